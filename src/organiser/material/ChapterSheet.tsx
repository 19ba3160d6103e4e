import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Sheet } from '@/components/Sheet'
import { newChapter, type Book, type Chapter } from './Chapters'
import { MarkdownField } from './MarkdownField'
import type { Writing } from './useMaterial'

interface Props { writing: Writing, book: Book, at: number, onMove: (to: number) => void, onClose: () => void }

/** One chapter: what is typed is in the draft at once. */
export function ChapterSheet ({ writing: { changeBody, work, took }, book: { chapters }, at, onMove, onClose }: Props) {
  const [asking, ask] = useState(false)
  const chapter = chapters[at]
  if (!chapter || !work) return null
  const edit = (to: (before: readonly Chapter[]) => Chapter[]) => changeBody((body) => (body.kind === 'book' ? { ...body, chapters: to(body.chapters) } : body))
  const set = (part: Partial<Chapter>) => edit((before) => before.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const move = (to: number) => {
    edit((before) => { const rest = before.filter((_, i) => i !== at); rest.splice(to, 0, before[at] ?? chapter); return rest })
    onMove(to)
  }
  const remove = () => { onClose(); edit((before) => before.filter((_, i) => i !== at)) }
  const written = chapter.markdown.trim() || chapter.title.trim() !== newChapter(at).title
  return (
    <>
      <Sheet title={`第 ${at + 1} 章`} onClose={onClose} footer={<Button block onClick={onClose}>这一章写好了</Button>}>
        <Field label='章的标题' value={chapter.title} max={60} error={chapter.title.trim() ? undefined : '每一章都要有标题'} onChange={(title) => set({ title })} />
        <MarkdownField key={at} label='这一章的正文' value={chapter.markdown} files={work.files} took={took} onChange={(markdown) => set({ markdown })} />
        {chapters.length > 1 ? (
          <View className='row wrap material-move'>
            <Button kind='text' small disabled={at === 0} onClick={() => move(at - 1)}>往前移</Button>
            <Button kind='text' small disabled={at === chapters.length - 1} onClick={() => move(at + 1)}>往后移</Button>
            <Button kind='text' small onClick={() => { if (written) ask(true); else remove() }}>删除这一章</Button>
          </View>
        ) : null}
      </Sheet>
      {asking ? <Dialog title={`删除“${chapter.title || `第 ${at + 1} 章`}”？`} act='删除这一章' back='不删除' onAct={remove} onBack={() => ask(false)}>这一章的文字会删掉，找不回来。</Dialog> : null}
    </>
  )
}
