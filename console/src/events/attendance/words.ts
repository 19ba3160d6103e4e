import type { AttendanceRow, AttendanceState } from '../../../../contract/attendance'
import { count, dayTime } from '../../services/format'

export type Shown = AttendanceState | 'none' | 'unsettled'

export const stateNames: Record<AttendanceState, string> = { came: '到场', late: '迟到', 'left-early': '早退', absent: '未到' }
export const filters: { value: Shown | ''; text: string }[] = [
  { value: '', text: '全部' }, { value: 'none', text: '还没有记录' }, { value: 'came', text: '到场' }, { value: 'late', text: '迟到' }, { value: 'left-early', text: '早退' }, { value: 'absent', text: '未到' }, { value: 'unsettled', text: '等核对时间' }
]

/** 1 小时 30 分钟 */
export function lasted(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours ? `${count(hours)} 小时` : '', rest || !hours ? `${rest} 分钟` : ''].filter(Boolean).join(' ')
}

const ways = { code: '扫现场的码', ticket: '工作人员扫报名码', password: '输口令', staff: '工作人员登记' }

/** What was marked, as a line of the record. */
export function markSaid({ kind, way, saidAt, at, by, reason, names }: AttendanceRow['marks'][number]): string {
  const who = by ? `，${by}` : ''
  const why = reason ? `：${reason}` : ''
  if (kind === 'void') return `${dayTime(at)} 更正${who}${why}`
  const late = Math.abs(at - saidAt) > 120_000 ? `（${dayTime(at)} 记入）` : ''
  return `${dayTime(saidAt)} ${kind === 'in' ? '签到' : '签退'}${names.length ? `（${names.join('、')}）` : ''}，${ways[way]}${way === 'staff' ? who : ''}${late}`
}

export interface Place { place: number; name: string; here: boolean }

/** Everybody of a booking for several: whoever booked is 0, if he comes himself. Empty: it is for one. */
export function placesOf({ name, firstIn, group }: Pick<AttendanceRow, 'name' | 'firstIn' | 'group'>): Place[] {
  if (!group) return []
  return [...(group.leaderComes ? [{ place: 0, name, here: firstIn !== null }] : []), ...group.others.map((one, i) => ({ place: i + 1, name: one.name || `同行的第 ${i + 1} 人`, here: one.came }))]
}

/** 共 3 人，到了 2 人，还有李四. */
export function groupSaid(places: readonly Place[]): string {
  const out = places.filter(({ here }) => !here)
  if (places.length === 0) return ''
  if (out.length === 0) return `共 ${places.length} 人，都到了`
  return out.length === places.length ? `共 ${places.length} 人：${places.map(({ name }) => name).join('、')}` : `共 ${places.length} 人，到了 ${places.length - out.length} 人，还有${out.map(({ name }) => name).join('、')}`
}
