import pino from 'pino'
import { readConfig } from './config'
import { rebuildEvents } from './events/rebuild'
import { rebuildRound } from './leaderboard/rebuild'
import { rebuildPlan } from './study/rebuild'
import { openContext } from './start'
import { lastWords } from './start-error'

/** Command: works every round's standings out again from the attempts, what is kept of members in study plans from their check-ins and of who came to events from the marks, and says what was different. */
async function main() {
  const ctx = await openContext(readConfig({ ...process.env, WRITER: 'inline' }), { log: pino({ level: 'warn' }) })
  const rounds = await ctx.db.selectFrom('round').select(['id', 'title']).orderBy('opens_at').execute()
  for (const { id, title } of rounds) {
    const { different, standings } = await ctx.writer.write(rebuildRound, { roundId: id })
    process.stdout.write(`${title}: ${standings} standings, ${different ? `${different} rows were different and are right now` : 'nothing was different'}\n`)
  }
  const plans = await ctx.db.selectFrom('plan').select(['id', 'title']).where('state', '!=', 'draft').orderBy('from_day').orderBy('id').execute()
  for (const { id, title } of plans) {
    const { members, different } = await rebuildPlan(ctx, id)
    process.stdout.write(`${title}: ${members} members of the plan, ${different ? `${different} were different and are right now` : 'nothing was different'}\n`)
  }
  for await (const { title, different, entries } of rebuildEvents(ctx)) {
    process.stdout.write(`${title}: ${different || entries ? `${different} rows of attendance were different and are right now, hours took ${entries} entries` : 'nothing was different'}\n`)
  }
  await ctx.close()
}

main().catch((error: unknown) => {
  process.stderr.write(lastWords(error))
  process.exit(1)
})
