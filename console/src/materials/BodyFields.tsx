import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { FileView } from '../../../contract/files'
import type { ColumnKind, MaterialInput } from '../../../contract/materials'
import { Field } from '../shell/Field'
import { FileField } from './FileField'
import { MarkdownField } from './MarkdownField'
import { KINDS, cardWords, type Faults } from './words'

interface Props { input: MaterialInput; change: (body: MaterialInput['body']) => void; faults: Faults; files: ReadonlyMap<string, FileView>; took: (file: FileView) => void; column: ColumnKind | undefined; chapter: number; show: (chapter: number) => void }

/** What each kind of material is made of. */
export function BodyFields({ input: { body }, change, faults, files, took, column, chapter, show }: Props) {
  switch (body.kind) {
    case 'article': return <MarkdownField label='正文' value={body.markdown} change={(markdown) => change({ ...body, markdown })} took={took} />
    case 'book': {
      const one = body.chapters[chapter] ?? { title: '', markdown: '' }
      const put = (part: Partial<typeof one>) => change({ ...body, chapters: body.chapters.map((other, i) => (i === chapter ? { ...other, ...part } : other)) })
      const without = () => { change({ ...body, chapters: body.chapters.filter((_, i) => i !== chapter) }); show(Math.max(0, chapter - 1)) }
      return (
        <>
          <div className='row gap-s wrap chapter-bar'>
            <Select aria-label='第几章' className='grow' value={chapter} onChange={show} options={body.chapters.map(({ title }, i) => ({ value: i, label: `${i + 1}. ${title || '（没有标题）'}` }))} />
            <Button icon={<PlusOutlined aria-hidden />} disabled={body.chapters.length >= 100} onClick={() => { change({ ...body, chapters: [...body.chapters, { title: '', markdown: '' }] }); show(body.chapters.length) }}>加一章</Button>
            <Button disabled={body.chapters.length < 2} onClick={without}>删除这一章</Button>
          </div>
          <Field label='章的标题' error={faults.chapter}>{(field) => <Input {...field} maxLength={60} value={one.title} onChange={({ target }) => put({ title: target.value })} />}</Field>
          <MarkdownField key={chapter} label='这一章的正文' value={one.markdown} change={(markdown) => put({ markdown })} took={took} />
        </>
      )
    }
    case 'audio':
    case 'video':
    case 'pdf': return <FileField label={KINDS[body.kind]} kind={body.kind} file={files.get(body.fileId)} error={faults.body} take={(file) => { took(file); change({ ...body, fileId: file.id }) }} />
    case 'link': return <Field label='网址' error={faults.body} hint='小程序里不能直接打开外面的网页，成员点了会复制网址。'>{(field) => <Input {...field} maxLength={500} value={body.url} placeholder='https://' onChange={({ target }) => change({ ...body, url: target.value.trim() })} />}</Field>
    case 'card': {
      const words = cardWords(column)
      return (
        <>
          <Field label={words.front} error={faults.front}>{(field) => <Input {...field} maxLength={200} value={body.front} onChange={({ target }) => change({ ...body, front: target.value })} />}</Field>
          <Field label={words.back} error={faults.back}>{(field) => <Input.TextArea {...field} autoSize={{ minRows: 4, maxRows: 14 }} maxLength={1000} value={body.back} onChange={({ target }) => change({ ...body, back: target.value })} />}</Field>
          <Field label={`${words.origin}，可以不填`}>{(field) => <Input {...field} maxLength={100} value={body.origin} onChange={({ target }) => change({ ...body, origin: target.value })} />}</Field>
        </>
      )
    }
  }
}
