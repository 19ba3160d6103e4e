import { useData } from '../services/data'
import { count } from '../services/format'
import { request } from '../services/request'

/** For whom one acts here. */
export function Scope() {
  const { data } = useData(() => request('GET /organiser/overview'))
  if (!data) return <div className='scope' />
  const [first] = data.units
  return (
    <div className='scope'>
      <div className='cap'>管理范围</div>
      <div className='strong'>{data.units.length > 1 && first ? `${first.name}等 ${data.units.length} 个单位` : first?.name}</div>
      <div className='cap num'>{data.branches ? `${count(data.branches)} 个支部 · ` : ''}{count(data.members)} 人</div>
    </div>
  )
}
