import { useEffect, useRef } from 'react'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Failed, Skeleton } from '../shell/States'
import { lineWord, markWords, spanOf, wordsAt } from './source'
import type { Review } from './useReview'

interface Props { review: Review; name: string; lines: number }

/** The source beside the rows: it follows the current one. */
export function SourcePane({ review: { id, current, after }, name, lines }: Props) {
  const span = current ? spanOf(current, after(current.no), lines) : null
  const source = useData(async () => (span ? request('GET /imports/:id/source', { id, from: span.from, to: span.to }) : null), span ? `${span.from}-${span.to}` : '', { keep: true })
  const box = useRef<HTMLDivElement>(null)
  const first = span?.first
  useEffect(() => {
    const found = box.current?.querySelector<HTMLElement>(`[data-line="${first}"]`)
    if (found && box.current) box.current.scrollTop = found.offsetTop - box.current.offsetTop - 72
  }, [first, source.data])
  // Empty lines before the next question belong to nobody.
  const end = source.data?.lines.filter(({ line, text }) => span && line <= span.last && text.trim() !== '').at(-1)?.line ?? 0
  const word = lineWord(name)
  const bad = current?.state === 'problem'
  return (
    <aside className='rev-right' aria-label='原文对照'>
      <div className='source-head'><h2 className='h2'>原文对照</h2><span className='cap num'>{span ? `第 ${span.from}—${span.to} ${word}` : ''}</span></div>
      <div className='box source' ref={box} tabIndex={0} role='group' aria-label='原文'>
        {!span ? <p className='cap source-line'><span className='source-no' /><span>{current ? '这种文件没有一行一行的原文。' : '选一题，这里显示它的原文。'}</span></p> : null}
        {span && source.error ? <Failed title='原文暂时取不出来' error={source.error} retry={source.refresh} /> : null}
        {span && !source.data && !source.error ? <Skeleton rows={6} /> : null}
        {span && source.data
          ? source.data.lines.map(({ line, text }) => {
            const own = line >= span.first && line <= end
            const words = own && current ? wordsAt(current, line) : []
            return (
              <div key={line} data-line={line} className={`source-line${own ? bad ? ' source-now' : ' source-fine' : ''}`}>
                <span className='source-no num'>{line}</span>
                <span>{text.trim() ? markWords(text, words).map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : piece.text)) : <span className='cap'>（空{word}）</span>}</span>
              </div>
            )
          })
          : null}
      </div>
      <p className='cap source-note'>按上下键换题，原文会跟着走。改动只影响入库结果，不改你的文件。</p>
    </aside>
  )
}
