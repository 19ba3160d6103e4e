import { sql } from 'kysely'
import { beginWrite } from '../../server/db/dialects'
import { boundedCache, type Tx } from '../../server/db/writer/write'
import { putNotices, type NewNotice } from '../../server/inbox/put'
import type { World } from './world'

/** A change by a part of the product that tells people something: a transaction as the writer begins it, on a connection of its own. */
export function inWrite<T>({ behind, ctx }: World, act: (tx: Tx) => Promise<T>): Promise<T> {
  return behind.connection().execute(async (db) => {
    await beginWrite(ctx.engine).execute(db)
    const done = await act({ db, engine: ctx.engine, cache: boundedCache(10) }).catch(async (error: unknown) => {
      await sql`rollback`.execute(db)
      throw error
    })
    await sql`commit`.execute(db)
    return done
  })
}

let made = 0
/** Tests name only what matters to them. */
export const newNotice = (memberId: string, more: Partial<NewNotice> = {}): NewNotice => ({
  memberId, kind: 'event', title: '清明祭扫', text: '4 月 4 日 9:00 在烈士陵园集合。', page: 'pages/round/index?id=r-1', about: 'e-1', once: `e-1:told:${++made}`, ...more
})

export const tell = (world: World, notices: readonly NewNotice[]) => inWrite(world, (tx) => putNotices(tx, notices, world.time.now))
