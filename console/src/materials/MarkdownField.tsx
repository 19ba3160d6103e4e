import { PictureOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import type { FileView } from '../../../contract/files'
import { Uploading } from '../import/Uploading'
import { useAct } from '../services/act'
import { Field, FieldError } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { ENDS, sendFile, unfit } from './uploads'

interface Props { label: string; value: string; change: (text: string) => void; took: (file: FileView) => void }

const MARKS: { name: string; before: string; after?: string; line?: true }[] = [
  { name: '小标题', before: '## ', line: true }, { name: '加粗', before: '**', after: '**' }, { name: '引用', before: '> ', line: true }, { name: '列表', before: '- ', line: true }
]

const PICTURES = '形如 ![](file:…) 的一行就是一张图片，样子见右边的预览。方括号里可以写图片说明；不要这张图，删掉这一行。'

/** Markdown with buttons for those who do not know it; pictures by button, by paste or dropped. */
export function MarkdownField({ label, value, change, took }: Props) {
  const area = useRef<HTMLTextAreaElement | null>(null)
  const pick = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState(0)
  const [refused, refuse] = useState<string | null>(null)
  const latest = useRef(value)
  latest.current = value
  const put = (text: string, from: number, to: number, caret: number) => {
    change(latest.current.slice(0, from) + text + latest.current.slice(to))
    setTimeout(() => { area.current?.focus(); area.current?.setSelectionRange(from + caret, from + caret) })
  }
  const mark = ({ before, after = '', line }: (typeof MARKS)[number]) => {
    const { selectionStart: start = value.length, selectionEnd: end = value.length } = area.current ?? {}
    const from = line ? value.lastIndexOf('\n', start - 1) + 1 : start
    const text = before + value.slice(from, end) + after
    put(text, from, end, text.length - after.length)
  }
  const send = useAct(async (files: File[]) => {
    for (const file of files) {
      const why = unfit(file, 'photo')
      refuse(why)
      if (why) continue
      setPart(0)
      const view = await sendFile(file, setPart)
      took(view)
      const at = area.current?.selectionEnd ?? latest.current.length
      // Not the file's name: what a camera calls it would stand under the picture for everybody to read.
      const text = `${at && latest.current[at - 1] !== '\n' ? '\n\n' : ''}![](file:${view.id})\n\n`
      put(text, at, at, text.length)
      await new Promise((resolve) => { setTimeout(resolve, 30) })
    }
  })
  const photos = (list: FileList | undefined) => Array.from(list ?? []).filter(({ type }) => type.startsWith('image/'))
  return (
    <div onDrop={(event) => { const found = photos(event.dataTransfer.files); if (found.length) { event.preventDefault(); send.run(found) } }}>
      <div className='row gap-s md-marks' role='group' aria-label='格式'>
        {MARKS.map((one) => <Button key={one.name} size='small' onClick={() => mark(one)}>{one.name}</Button>)}
        <Button size='small' icon={<PictureOutlined aria-hidden />} disabled={send.busy} onClick={() => pick.current?.click()}>插入图片</Button>
        <input ref={pick} type='file' hidden multiple accept={ENDS.photo} aria-label='插入图片文件' onChange={({ target }) => { const found = photos(target.files ?? undefined); target.value = ''; if (found.length) send.run(found) }} />
      </div>
      <Field label={label} hint={value.includes('](file:') ? PICTURES : '空一行就是新的一段。图片可以直接粘贴或拖进来。'}>
        {(field) => (
          <Input.TextArea
            {...field} ref={(found) => { area.current = found?.resizableTextArea?.textArea ?? null }} autoSize={{ minRows: 14, maxRows: 40 }} maxLength={60000} value={value} onChange={({ target }) => change(target.value)}
            onPaste={(event) => { const found = photos(event.clipboardData.files); if (found.length) { event.preventDefault(); send.run(found) } }}
          />
        )}
      </Field>
      {send.busy ? <Uploading part={part} then='正在处理图片。' /> : null}
      <FieldError error={refused} />
      <Problem error={send.error} />
    </div>
  )
}
