import { recordAudit } from '../audit'
import { forUpdate } from '../db/dialects'
import { defineWrite } from '../db/writer/write'
import { AppError } from '../errors'
import { queueMessages, type NewMessage } from '../messages/outbox'
import { REST_MS } from './find'

interface Send {
  id: string
  roundId: string
  unit: { id: string; name: string }
  actor: string
  note: string
  now: number
  messages: Omit<NewMessage, 'batch' | 'subject' | 'kind'>[]
}

/** Everybody once: who was reminded of this round within a day, also in the moment before, is left out. */
export const sendReminder = defineWrite('round.remind', async (tx, { id, roundId, unit, actor, note, now, messages }: Send) => {
  await tx.db.selectFrom('round').select('id').where('id', '=', roundId).modifyEnd(forUpdate(tx.engine)).executeTakeFirst()
  const rested = new Set((await tx.db.selectFrom('message').select('account_id').where('subject', '=', roundId).where('at', '>', now - REST_MS).where('state', 'in', ['waiting', 'sent', 'unsure']).execute())
    .map(({ account_id }) => account_id))
  const queued = (await queueMessages(tx, messages.filter(({ account_id }) => !rested.has(account_id)).map((one) => ({ ...one, kind: 'round', batch: id, subject: roundId })), now)).length
  if (queued === 0) throw new AppError('conflict', '现在没有能收到提醒的人：同意接收的人一天之内都提醒过了，或者已经参加。')
  await tx.db.insertInto('reminder').values({ id, round_id: roundId, unit_id: unit.id, actor, note, at: now }).execute()
  await recordAudit(tx, { at: now, actor, kind: 'round.remind', subject: roundId, outcome: 'done', data: { unit: unit.name, people: queued, note } })
  return { queued }
})
