import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { MemberRow } from '../../../contract/roster'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { newKey } from '@/services/ids'
import { request, type Answer } from '@/services/request'
import { useSettled } from '@/services/settled'
import { useSession } from '@/store/session'
import { CheckRow } from '@/organiser/parts/CheckRow'
import { Row } from '@/organiser/publish/Row'
import type { Loaded } from './useEvent'

type Refused = Answer<'POST /organiser/events/:id/enter'>['refused']
interface Chosen { memberId: string, name: string, note: string, /** So that sending again after a lost answer is the same. */ sendId: string }

const FOUND = 20

export const enterWord = (how: string) => (how === 'opt-out' ? '替人请假' : how === 'nominated' ? '报送名单' : '补录报名')

/** Puts people on the list by name; whoever cannot be, is said with the reason. */
export function EnterSheet ({ of: { event, config, sessions }, onClose, onDone }: { of: Loaded, onClose: () => void, onDone: (words: string) => void }) {
  const { how, waitlist } = config.enrol
  const open = sessions.filter(({ cancelled }) => !cancelled)
  const [session, setSession] = useState(open[0]?.id ?? '')
  const positions = config.sessions.find(({ id }) => id === session)?.positions ?? []
  const [position, setPosition] = useState('')
  const [chosen, setChosen] = useState<Chosen[]>([])
  const [refused, setRefused] = useState<Refused>([])
  const act = useAct(async () => {
    const { entered, refused: not } = await request('POST /organiser/events/:id/enter', { id: event.id, session, ...(position && { position }), entries: chosen.map(({ memberId, sendId }) => ({ memberId, sendId })) })
    const words = how === 'opt-out' ? `已替 ${entered} 人请假。` : `已加入 ${entered} 人。`
    if (!not.length) return onDone(words)
    setRefused(not)
    setChosen(chosen.filter(({ memberId }) => not.some((one) => one.memberId === memberId)))
  })
  const wanting = chosen.length === 0 ? '请先找到要加入的人' : positions.length && !position ? '请选一个岗位' : ''
  const toggle = (member: MemberRow) => setChosen(chosen.some(({ memberId }) => memberId === member.id)
    ? chosen.filter(({ memberId }) => memberId !== member.id)
    : [...chosen, { memberId: member.id, name: member.name, note: member.unit.name, sendId: newKey() }])
  const note = how === 'opt-out' ? '' : how === 'lot' ? '抽签以前加入的一起抽签。' : waitlist ? '名额满了的排到候补。' : '名额满了就加不进去。'
  return (
    <Sheet
      title={enterWord(how)} dirty={chosen.length > 0} onClose={refused.length ? () => onDone('') : onClose}
      footer={<><Problem error={act.error} /><Button block loading={act.busy} busy='正在加入…' disabled={!!wanting} why={wanting} onClick={() => act.run()}>{!chosen.length ? '加入名单' : how === 'opt-out' ? `替 ${chosen.length} 人请假` : `加入 ${chosen.length} 人`}</Button></>}
    >
      {open.length > 1 ? <Row label='哪一场'><Chips label='哪一场' items={open.map(({ id, name }) => ({ value: id, text: name }))} value={session} onChange={(id) => { setSession(id); setPosition('') }} /></Row> : null}
      {positions.length ? <Row label='岗位'><Chips label='岗位' items={positions.map(({ id, name }) => ({ value: id, text: name }))} value={position} onChange={setPosition} /></Row> : null}
      {refused.length ? <View {...a11y({ role: 'alert' })}>{refused.map(({ memberId, name, why }) => <Problem key={memberId} text={`${name}没有加入：${why}`} />)}</View> : null}
      {chosen.length ? <View className='sub org-event-note'>{`已选：${chosen.map(({ name }) => name).join('、')}`}</View> : null}
      <Find chosen={chosen.map(({ memberId }) => memberId)} onToggle={toggle} />
      {note ? <View className='cap org-event-note'>{note}</View> : null}
    </Sheet>
  )
}

function Find ({ chosen, onToggle }: { chosen: readonly string[], onToggle: (member: MemberRow) => void }) {
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
