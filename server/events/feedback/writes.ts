import { defineWrite } from '../../db/writer/write'
import { AppError } from '../../errors'
import { endMoment } from '../../rounds/rules/words'
import { lockEvent, type Event } from '../event'
import { readAnswers, type Answer } from '../rules/form'
import { askedOf } from './asked'

export const feedbackOf = ({ config }: Event) => {
  if (!config.feedback) throw new AppError('not_found', '这个活动不收集反馈。')
  return config.feedback
}

/** Why a member cannot say anything now; empty: he can. */
export function feedbackBar(asked: { from: number; to: number } | null, event: Event, now: number, zone: string): string {
  if (event.state === 'cancelled') return '活动已经取消。'
  if (asked === null) return '参加过这个活动的人才能填写反馈。确实参加了的，请让组织者更正到场记录。'
  if (now < asked.from) return '活动结束后才能填写反馈。'
  return now >= asked.to ? `反馈已经在${endMoment(asked.to, zone)}截止。` : ''
}

/** What somebody says of an event, in place of what he said before. */
export const giveFeedback = defineWrite('event.feedback', async (tx, { eventId, memberId, answers, now, zone }: { eventId: string; memberId: string; answers: Record<string, Answer>; now: number; zone: string }) => {
  const event = await lockEvent(tx, eventId)
  const { fields } = feedbackOf(event)
  const why = feedbackBar(await askedOf(tx, event, memberId, now, zone), event, now, zone)
  if (why) throw new AppError('conflict', why)
  const read = readAnswers(fields, answers)
  if (read.problems[0]) throw new AppError('bad_request', read.problems[0].message, { problems: read.problems })
  const said = JSON.stringify(read.answers)
  await tx.db.insertInto('event_feedback').values({ event_id: eventId, member_id: memberId, answers: said, at: now, updated_at: now })
    .onConflict((on) => on.columns(['event_id', 'member_id']).doUpdateSet({ answers: said, updated_at: now })).execute()
  return {}
})
