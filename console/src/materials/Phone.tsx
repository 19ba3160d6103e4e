import { FilePdfOutlined, LinkOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import type { FileView } from '../../../contract/files'
import type { Block, MaterialInput } from '../../../contract/materials'
import { addressOf } from '../review/Photos'
import { size } from '../services/format'
import { request } from '../services/request'
import { useSettled } from '../services/settled'
import { Blocks } from './Blocks'

interface Props { input: MaterialInput; files: ReadonlyMap<string, FileView>; chapter?: number }

/** The material as the member will have it before him; whoever writes need not know what Markdown is. */
export function Phone({ input, files, chapter = 0 }: Props) {
  return (
    <section className='phone' aria-label='手机上的样子'>
      <p className='cap phone-cap'>手机上的样子</p>
      <div className='phone-page'>
        <p className='phone-title'>{input.title || '（还没有标题）'}</p>
        <p className='cap'>{[input.period, input.date].filter(Boolean).join(' · ')}</p>
        <Body input={input} files={files} chapter={chapter} />
      </div>
    </section>
  )
}

function Body({ input: { body }, files, chapter = 0 }: Props) {
  switch (body.kind) {
    case 'article': return <Markdown text={body.markdown} files={files} />
    case 'book': return <><p className='block-head'>{body.chapters[chapter]?.title}</p><Markdown text={body.chapters[chapter]?.markdown ?? ''} files={files} /></>
    case 'audio': return <Held file={files.get(body.fileId)}>{(file) => <audio controls src={addressOf(file.url)} />}</Held>
    case 'video': return <Held file={files.get(body.fileId)}>{(file) => <video controls src={addressOf(file.url)} />}</Held>
    case 'pdf': return <Held file={files.get(body.fileId)}>{(file) => <a href={addressOf(file.url)} target='_blank' rel='noreferrer'><FilePdfOutlined aria-hidden /> 打开 PDF（{size(file.bytes)}）</a>}</Held>
    case 'link': return <p className='phone-link'><LinkOutlined aria-hidden /> {body.url || '（还没有网址）'}</p>
    case 'card': return <div className='phone-card'><p className='block-head'>{body.front}</p><p className='phone-back'>{body.back}</p>{body.origin ? <p className='cap'>{body.origin}</p> : null}</div>
  }
}

function Held({ file, children }: { file: FileView | undefined; children: (file: FileView) => JSX.Element }) {
  return file ? children(file) : <p className='cap'>上传以后在这里试放。</p>
}

function Markdown({ text, files }: { text: string; files: ReadonlyMap<string, FileView> }) {
  const settled = useSettled(text, 400)
  const [read, setRead] = useState<{ blocks: Block[]; pictures: string[] }>({ blocks: [], pictures: [] })
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let here = true
    if (!settled.trim()) { setRead({ blocks: [], pictures: [] }); return }
    request('POST /organiser/materials/preview', { markdown: settled }).then(
      (answer) => { if (here) { setRead(answer); setFailed(false) } },
      () => { if (here) setFailed(true) }
    )
    return () => { here = false }
  }, [settled])
  let no = 0
  const blocks = read.blocks.map((block): Block => (block.kind === 'picture' ? { ...block, file: files.get(read.pictures[no++] ?? '') ?? null } : block))
  return (
    <>
      <p role='status' className='cap'>{failed ? '预览没有取到，写的内容还在。接着写就会再取。' : settled.trim() ? '' : '正文写了以后显示在这里。'}</p>
      <Blocks blocks={blocks} />
    </>
  )
}
