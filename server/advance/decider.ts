import type { Context } from '../context'
import { everySecond, type Sweep } from '../every-second'
import { roundFrom } from '../rounds/round'
import { decideEntry, sourcesEnd } from './decide-write'

interface Waiting {
  id: string
  /** When there is something to decide, at the earliest. */
  phases: { phase: string; at: number }[]
}

const kept = new WeakMap<Context, Map<string, Waiting>>()

/**
 * Decides who comes into phases whose sources are over: run with every sweep. A round's rules are read once per version, and a decision that
 * has been taken is not asked about again.
 */
export async function decideDue(ctx: Context): Promise<number> {
  let known = kept.get(ctx)
  if (!known) kept.set(ctx, known = new Map())
  const now = ctx.clock()
  const rounds = await ctx.db.selectFrom('round').select(['id', 'version', 'ended_at']).where('state', 'in', ['published', 'ended']).where('closes_at', '>', now - WEEK).execute()
  let decided = 0
  for (const { id, version, ended_at } of rounds) {
    const key = `${id} ${version} ${ended_at ?? ''}`
    let waiting = known.get(key)
    if (!waiting) known.set(key, waiting = await waitingFor(ctx, id))
    for (const one of waiting.phases.filter(({ at }) => at <= now)) {
      const { known: over, decided: mine } = await ctx.writer.write(decideEntry, { roundId: id, phase: one.phase, now })
      if (over) waiting.phases = waiting.phases.filter((other) => other !== one)
      if (mine) decided++
    }
  }
  return decided
}

const WEEK = 7 * 86_400_000

async function waitingFor({ db }: Context, id: string): Promise<Waiting> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
  const round = row && roundFrom(row)
  const cut = new Set((await db.selectFrom('phase_cut').select('phase').where('round_id', '=', id).execute()).map(({ phase }) => phase))
  return { id, phases: (round?.config.phases ?? []).flatMap((phase) => (phase.entry && !cut.has(phase.id) ? [{ phase: phase.id, at: sourcesEnd(round as NonNullable<typeof round>, phase) }] : [])) }
}

/** Decides as soon as it can be decided, whoever is looking. Several processes may run it side by side, since a decision happens once. */
export const startDecider = (ctx: Context): Sweep =>
  everySecond(() => decideDue(ctx), (error) => { ctx.log.error({ err: error }, 'deciding who comes into a phase failed; it is tried again') })
