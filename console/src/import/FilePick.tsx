import { DeleteOutlined, FileTextOutlined, InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId, useRef, useState, type DragEvent } from 'react'
import { FieldError } from '../shell/Field'

const MOST = 20 * 1024 * 1024
const SAID = 'Word（.docx）、Excel（.xlsx、.csv）、文本（.txt）、网页；Moodle 的 GIFT、Aiken、XML，QTI，学史题库（.json）。最多 20 MB。'
const ENDS = '.docx,.xlsx,.xls,.csv,.txt,.html,.htm,.xml,.zip,.json,.gift,.doc'

interface Props { label: string; file: File | null; pick: (file: File | null) => void; error?: string | null; large?: boolean; /** What may be chosen, and how that is said; absent: questions. */ ends?: string; hint?: string }

const size = (bytes: number) => (bytes < 1024 ? `${bytes} 字节` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)

/** A file chosen or dropped. The server reads it; only what is too large is known here already. */
export function FilePick({ label, file, pick, error, large, ends = ENDS, hint = SAID }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const take = (found: File | undefined) => {
    if (!found) return
    const large = found.size > MOST
    setTooLarge(large ? `“${found.name}”有 ${size(found.size)}，最多 20 MB。请分成几份再传。` : null)
    pick(large ? null : found)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const wrong = tooLarge ?? error
  return (
    <div className='field'>
      <label htmlFor={id} className='field-label'>{label}</label>
      <div className={`pick${large ? ' pick-large' : ''}${over ? ' pick-over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
        {file
          ? (
            <div className='row gap'>
              <FileTextOutlined className='pick-icon' aria-hidden /><span className='strong one-line'>{file.name}</span><span className='cap num'>{size(file.size)}</span>
              <Button type='text' icon={<DeleteOutlined aria-hidden />} onClick={() => { pick(null); input.current?.focus() }} aria-label={`去掉“${file.name}”`} />
            </div>
            )
          : <div className='pick-say'>{large ? <InboxOutlined className='pick-icon' aria-hidden /> : null}<span className='sub'>{large ? '把文件拖到这里，或' : '拖到这里，或'}</span></div>}
        <input
          ref={input} id={id} type='file' accept={ends} className='pick-input' aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-error` : large ? `${id}-hint` : undefined}
          onChange={({ target }) => { take(target.files?.[0]); target.value = '' }}
        />
        <span className='pick-button' aria-hidden onClick={() => input.current?.click()}>{file ? '换一个' : '选文件'}</span>
      </div>
      {large ? <p id={`${id}-hint`} className='cap'>{hint}</p> : null}
      <FieldError id={`${id}-error`} error={wrong} />
    </div>
  )
}
