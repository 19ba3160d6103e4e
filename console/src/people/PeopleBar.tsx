import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { UnitPick } from '../roster/UnitPick'
import { useData } from '../services/data'
import { request } from '../services/request'
import { useSettled } from '../services/settled'
import { isNarrowed, type Filters } from './filters'
import { sortOptions, stateOptions } from './words'

interface Props { filters: Filters; change: (filters: Filters) => void; groups: readonly { id: string; name: string }[] }

export function PeopleBar({ filters, change, groups }: Props) {
  const [typed, setTyped] = useState(filters.search)
  const settled = useSettled(typed.trim())
  // Only what is typed here is passed on; what else changed meanwhile stays.
  useEffect(() => { if (settled !== filters.search && settled === typed.trim()) change({ ...filters, search: settled }) }, [settled, typed, filters, change])
  const units = useData(() => request('GET /organiser/units'))
  const clear = () => { setTyped(''); change({ unit: '', search: '', state: 'all', group: '', sort: filters.sort }) }
  return (
    <div className='filters people-filters' role='search'>
      <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜姓名或工号' placeholder='搜姓名或工号' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
      <div className='people-unit'><UnitPick units={units.data?.units ?? []} label='单位' value={filters.unit || null} choose={(unit) => change({ ...filters, unit })} /></div>
      <Select aria-label='情况' value={filters.state} options={stateOptions} onChange={(state) => change({ ...filters, state })} />
      {groups.length ? <Select aria-label='组别' value={filters.group} options={[{ value: '', label: '各组' }, ...groups.map(({ id, name }) => ({ value: id, label: name })), { value: 'none', label: '没有分组' }]} onChange={(group: string) => change({ ...filters, group })} /> : null}
      <Select aria-label='次序' className='people-sort' value={filters.sort} options={[...sortOptions]} onChange={(sort) => change({ ...filters, sort })} />
      {isNarrowed(filters) ? <Button type='link' onClick={clear}>清空条件</Button> : null}
    </div>
  )
}
