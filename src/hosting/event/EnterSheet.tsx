import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MemberRow } from '../../../contract/roster'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { newKey } from '@/services/ids'
import { request, type Answer } from '@/services/request'
import { Row } from '@/organiser/publish/Row'
import { Find } from './Find'
import type { Loaded } from './useEvent'

type Refused = Answer<'POST /organiser/events/:id/enter'>['refused']
interface Chosen { memberId: string, name: string, note: string, /** So that sending again after a lost answer is the same. */ sendId: string }

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
