import { Select } from 'antd'
import { useState } from 'react'
import type { MemberRow } from '../../../../contract/roster'
import { useSettled } from '../../services/settled'
import { useFound } from '../found'

export interface Picked { memberId: string; label: string }

const label = ({ name, unit, staffNo }: MemberRow) => `${name}（${unit.name}${staffNo ? `，${staffNo}` : ''}）`

/** People of one's units, by name or number. */
export function PickPeople({ id, value, change }: { id?: string; value: Picked[]; change: (next: Picked[]) => void }) {
  const [typed, type] = useState('')
  const search = useSettled(typed.trim())
  const { found, asking } = useFound(search)
  const options = [...new Map([...value.map((one) => [one.memberId, one.label] as const), ...found.map((one) => [one.id, label(one)] as const)])].map(([memberId, text]) => ({ value: memberId, label: text }))
  return (
    <Select<string[]>
      id={id} mode='multiple' style={{ width: '100%' }} value={value.map(({ memberId }) => memberId)} placeholder='输入姓名或工号' showSearch={{ onSearch: type, filterOption: false }} loading={asking} options={options}
      notFoundContent={search ? (asking ? '正在找…' : '花名册里没有找到') : '输入姓名或工号'}
      onChange={(ids) => { change(ids.map((memberId) => ({ memberId, label: options.find((one) => one.value === memberId)?.label ?? '' }))); type('') }}
    />
  )
}
