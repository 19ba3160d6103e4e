import { SearchOutlined } from '@ant-design/icons'
import { Checkbox, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useSettled } from '../services/settled'
import { STATES, type Filters } from './filters'

interface Props { filters: Filters; change: (filters: Filters) => void }

export function MemberBar({ filters, change }: Props) {
  const [typed, setTyped] = useState(filters.search)
  const asked = useSettled(typed.trim())
  // Only what is typed here is passed on; what else changed meanwhile stays.
  useEffect(() => { if (asked !== filters.search && asked === typed.trim()) change({ ...filters, search: asked }) }, [asked, typed, filters, change])
  return (
    <div className='filters' role='search'>
      <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜姓名、工号、手机尾号' placeholder='搜姓名、工号、手机后四位' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
      <Select aria-label='状态' value={filters.state} options={STATES} onChange={(state) => change({ ...filters, state })} />
      <Checkbox checked={filters.below} onChange={({ target }) => change({ ...filters, below: target.checked })}>含下级单位</Checkbox>
    </div>
  )
}
