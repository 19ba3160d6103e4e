import { defineWrite } from '../db/writer/write'
import { notFound } from '../errors'
import { lockMembers, recordPractice } from './answers-write'
import { markedByHand } from './rules/wrong-book'
import { entryOf, putWrong, rowOf } from './store'

/** Whoever asks first on a day writes its questions down; the others read them, also after the banks have changed. */
export const keepDaily = defineWrite('practice.daily', async ({ db }, { day, versions }: { day: number; versions: string[] }) => {
  await db.insertInto('daily_pack').values({ day, body: JSON.stringify(versions) }).onConflict((conflict) => conflict.column('day').doNothing()).execute()
  const row = await db.selectFrom('daily_pack').select('body').where('day', '=', day).executeTakeFirstOrThrow()
  return { versions: JSON.parse(row.body) as string[] }
})

const KEPT_MOCKS = 20

export const keepMock = defineWrite('practice.mock', async ({ db }, { pack, memberId, roundId, now, paper }: { pack: string; memberId: string; roundId: string; now: number; paper: { id: string; points: number }[] }) => {
  const old = await db.selectFrom('practice_mock').select('pack').where('member_id', '=', memberId).where('round_id', '=', roundId).orderBy('at', 'desc').offset(KEPT_MOCKS - 1).limit(1000).execute()
  if (old.length) await db.deleteFrom('practice_mock').where('pack', 'in', old.map((row) => row.pack)).execute()
  await db.insertInto('practice_mock').values({ pack, member_id: memberId, round_id: roundId, at: now, paper: JSON.stringify(paper) }).execute()
  return {}
})

export const markMastered = defineWrite('practice.mastered', async (tx, { memberId, questionId, mastered, now }: { memberId: string; questionId: string; mastered: boolean; now: number }) => {
  await lockMembers(tx, [memberId])
  const row = await tx.db.selectFrom('wrong_question').selectAll().where('member_id', '=', memberId).where('question_id', '=', questionId).executeTakeFirst()
  if (!row) throw notFound('错题本里的这道题')
  if ((row.mastered === 1) !== mastered) await putWrong(tx.db, tx.engine, [rowOf(memberId, questionId, markedByHand(entryOf(row), mastered, now))])
  return {}
})

export const practiceWrites = [recordPractice, keepDaily, keepMock, markMastered]
