import { sql } from 'kysely'
import { forUpdate } from '../db/dialects'
import type { CheckedText } from '../db/study-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { newId } from '../ids'
import { readSwitches } from '../switches'
import { recount } from './counts'
import { NO_ANSWER, NOT_IN_WECHAT, NOT_LATELY, labelName } from './rules/check-words'
import type { CheckedText as Said } from '../wechat/client'

export type What = 'reflection' | 'comment'
/** A text that WeChat is to be asked about. `mark` says which state of it: what was changed meanwhile is asked about anew. */
export interface ToCheck { what: What; id: string; mark: number; text: string; openid: string | null }
export type Outcome = Said | { how: 'not-in-wechat' }

const AT_A_TIME = 10
/** Who has not reported for so long is gone. */
const LEASE_MS = 60000
/** After so many tries a person looks at it without WeChat. */
const TRIES = 5
const waitAfter = (tries: number) => 10000 * 4 ** tries

/** Nothing that is asked yet. */
export const unchecked = (at: number | null): CheckedText => ({ checked: '', check_note: '', check_at: at, check_tries: 0 })

/** Takes some texts that WeChat has not been asked about. */
export const claimChecks = defineWrite('reflection.claim-check', async (tx: Tx, { now }: { now: number }): Promise<{ texts: ToCheck[] }> => {
  const texts: ToCheck[] = []
  for (const what of ['reflection', 'comment'] as const) {
    const table = sql.ref(what === 'reflection' ? 'reflection' : 'reflection_comment')
    const mark = sql.ref(what === 'reflection' ? 'version' : 'at')
    const { rows } = await sql<{ id: string; text: string; mark: number; member_id: string }>`
      select id, text, ${mark} as mark, member_id from ${table} where check_at is not null and check_at <= ${now} order by check_at limit ${AT_A_TIME} ${forUpdate(tx.engine)}`.execute(tx.db)
    for (const row of rows) {
      await sql`update ${table} set check_at = ${now + LEASE_MS}, check_tries = check_tries + 1 where id = ${row.id}`.execute(tx.db)
      texts.push({ what, id: row.id, mark: Number(row.mark), text: row.text, openid: await openidOf(tx, row.member_id) })
    }
  }
  return { texts }
})

async function openidOf({ db }: Tx, memberId: string): Promise<string | null> {
  const row = await db.selectFrom('identity').innerJoin('account', 'account.id', 'identity.account_id').select('identity.subject')
    .where('account.member_id', '=', memberId).where('identity.provider', '=', 'wechat').executeTakeFirst()
  return row?.subject ?? null
}

/** Writes down what WeChat said, and shows what it passes where the deployment wants it so. Nothing is ever refused here. */
export const reportCheck = defineWrite('reflection.report-check', async (tx: Tx, { text, outcome, now }: { text: ToCheck; outcome: Outcome; now: number }) => {
  if (text.what === 'reflection') await reportReflection(tx, text, outcome, now)
  else await reportComment(tx, text, outcome, now)
  return {}
})

/** What is to be written of it; a WeChat that is away is asked again for a while. */
function noted(outcome: Outcome, tries: number, now: number): Omit<CheckedText, 'check_tries'> {
  switch (outcome.how) {
    case 'pass': case 'review': case 'risky': return { checked: outcome.how, check_note: labelName(outcome.label), check_at: null }
    case 'not-in-wechat': return { checked: '', check_note: NOT_IN_WECHAT, check_at: null }
    case 'not-lately': return { checked: '', check_note: NOT_LATELY, check_at: null }
    case 'later': return tries >= TRIES ? { checked: '', check_note: NO_ANSWER, check_at: null } : { checked: '', check_note: '', check_at: now + waitAfter(tries) }
    default: return outcome satisfies never
  }
}

async function reportReflection(tx: Tx, { id, mark }: ToCheck, outcome: Outcome, now: number): Promise<void> {
  const row = await tx.db.selectFrom('reflection').select(['state', 'version', 'check_tries', 'check_at']).where('id', '=', id).modifyEnd(forUpdate(tx.engine)).executeTakeFirst()
  if (!row || row.check_at === null || Number(row.version) !== mark) return
  const result = noted(outcome, row.check_tries, now)
  await tx.db.updateTable('reflection').set(result).where('id', '=', id).execute()
  if (result.check_at !== null) return
  await tx.db.insertInto('reflection_event').values({ id: newId(now), reflection_id: id, comment_id: null, kind: 'checked', actor: 'system', reason: result.checked || result.check_note, at: now }).execute()
  if (row.state !== 'review' || result.checked !== 'pass' || !(await readSwitches(tx.db)).showWhenChecked) return
  // WeChat has read the words; it has not seen the pictures.
  if (await tx.db.selectFrom('reflection_file').select('file_id').where('reflection_id', '=', id).limit(1).executeTakeFirst()) return
  await tx.db.updateTable('reflection').set({ state: 'shown', shown_at: now }).where('id', '=', id).execute()
}

async function reportComment(tx: Tx, { id }: ToCheck, outcome: Outcome, now: number): Promise<void> {
  const found = await tx.db.selectFrom('reflection_comment').select('reflection_id').where('id', '=', id).executeTakeFirst()
  if (!found) return
  // In the order in which everybody locks: the reflection first.
  await tx.db.selectFrom('reflection').select('id').where('id', '=', found.reflection_id).modifyEnd(forUpdate(tx.engine)).execute()
  const row = await tx.db.selectFrom('reflection_comment').select(['state', 'check_tries', 'check_at']).where('id', '=', id).modifyEnd(forUpdate(tx.engine)).executeTakeFirst()
  if (!row || row.check_at === null) return
  const result = noted(outcome, row.check_tries, now)
  await tx.db.updateTable('reflection_comment').set(result).where('id', '=', id).execute()
  if (result.check_at !== null) return
  await tx.db.insertInto('reflection_event').values({ id: newId(now), reflection_id: found.reflection_id, comment_id: id, kind: 'checked', actor: 'system', reason: result.checked || result.check_note, at: now }).execute()
  if (row.state !== 'review' || result.checked !== 'pass' || !(await readSwitches(tx.db)).showWhenChecked) return
  await tx.db.updateTable('reflection_comment').set({ state: 'shown' }).where('id', '=', id).execute()
  await recount(tx, found.reflection_id)
}
