import { Select } from 'antd'
import type { Spot } from '../../../editor/paths'
import { useData } from '../../../services/data'
import { request } from '../../../services/request'

/** A column that members find under 学习资料. One that was chosen and is not shown any more is said to be so. */
export function ColumnPick({ spot, label }: { spot: Spot<string | undefined>; label: string }) {
  const { value } = spot
  const found = useData(async () => (await request('GET /library')).columns)
  const columns = found.data ?? []
  const options = columns.map(({ id, name, materials, unit }) => ({ value: id, label: `${name}（${materials} 份，${unit.name}）` }))
  const gone = value && found.data && !columns.some(({ id }) => id === value) ? [{ value, label: '原来选的专栏（现在不显示）' }] : []
  const waiting = value && !found.data ? [{ value, label: found.error ? '已选的专栏（名称暂时取不出来）' : '…' }] : []
  return (
    <Select<string>
      aria-label={label} data-field={spot.path} className='plan-pick' allowClear popupMatchSelectWidth={false} value={value} placeholder='专栏，可以不选' loading={found.loading}
      notFoundContent={found.error ? '专栏暂时取不出来' : '还没有专栏'} options={[...options, ...gone, ...waiting]} onChange={(id: string | undefined) => spot.set(id || undefined)}
    />
  )
}
