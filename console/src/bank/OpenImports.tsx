import { Link } from 'react-router'
import type { ImportSummary } from '../../../contract/questions'
import { useData } from '../services/data'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'

const MOST = 5

/** Imports that somebody left half-way, and those that are through: one goes on with them, sees what came of them, takes them back. */
export function OpenImports({ bankId }: { bankId?: string }) {
  const { data } = useData(() => request('GET /imports', { limit: 30 }))
  const mine = data?.items.filter(({ bank, counts }) => counts.total > 0 && (!bankId || bank?.id === bankId)) ?? []
  return (
    <>
      <Imports title='未完成的导入' items={mine.filter(({ state }) => state === 'open')} />
      <Imports title='最近的导入' items={mine.filter(({ state }) => state !== 'open')} />
    </>
  )
}

function Imports({ title, items }: { title: string; items: ImportSummary[] }) {
  if (!items.length) return null
  return (
    <section className='box open-imports' aria-label={title}>
      <h2 className='strong'>{title}</h2>
      <ul>
        {items.slice(0, MOST).map((one) => (
          <li key={one.id} className='row gap'>
            <span className='grow one-line' title={one.name}>{one.name}</span>
            <span className='cap num whole'>{said(one)} · {dayTime(one.at)}</span>
            {one.counts.done || one.state !== 'open' ? <Link to={`/imports/${one.id}/done`} className='whole' aria-label={`看“${one.name}”的入库结果`}>{one.undoable ? '看结果 / 撤销' : '看结果'}</Link> : null}
            {one.state === 'open' ? <Link to={`/imports/${one.id}`} className='whole' aria-label={`继续核对“${one.name}”`}>继续核对</Link> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function said({ state, counts, imported }: ImportSummary): string {
  const stored = imported.created + imported.replaced
  switch (state) {
    case 'open': return [`${count(counts.total)} 题`, counts.problem ? `${count(counts.problem)} 题要处理` : '', stored ? `已入库 ${count(stored)} 题` : ''].filter(Boolean).join('，')
    case 'done': return stored ? `入库 ${count(stored)} 题` : '没有题入库'
    case 'undone': return '已撤销'
  }
}
