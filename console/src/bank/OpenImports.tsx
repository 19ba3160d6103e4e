import { Link } from 'react-router'
import { useData } from '../services/data'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'

/** Imports that somebody left half-way: nothing is lost, one goes on from here. */
export function OpenImports({ bankId }: { bankId?: string }) {
  const { data } = useData(() => request('GET /imports', { limit: 20 }))
  const open = data?.items.filter(({ state, bank, counts }) => state === 'open' && counts.total > 0 && (!bankId || bank?.id === bankId)).slice(0, 5) ?? []
  if (!open.length) return null
  return (
    <section className='box open-imports' aria-label='未完成的导入'>
      <h2 className='strong'>未完成的导入</h2>
      <ul>
        {open.map(({ id, name, counts, at }) => (
          <li key={id} className='row gap'>
            <span className='grow one-line'>{name}</span>
            <span className='cap num'>{count(counts.total)} 题{counts.problem ? `，${count(counts.problem)} 题要处理` : ''}{counts.done ? `，已入库 ${count(counts.done)} 题` : ''} · {dayTime(at)}</span>
            <Link to={`/imports/${id}`} aria-label={`继续核对“${name}”`}>继续核对</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
