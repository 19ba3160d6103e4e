import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema'
import type { MemberActor } from '../http/call'

/** Whether this person has a paper of the round open: until it is handed in nothing that holds keys is for them. */
export async function isAnswering(db: Kysely<Schema>, { member }: { member: Pick<MemberActor['member'], 'id'> }, roundId: string, now: number): Promise<boolean> {
  const open = await db.selectFrom('attempt').select('id').where('round_id', '=', roundId).where('member_id', '=', member.id)
    .where('finished_at', 'is', null).where('deadline_at', '>', now).executeTakeFirst()
  return open !== undefined
}
