import { minuteOfDay } from '../../zone'
import { clock, moment } from '../../rounds/rules/words'
import { minutesWords } from '../../study/rules/words'

interface Said { state: 'came' | 'late' | 'left-early' | 'absent'; firstIn: number | null; lastOut: number | null; minutes: number; corrected: boolean; /** Of a group, who came besides. */ others?: number }

interface How { zone: string; over: boolean; asksOut: boolean; /** It goes on for days: an hour alone says little. */ days?: boolean }

/** 9:12 签到，算迟到；11:00 签退，在场 1 小时 48 分钟. */
export function attendanceSaid(said: Said, how: How): string {
  return said.others ? `${ownSaid(said, how)}；同行 ${said.others} 人到场` : ownSaid(said, how)
}

function ownSaid({ state, firstIn, lastOut, minutes, corrected }: Said, { zone, over, asksOut, days }: How): string {
  const at = (ms: number) => (days ? moment(ms, zone) : clock(minuteOfDay(ms, zone)))
  const changed = corrected ? '（组织者更正过）' : ''
  if (state === 'absent' || firstIn === null) return `缺席${changed}`
  const came = `${at(firstIn)} 签到${state === 'late' ? '，算迟到' : ''}`
  if (!asksOut) return `${came}${changed}`
  if (lastOut === null) return `${came}${over ? '；没有签退' : ''}${changed}`
  return `${came}；${at(lastOut)} 签退，在场 ${minutesWords(minutes) || '不到 1 分钟'}${state === 'left-early' ? '，算早退' : ''}${changed}`
}
