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
import { standingOf } from './People'
import type { Listing } from './usePeople'

type What = 'came' | 'absent' | 'times'

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

/** What was marked of somebody, and another entry with a reason that stays on record. */
export function PersonSheet ({ row, door, mark, onClose }: Props) {
  const of = door.sessions.find(({ id }) => id === door.session)
  const [what, setWhat] = useState<What>(row.firstIn === null ? 'came' : of?.out ? 'times' : 'absent')
  const [from, setFrom] = useState(pickedOf(row.firstIn ?? of?.begins ?? 0))
  const [to, setTo] = useState(pickedOf(row.lastOut ?? of?.ends ?? 0))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  if (!of) return null
  const asksOut = of.out !== null
  const begun = now() >= of.in.from
  const submit = () => {
    setTried(true)
    if (!reason.trim()) return
    const first = momentOf(from, of.begins, of.begins - DAY / 2)
    mark.run([row], what, { reason: reason.trim(), ...(what === 'times' && { from: first, ...(asksOut && { to: momentOf(to, of.begins, first) }) }) }, onClose)
  }
  return (
    <Sheet
      title={row.name} dirty={reason !== ''} onClose={onClose}
      footer={<><Problem error={mark.error} /><Button block disabled={!begun} why='还没有开始签到，现在不能登记' loading={mark.busy} busy='正在保存…' onClick={submit}>{what === 'came' ? '登记为来了' : what === 'absent' ? '登记为没来' : '保存起止时间'}</Button></>}
    >
      <View className='sub'>{[row.unit.name, row.position, standingOf(row)].filter(Boolean).join('，')}</View>
      {row.marks.map(({ kind, way, saidAt, at, by, reason: why }, i) => (
        <View key={i} className='door-mark cap num'>{[`${recent(kind === 'void' ? at : saidAt, now())} ${kinds[kind]}`, kind === 'void' ? '' : ways[way], by ? `由${by}登记` : '', why].filter(Boolean).join('，')}</View>
      ))}
      {!row.settled && row.firstIn !== null && now() >= (of.out ?? of.in).to && now() >= of.ends ? <View className='row'><Button kind='text' small disabled={mark.busy} onClick={() => mark.run([row], 'confirm', {}, onClose)}>上面的时间核对无误</Button></View> : null}
      <View className='gap' />
      <Segmented<What> label='登记为' items={[{ value: 'came', text: '来了' }, { value: 'absent', text: '没来' }, { value: 'times', text: asksOut ? '起止时间' : '到场时间' }]} value={what} onChange={setWhat} />
      {what === 'times' ? (
        <View className='door-times'>
          <View className='door-time'><View className='field-label'>到场</View><Picker mode='time' label='到场的时间' value={from} onChange={setFrom} /></View>
          {asksOut ? <View className='door-time'><View className='field-label'>离开</View><Picker mode='time' label='离开的时间' value={to} onChange={setTo} /></View> : null}
        </View>
      ) : null}
      <ReasonField value={reason} onChange={setReason} hint='如：手机没电，现场看到本人' note='和登记的人、时间一起记下来，以后查得到' missing={tried} />
    </Sheet>
  )
}
