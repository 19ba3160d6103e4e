import { View } from '@tarojs/components'
import type { ColumnKind, MaterialBody } from '../../../contract/materials'
import { Field } from '@/components/Field'
import { Chapters, newChapter } from './Chapters'
import { FileField } from './FileField'
import { MarkdownField } from './MarkdownField'
import type { Work } from './kept'
import type { Writing } from './useMaterial'
import { cardWords } from './words'

interface Props { writing: Writing, work: Work, column: ColumnKind | undefined, onChapter: (at: number) => void }

/** What each kind of material is made of. */
export function Body ({ writing: { faults, changeBody, took }, work: { input: { body }, files }, column, onChapter }: Props) {
  const set = <B extends MaterialBody>(kind: B['kind'], part: Partial<B>) => changeBody((before) => (before.kind === kind ? { ...before, ...part } : before))
  switch (body.kind) {
    case 'article': return <View className='sect'><MarkdownField label='正文' value={body.markdown} files={files} error={faults.body} took={took} onChange={(markdown) => set('article', { markdown })} /></View>
    case 'book': return (
      <Chapters book={body} error={faults.body} onOpen={onChapter} onAdd={() => { set('book', { chapters: [...body.chapters, newChapter(body.chapters.length)] }); onChapter(body.chapters.length) }} />
    )
    case 'audio':
    case 'video': return (
      <View className='sect'>
        <FileField
          kind={body.kind} file={files.find(({ id }) => id === body.fileId)} error={faults.body}
          onTaken={(file, seconds) => { took(file); changeBody(({ kind }) => (kind === 'audio' || kind === 'video' ? { kind, fileId: file.id, ...(seconds && { seconds }) } : body)) }}
        />
      </View>
    )
    case 'pdf': return <View className='sect'><FileField kind='pdf' file={files.find(({ id }) => id === body.fileId)} error={faults.body} onTaken={(file) => { took(file); set('pdf', { fileId: file.id }) }} /></View>
    case 'link': return (
      <View className='sect'>
        <Field label='网址' value={body.url} max={500} hint='https://' note='小程序里不能直接打开外面的网页，成员点了会复制网址' error={faults.body} onChange={(url) => set('link', { url: url.trim() })} />
      </View>
    )
    case 'card': {
      const words = cardWords(column)
      return (
        <View className='sect'>
          <Field label={words.front} value={body.front} max={200} error={faults.front} onChange={(front) => set('card', { front })} />
          <Field label={words.back} kind='area' value={body.back} max={1000} error={faults.back} onChange={(back) => set('card', { back })} />
          <Field label={words.origin} optional value={body.origin} max={100} onChange={(origin) => set('card', { origin })} />
        </View>
      )
    }
    default: return body satisfies never
  }
}
