import { Link } from 'react-router'
import { useData } from '../services/data'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'

/** Lists that somebody left half-way: one goes on with them. */
export function OpenLists() {
  const { data } = useData(() => request('GET /roster-imports'))
  if (!data?.items.length) return null
  return (
    <section className='box open-imports' aria-label='没有导入完的名单'>
      <h2 className='strong'>没有导入完的名单</h2>
      <ul>
        {data.items.slice(0, 5).map(({ id, name, unit, total, at }) => (
          <li key={id} className='row gap'>
            <span className='grow one-line' title={name}>{name}</span>
            <span className='cap num whole'>{unit.name} · {count(total)} 行 · {dayTime(at)}</span>
            <Link to={`/roster/imports/${id}`} className='whole' aria-label={`继续核对“${name}”`}>继续核对</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
