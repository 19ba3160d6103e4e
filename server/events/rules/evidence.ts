import type { EventConfig } from '../../../contract/event-config'
import { endMoment } from '../../rounds/rules/words'
import { addDays, dayBegin, dayOfMoment } from '../../study/rules/days'
import { endOfDaysAfter } from './moments'

type Evidence = NonNullable<EventConfig['evidence']>

/** When people come to their desks. */
const MORNING = 9 * 60
/** What is older nobody hears of any more, when it was not said in time. */
const WORTH_DAYS = 7

export type EvidenceWord = 'before' | 'after'

/** Which word about missing photos is due: in the morning two days before the term, never before the event is over, and in the morning after it. */
export function evidenceDue(last: number, { days }: Evidence, now: number, zone: string): { word: EvidenceWord; until: number } | null {
  const until = endOfDaysAfter(last, days, zone)
  const morning = (by: number) => dayBegin(addDays(dayOfMoment(until, zone), by), zone, MORNING)
  if (now >= Math.max(morning(-2), last) && now < until) return { word: 'before', until }
  if (now >= morning(0) && now < morning(WORTH_DAYS)) return { word: 'after', until }
  return null
}

export function evidenceWords(title: string, wanted: number, have: number, { word, until }: { word: EvidenceWord; until: number }, zone: string): { title: string; text: string } {
  const lacks = `“${title}”要交 ${wanted} 张活动照片，${have ? `还差 ${wanted - have} 张` : '一张也没有'}`
  return word === 'before'
    ? { title: '活动照片还没有交齐', text: `${lacks}，${endMoment(until, zone)} 截止。打开活动，在“活动照片”里上传。` }
    : { title: '活动照片过了期限', text: `${lacks}，${endMoment(until, zone)} 已经截止。仍然可以补交：打开活动，在“活动照片”里上传。` }
}
