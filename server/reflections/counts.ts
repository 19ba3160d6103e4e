import { sql } from 'kysely'
import { forUpdate } from '../db/dialects'
import type { ReflectionTable } from '../db/study-schema'
import type { Tx } from '../db/writer/write'

/** Whoever changes anything that belongs to a reflection locks it first: two who do so count one after the other. */
export const locked = ({ db, engine }: Tx, id: string): Promise<ReflectionTable | undefined> =>
  db.selectFrom('reflection').selectAll().where('id', '=', id).modifyEnd(forUpdate(engine)).executeTakeFirst()

/** Counted anew each time: there are few, and nothing can run away. */
export async function recount({ db }: Tx, id: string): Promise<{ likes: number; comments: number }> {
  await db.updateTable('reflection').where('id', '=', id).set({
    likes: sql<number>`(select count(*) from reflection_like l where l.reflection_id = reflection.id)`,
    comments: sql<number>`(select count(*) from reflection_comment c where c.reflection_id = reflection.id and c.state = 'shown')`
  }).execute()
  return db.selectFrom('reflection').select(['likes', 'comments']).where('id', '=', id).executeTakeFirstOrThrow()
}
