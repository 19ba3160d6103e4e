import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { FileKind, FilePurpose, FileView } from '../../../contract/files'
import { Uploading } from '../import/Uploading'
import { useAct } from '../services/act'
import { size } from '../services/format'
import { FieldError } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { ENDS, SAID, sendFile, unfit } from './uploads'

interface Props { label: string; /** What it is for stands above it already. */ bare?: boolean; kind: FileKind; /** Absent: of a material. */ purpose?: FilePurpose; file: FileView | undefined; error?: string | null; /** What it still has to do is waited for, and said where it fails. */ take: (file: FileView) => void | Promise<void>; remove?: () => void }

/** One file of a material, chosen or dropped, with how much of it has left. */
export function FileField({ label, bare = false, kind, purpose, file, error, take, remove }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState(0)
  const [refused, refuse] = useState<string | null>(null)
  const send = useAct(async (chosen: File) => { setPart(0); await take(await sendFile(chosen, setPart, purpose)) })
  const pick = (chosen: File | undefined) => {
    if (!chosen) return
    const why = unfit(chosen, kind)
    refuse(why)
    if (!why) send.run(chosen)
  }
  return (
    <div className='field' role='group' aria-label={label} onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); pick(event.dataTransfer.files[0]) }}>
      {bare ? null : <span className='field-label'>{label}</span>}
      <div className='row gap'>
        <Button icon={<UploadOutlined aria-hidden />} disabled={send.busy} aria-label={`${file ? '换一个' : '选'}${label}`} onClick={() => input.current?.click()}>{file ? '换一个' : '选文件，或拖到这里'}</Button>
        {file ? <span className='good num'>已上传，{size(file.bytes)}</span> : <span className='cap'>{SAID[kind]}</span>}
        {file && remove ? <Button type='text' onClick={remove} aria-label={`去掉${label}`}>去掉</Button> : null}
      </div>
      <input ref={input} type='file' hidden accept={ENDS[kind]} aria-label={`${label}文件`} onChange={({ target }) => { pick(target.files?.[0]); target.value = '' }} />
      {send.busy ? <Uploading part={part} then='正在检查文件。' /> : null}
      <FieldError error={refused ?? (send.error ? null : error)} />
      <Problem error={send.error} />
    </div>
  )
}
