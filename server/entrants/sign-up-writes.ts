import { defineWrite, type Tx } from '../db/writer/write'
import { AppError } from '../errors'

interface SignUpInput {
  roundId: string
  memberId: string
  /** When one signed up first: a later change of the fields moves nobody behind the close. */
  at: number
  group: string
  fields: Record<string, string>
}

/** Signs up, or changes what was said. Whoever has started stays in the group in which the first paper was answered. */
export const setSignUp = defineWrite('entrants.signUp', async ({ db }, { roundId, memberId, at, group, fields }: SignUpInput) => {
  const known = await db.selectFrom('round_member').select('group_id').where('round_id', '=', roundId).where('member_id', '=', memberId).executeTakeFirst()
  if (known && known.group_id !== group && await hasStarted(db, roundId, memberId)) throw new AppError('conflict', '你已经开始答题，组别不能再改。')
  await db.insertInto('round_member').values({ round_id: roundId, member_id: memberId, group_id: group, signed_up_at: at, fields: JSON.stringify(fields), excused: '', facts: '{}' })
    .onConflict((on) => on.columns(['round_id', 'member_id']).doUpdateSet({ group_id: group, signed_up_at: at, fields: JSON.stringify(fields) })).execute()
  return {}
})

export const takeBackSignUp = defineWrite('entrants.takeBack', async ({ db }, { roundId, memberId }: { roundId: string; memberId: string }) => {
  if (await hasStarted(db, roundId, memberId)) throw new AppError('conflict', '你已经开始答题，不能取消报名。')
  await db.updateTable('round_member').set({ signed_up_at: null, fields: '{}' }).where('round_id', '=', roundId).where('member_id', '=', memberId).execute()
  return {}
})

async function hasStarted(db: Tx['db'], roundId: string, memberId: string): Promise<boolean> {
  return Boolean(await db.selectFrom('attempt').select('id').where('round_id', '=', roundId).where('member_id', '=', memberId).limit(1).executeTakeFirst())
}
