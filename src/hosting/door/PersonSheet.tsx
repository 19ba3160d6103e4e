import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AttendanceRow, Door } from '../../../contract/attendance'
import { Button } from '@/components/Button'
import { Segmented } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { Picker } from '@/platform/Picker'
import { now } from '@/services/clock'
import { clockTime, partsOf, recent } from '@/services/format'
import { ReasonField } from '../../organiser/parts/ReasonField'
import { GroupCheck } from './GroupCheck'
import { missing, partyOf, placesOf } from './group'
import { mayTick, standingOf } from './People'
import type { Listing } from './usePeople'

type What = 'came' | 'absent' | 'times' | 'group'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const kinds = { in: '签到', out: '签退', void: '更正' }
const ways = { code: '扫现场的码', ticket: '扫报名码', password: '口令', staff: '工作人员登记' }

/** 09:05 on the day on which the session begins; past midnight on the next. */
export function momentOf (picked: string, begins: number, after: number): number {
  const { hour, minute } = partsOf(begins)
  const [h = 0, m = 0] = picked.split(':').map(Number)
  const at = begins - begins % MINUTE + (h * 60 + m - hour * 60 - minute) * MINUTE
  return at < after ? at + DAY : at
}

const pickedOf = (at: number) => clockTime(at).padStart(5, '0')

interface Props { row: AttendanceRow, door: Door, mark: Listing['mark'], onClose: () => void }

/** What was marked of somebody or of a group, and another entry; one that takes something back, or comes late, needs a reason that stays on record. */
export function PersonSheet ({ row, door, mark, onClose }: Props) {
  const of = door.sessions.find(({ id }) => id === door.session)
  const places = placesOf(row)
  const here = partyOf(places.filter((one) => one.here))
  const [what, setWhat] = useState<What>(row.group ? 'group' : row.firstIn === null ? 'came' : of?.out ? 'times' : 'absent')
  const [party, setParty] = useState(here.length ? here : partyOf(places))
  const [from, setFrom] = useState(pickedOf(row.firstIn ?? of?.begins ?? 0))
  const [to, setTo] = useState(pickedOf(row.lastOut ?? of?.ends ?? 0))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  if (!of) return null
  const asksOut = of.out !== null
  const begun = now() >= of.in.from
  const added = missing(places).filter(({ place }) => party.includes(place))
  const kept = here.every((place) => party.includes(place))
  // Somebody who stands there now, whom nothing was known of before.
  const ticks = mayTick(door, now()) && (what === 'group' ? kept && added.length > 0 : what === 'came' && row.firstIn === null && row.marks.length === 0)
  const submit = () => {
    setTried(true)
    if (ticks) return mark.run([row], 'tick', what === 'group' ? { party: partyOf(added) } : {}, onClose)
    if (!reason.trim()) return
    const first = momentOf(from, of.begins, of.begins - DAY / 2)
    mark.run([row], what, { reason: reason.trim(), ...(what === 'group' && { party }), ...(what === 'times' && { from: first, ...(asksOut && { to: momentOf(to, of.begins, first) }) }) }, onClose)
  }
  const act = { came: ticks ? '登记到场' : '登记为来了', absent: '登记为没来', times: '保存起止时间', group: party.length === 0 ? '登记为都没来' : ticks ? `登记 ${added.length} 人到场` : `登记为来了 ${party.length} 人` }[what]
  const wanting = !begun ? '还没有开始签到，现在不能登记' : what === 'group' && kept && added.length === 0 && here.length > 0 ? '没有改动' : ''
  const times = { value: 'times' as const, text: asksOut ? '起止时间' : '到场时间' }
  const items: { value: What, text: string }[] = row.group ? [{ value: 'group', text: '谁来了' }, times] : [{ value: 'came', text: '来了' }, { value: 'absent', text: '没来' }, times]
  return (
    <Sheet
      title={row.group ? `${row.name}等 ${places.length} 人` : row.name} dirty={reason !== ''} onClose={onClose}
      footer={<><Problem error={mark.error} /><Button block disabled={wanting !== ''} why={wanting} loading={mark.busy} busy='正在保存…' onClick={submit}>{act}</Button></>}
    >
      <View className='sub'>{[row.unit.name, row.position, standingOf(row)].filter(Boolean).join('，')}</View>
      {row.marks.map(({ kind, way, saidAt, at, by, reason: why, names }, i) => (
        <View key={i} className='door-mark cap num'>{[`${recent(kind === 'void' ? at : saidAt, now())} ${kinds[kind]}`, names.join('、'), kind === 'void' ? '' : ways[way], by ? `由${by}登记` : '', why].filter(Boolean).join('，')}</View>
      ))}
      {!row.settled && row.firstIn !== null && now() >= (of.out ?? of.in).to && now() >= of.ends ? <View className='row'><Button kind='text' small disabled={mark.busy} onClick={() => mark.run([row], 'confirm', {}, onClose)}>上面的时间核对无误</Button></View> : null}
      <View className='gap' />
      {row.group?.leaderComes === false ? null : <Segmented<What> label='登记为' items={items} value={what} onChange={setWhat} />}
      {what === 'group' ? <View className='door-group'><GroupCheck places={places} chosen={party} onChange={setParty} /></View> : null}
      {what === 'times' ? (
        <View className='door-times'>
          <View className='door-time'><View className='field-label'>{row.group ? `${row.name}到场` : '到场'}</View><Picker mode='time' label='到场的时间' value={from} onChange={setFrom} /></View>
          {asksOut ? <View className='door-time'><View className='field-label'>离开</View><Picker mode='time' label='离开的时间' value={to} onChange={setTo} /></View> : null}
        </View>
      ) : null}
      {ticks ? null : <ReasonField value={reason} onChange={setReason} hint='如：手机没电，现场看到本人' note='和登记的人、时间一起记下来，以后查得到' missing={tried} />}
    </Sheet>
  )
}
