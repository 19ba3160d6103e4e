import { sql } from 'kysely'
import { forUpdate } from '../db/dialects'
import type { MessageTable } from '../db/messages-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { newId } from '../ids'
import type { Sent } from '../wechat/client'
import { balanceOf } from './credits'
import { nextTry } from './rules/tries'

/** Who has not reported for so long is gone: the message is another's to send. */
const LEASE_MS = 60000
const AT_A_TIME = 20
const ROWS = 200

export type NewMessage = Pick<MessageTable, 'kind' | 'account_id' | 'batch' | 'subject' | 'words' | 'page' | 'expires_at'> & { id?: string }

/**
 * Part of a write: takes one credit of each and puts the messages into the queue. Who has none left by now is passed over.
 * @returns the ids of those that were put there
 */
export async function queueMessages({ db, engine }: Tx, messages: readonly NewMessage[], now: number): Promise<string[]> {
  const queued: string[] = []
  for (let from = 0; from < messages.length; from += ROWS) {
    const some = messages.slice(from, from + ROWS)
    // Two processes must not spend the same consent.
    await db.selectFrom('account').select('id').where('id', 'in', some.map((one) => one.account_id)).orderBy('id').modifyEnd(forUpdate(engine)).execute()
    const balances = await db.selectFrom('message_credit').select((eb) => ['account_id', 'kind', eb.fn.sum<number>('delta').as('n')])
      .where('account_id', 'in', some.map((one) => one.account_id)).groupBy(['account_id', 'kind']).execute()
    const left = new Map(balances.map((row) => [`${row.account_id} ${row.kind}`, Number(row.n)]))
    const able = some.flatMap((one) => {
      const of = `${one.account_id} ${one.kind}`
      const credits = left.get(of) ?? 0
      left.set(of, credits - 1)
      return credits > 0 ? [{ ...one, id: one.id ?? newId(now) }] : []
    })
    if (able.length === 0) continue
    await db.insertInto('message_credit').values(able.map(({ account_id, kind }) => ({ id: newId(now), account_id, kind, delta: -1, cause: 'used' as const, at: now }))).execute()
    await db.insertInto('message').values(able.map((one) => ({
      ...one, state: 'waiting' as const, tries: 0, next_at: now, runner: '', unanswered: 0, problem: '', at: now, ended_at: null
    }))).execute()
    queued.push(...able.map(({ id }) => id))
  }
  return queued
}

/** Takes some that are due. One that was taken before and never reported may have been sent. */
export const claimMessages = defineWrite('message.claim', async ({ db, engine }, { runner, now }: { runner: string; now: number }): Promise<{ messages: MessageTable[] }> => {
  const due = await db.selectFrom('message').selectAll().where('state', '=', 'waiting').where('next_at', '<=', now).orderBy('next_at').limit(AT_A_TIME).modifyEnd(forUpdate(engine)).execute()
  if (due.length === 0) return { messages: [] }
  await db.updateTable('message').set({ next_at: now + LEASE_MS, runner, tries: sql`tries + 1`, unanswered: sql`case when runner <> '' then 1 else unanswered end` })
    .where('id', 'in', due.map(({ id }) => id)).execute()
  return { messages: due.map((one) => ({ ...one, runner, tries: one.tries + 1, unanswered: one.runner === '' ? one.unanswered : 1 })) }
})

export interface Report { id: string; outcome: Sent | { how: 'needless' } }

/** Writes down how they went, and gives back what was not used. */
export const reportMessages = defineWrite('message.report', async (tx, { runner, reports, now }: { runner: string; reports: Report[]; now: number }) => {
  for (const { id, outcome } of reports) {
    const row = await tx.db.selectFrom('message').selectAll().where('id', '=', id).where('runner', '=', runner).where('state', '=', 'waiting').modifyEnd(forUpdate(tx.engine)).executeTakeFirst()
    if (row) await report(tx, row, outcome, now)
  }
  return {}
})

async function report(tx: Tx, row: MessageTable, outcome: Report['outcome'], now: number): Promise<void> {
  const end = (state: MessageTable['state'], problem = '') =>
    tx.db.updateTable('message').set({ state, problem, runner: '', ended_at: now }).where('id', '=', row.id).execute()
  const giveBack = () => credit(tx, row, 1, 'given-back', now)
  switch (outcome.how) {
    case 'sent':
      await end('sent')
      return
    case 'needless':
      await end('needless')
      if (!row.unanswered) await giveBack()
      return
    case 'refused':
      // WeChat tells nobody how many are left: it is none. If an earlier try went unanswered, that one has used the consent.
      await end(row.unanswered ? 'unsure' : 'refused')
      await credit(tx, row, -await balanceOf(tx, row.account_id, row.kind), 'withdrawn', now)
      return
    case 'wrong':
      await end('failed', outcome.why)
      if (!row.unanswered) await giveBack()
      return
    case 'later': case 'unanswered': {
      const unanswered = outcome.how === 'unanswered' || row.unanswered === 1
      const next = nextTry(row.tries, now)
      if (next < row.expires_at) {
        await tx.db.updateTable('message').set({ next_at: next, runner: '', unanswered: unanswered ? 1 : 0, problem: outcome.how === 'later' ? outcome.why : '微信没有回音' }).where('id', '=', row.id).execute()
        return
      }
      await end(unanswered ? 'unsure' : 'failed', outcome.how === 'later' ? outcome.why : '')
      if (!unanswered) await giveBack()
      return
    }
    default: outcome satisfies never
  }
}

async function credit({ db }: Tx, { account_id, kind }: MessageTable, delta: number, cause: 'given-back' | 'withdrawn', now: number): Promise<void> {
  if (delta !== 0) await db.insertInto('message_credit').values({ id: newId(now), account_id, kind, delta, cause, at: now }).execute()
}
