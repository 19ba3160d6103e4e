import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { MemberRow } from '../../../../../contract/roster'
import type { Spot } from '../../../editor/paths'
import { request } from '../../../services/request'
import { useSettled } from '../../../services/settled'
import { createStore } from '../../../services/store'
import { useFound } from '../../found'

/* Names by id, as far as they were asked for. */
const store = createStore<{ names: Record<string, string> }>({ names: {} })
const learn = (names: Record<string, string>) => store.set({ names: { ...store.get().names, ...names } })
const asked = new Set<string>()

async function name(id: string): Promise<void> {
  if (store.get().names[id] !== undefined || asked.has(id)) return
  asked.add(id)
  try {
    const { name: own, unit } = await request('GET /organiser/members/:id', { id })
    learn({ [id]: `${own}（${unit.name}）` })
  } catch { learn({ [id]: '原来选的人（现在看不到）' }) }
}

const labelOf = ({ name: own, unit }: MemberRow) => `${own}（${unit.name}）`

/** People of the roster by name; none of them is no rule. */
export function MembersPick({ spot, label }: { spot: Spot<string[] | undefined>; label: string }) {
  const chosen = spot.value ?? []
  const names = store.use((state) => state.names)
  const [typed, type] = useState('')
  const search = useSettled(typed.trim())
  const { found, asking } = useFound(search)
  const unknown = chosen.filter((id) => names[id] === undefined).join(' ')
  useEffect(() => { for (const id of unknown.split(' ')) if (id) void name(id) }, [unknown])
  useEffect(() => { if (found.length) learn(Object.fromEntries(found.map((one) => [one.id, labelOf(one)]))) }, [found])
  const shown = [...new Set([...chosen, ...found.map(({ id }) => id)])]
  return (
    <Select<string[]>
      aria-label={label} data-field={spot.path} className='rule-units' mode='multiple' value={chosen} placeholder='输入姓名或工号查找' showSearch={{ onSearch: type, filterOption: false }} loading={asking}
      notFoundContent={search ? (asking ? '正在找…' : '花名册里没有找到') : '输入姓名或工号'} options={shown.map((id) => ({ value: id, label: names[id] ?? '…' }))}
      onChange={(ids) => { spot.set(ids.length ? ids : undefined); type('') }}
    />
  )
}
