import type { Context } from '../../server/context'
import { openContext } from '../../server/start'
import { engines } from './engines'
import { makeWorld, type World } from './world'

/** SQLite has one writing process; PostgreSQL may have many. */
export const several = engines.includes('postgres') ? describe : describe.skip

export interface TwoProcesses { world: World; other: Context }

/** A second process on the database of a world, by the same clock; of the block of tests in which it is called. */
export function twoProcesses(): TwoProcesses {
  const two = {} as TwoProcesses
  let close = () => Promise.resolve()
  beforeAll(async () => {
    two.world = await makeWorld('postgres')
    const other = await openContext(two.world.ctx.config, { clock: () => two.world.time.now, boardMs: 0, log: two.world.ctx.log })
    two.other = other
    close = () => other.close()
  })
  afterAll(async () => {
    await close()
    await two.world.close()
  })
  return two
}
