import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { MemberRow } from '../../../contract/roster'
import { SearchField } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { useSession } from '@/store/session'
import { CheckRow } from '@/organiser/parts/CheckRow'

const FOUND = 20

/** People of the units that I organise, by name or number. */
export function Find ({ chosen, onToggle }: { chosen: readonly string[], onToggle: (member: MemberRow) => void }) {
  const roles = useSession((state) => state.me?.roles) ?? []
  const [search, setSearch] = useState('')
  const asked = useSettled(search.trim())
  const units = useRef([...new Set(roles.map(({ unit }) => unit.id))])
  const found = useData(async () => {
    if (!asked) return null
    const pages = await Promise.all(units.current.map((unit) => request('GET /organiser/members', { unit, below: true, state: 'active', search: asked, limit: FOUND })))
    return [...new Map(pages.flatMap(({ items }) => items).map((one) => [one.id, one])).values()]
  }, asked, { once: true, keep: true })
  const list = asked ? found.data : null
  return (
    <>
      <View className='org-event-find'><SearchField label='按姓名或工号找人' value={search} onChange={setSearch} /></View>
      <Problem error={asked ? found.error : null} />
      {list?.map((member) => <CheckRow key={member.id} title={member.name} note={[member.unit.name, member.staffNo].filter(Boolean).join(' · ')} on={chosen.includes(member.id)} onToggle={() => onToggle(member)} />)}
      {list?.length === 0 && !found.loading ? <View className='sub org-event-note'>你管理的单位里没有找到。换一个名字或工号再找。</View> : null}
    </>
  )
}
