import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { FileView } from '../../../contract/files'
import { Button } from '@/components/Button'
import { Segmented } from '@/components/Choices'
import { Pictures } from '@/components/Pictures'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { usePhotos } from '@/services/photos'
import { Area, type Caret } from './Area'
import { goneOn, looksMarked, marked, markOf, numbered, idsIn, shownOf, withoutPicture, withPicture, writtenOf, type Mark, type Marked } from './marks'
import { Shown } from './Shown'

interface Props { label: string, value: string, files: readonly FileView[], error?: string, onChange: (markdown: string) => void, took: (file: FileView) => void }

const MOST = 60000
const MOST_PICTURES = 30
const marks: { mark: Mark, text: string }[] = [{ mark: 'head', text: '小标题' }, { mark: 'bold', text: '加粗' }, { mark: 'quote', text: '引用' }, { mark: 'list', text: '列表' }]
const sides = [{ value: 'write', text: '写' }, { value: 'see', text: '看样子' }] as const

/** A text with buttons for those who know no Markdown, its pictures, and how it will look. */
export function MarkdownField ({ label, value, files, error, onChange, took }: Props) {
  const [side, turn] = useState<'write' | 'see'>('write')
  const [plain] = useState(() => looksMarked(value))
  const ids = useRef<string[]>([])
  ids.current = numbered(ids.current, value)
  const here = idsIn(value)
  const known = () => (plain ? [] : ids.current)
  const text = shownOf(value, known())
  // A picture arrives while somebody types on.
  const latest = useRef(text)
  latest.current = text
  const caret = useRef<Caret>({ from: text.length, to: text.length })
  const write = (next: string) => { latest.current = next; onChange(writtenOf(next, known())) }
  const put = ({ text: next, at }: Marked) => { caret.current = { ...at, moved: true }; write(next) }
  const type = (next: string) => { const more = goneOn(latest.current, next); if (more) put(more); else write(next) }
  const photos = usePhotos('material', (file) => {
    took(file)
    ids.current = [...ids.current, file.id]
    put(withPicture(latest.current, caret.current, plain ? `![](file:${file.id})` : markOf(ids.current.length)))
  })
  return (
    <View className='field'>
      <View className='field-label'>{label}</View>
      <Segmented label={label} items={sides} value={side} onChange={turn} />
      <Problem text={error} />
      {side === 'see' ? <Shown markdown={value} files={files} /> : (
        <>
          <View className='row wrap text-marks' {...a11y({ role: 'group', label: '格式' })}>
            {marks.map((one) => <Button key={one.mark} kind='text' small onClick={() => put(marked(text, caret.current, one.mark))}>{one.text}</Button>)}
          </View>
          <Area label={label} value={text} max={MOST} bad={!!error} caret={caret} onChange={type} />
          <View className='cap field-note'>空一行就是新的一段。按钮改的是光标所在的那一行。</View>
          <Pictures
            label='文中的图片' pictures={here.flatMap((id) => files.find((file) => file.id === id) ?? [])} most={MOST_PICTURES} photos={photos} named={({ id }) => `图 ${ids.current.indexOf(id) + 1}`}
            note={here.length && !plain ? '图片在文中记作〔图 1〕，可以剪切到别处。要加说明，写成〔图 1：南湖红船〕。' : undefined} onRemove={(id) => onChange(withoutPicture(value, id))}
          />
        </>
      )}
    </View>
  )
}
