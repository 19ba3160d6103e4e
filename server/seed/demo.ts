import type { Context } from '../context'
import { openDatabase } from '../db/dialects'
import { createRound, publishRound } from '../organiser/writes'
import { parseRoundConfig } from '../rounds/config'
import { freezeRoster } from '../rounds/entrants'
import { paperFacts } from '../rounds/round'
import { seededRandom, shuffled } from '../rounds/rules/random'
import type { Facts } from './answers'
import { makeAssociation, personNamed, unitNamed, type Association, type Person } from './association'
import { rubricOf, starterBank } from './bank'
import { seedEvents } from './events'
import { insertDemoPeople, insertFoundation, insertLateComers } from './foundation'
import { seedMenu } from './menu'
import { sittingsOf, sum, type Sitting } from './plan'
import { playPhase } from './play'
import { demoRounds, type RoundSpec } from './rounds'
import { seedStudy } from './study'
import { seedTalk } from './talk'
import { seedShifts } from './shift'
import { seedWalk } from './walk'

const DAY = 86400000

export interface SeedOptions {
  /** Another seed, other people and other results. */
  seed?: string
  print?: (line: string) => void
}

export type Seeded =
  | { done: true; units: number; people: number; questions: number; rounds: number; attempts: number }
  | { done: false; why: string }

/**
 * Fills an empty database with the demo association and plays its rounds up to now. A database that holds units already stays as it is.
 * Two runs at the same clock make the same people, papers and results.
 */
export async function seedDemo(ctx: Context, { seed = 'xueshi', print = () => {} }: SeedOptions = {}): Promise<Seeded> {
  const why = await whyNot(ctx)
  if (why) return { done: false, why }
  const now = ctx.clock()
  const association = makeAssociation(seed)
  // The fixed rows have no write of their own: like migrations they go in on a connection that may write.
  const setup = openDatabase(ctx.config.databaseUrl, { size: 2 })
  try {
    await setup.db.transaction().execute((trx) => insertFoundation(trx, ctx, association, now))
    print(`${association.units.length} units, ${association.people.length} people, ${starterBank.length} questions`)
    const facts = factsOf()
    let attempts = 0
    let late = false
    const rounds = demoRounds((association.units[0] as { id: string }).id, now, ctx.config.zone)
    for (const round of rounds) {
      if (!late && openingOf(round) > now - 25 * DAY) {
        await setup.db.transaction().execute((trx) => insertLateComers(trx, ctx, association, now))
        late = true
      }
      const sittings = await runRound(ctx, round, association, facts, seed, now)
      attempts += sittings
      print(`${round.config.title}: ${round.state}${sittings ? `, ${sittings} attempts` : ''}`)
    }
    print(`study: ${await seedStudy(ctx, association, seed, now)} check-ins`)
    print(`reflections: ${await seedTalk(ctx, association, now)}`)
    print(`events: ${await seedEvents(ctx, association, seed, now)} sign-ups`)
    print(`shifts: ${await seedShifts(ctx, association, seed, now)} times somebody came`)
    print(`walk: ${await seedWalk(ctx, association, seed, now)} stamps`)
    print(`offers: ${await seedMenu(ctx, association, now)}`)
    // Last of all: tells a finished seeding from one that broke off.
    await setup.db.transaction().execute((trx) => insertDemoPeople(trx, association))
    return { done: true, units: association.units.length, people: association.people.length, questions: starterBank.length, rounds: rounds.length, attempts }
  } finally {
    await setup.close()
  }
}

async function whyNot({ db }: Context): Promise<string | undefined> {
  if (!await db.selectFrom('unit').select('id').limit(1).executeTakeFirst()) return undefined
  if (await db.selectFrom('meta').select('key').where('key', '=', 'demo-people').executeTakeFirst()) return 'The demo data is there already; nothing was changed.'
  return 'The database holds units already, so it is left as it is. The demo data goes into an empty database only (or remove what an interrupted seeding left behind).'
}

function factsOf(): Facts {
  return {
    rubrics: new Map(starterBank.map((entry) => [`${entry.id}.1`, rubricOf(entry)])),
    difficulty: new Map(starterBank.map(({ id, difficulty }) => [`${id}.1`, difficulty]))
  }
}

const openingOf = ({ config }: RoundSpec) => Math.min(...config.phases.map((phase) => phase.window.opensAt))

async function runRound(ctx: Context, spec: RoundSpec, association: Association, facts: Facts, seed: string, now: number): Promise<number> {
  const { writer } = ctx
  const { id: roundId, state, play } = spec
  const units = spec.units?.map((name) => unitNamed(association, name))
  const config = parseRoundConfig(units ? { ...spec.config, audience: { ...spec.config.audience, units: units.map(({ id: unit }) => unit) } } : spec.config)
  const opensAt = openingOf(spec)
  const actor = personNamed(association, '李敏').accountId ?? ''
  const createdAt = Math.min(now - 2 * DAY, opensAt - 6 * DAY)
  await writer.write(createRound, { roundId, unitId: (association.units[0] as { id: string }).id, actor, now: createdAt, config, seed: `${seed} ${roundId}` })
  if (state === 'draft') return 0
  await writer.write(publishRound, { roundId, actor, now: createdAt + DAY, version: 1 })
  if (opensAt > now) return 0
  await writer.write(freezeRoster, { roundId, now: opensAt })
  if (!play) return 0
  const [phase, next] = config.phases
  if (!phase) throw new Error(`Round ${roundId} has no phase`)
  // What comes after a phase finds it played.
  const plan = { roundId, phase, questions: paperFacts(phase).questions, now: Math.min(now, next?.window.opensAt ?? now), zone: ctx.config.zone, seed }
  const players = takingPart(spec, association, opensAt, now, seed).filter((person) => !units || units.some(({ id: unit }) => person.unitId.startsWith(unit)))
  const sittings = players.flatMap((person) => scripted(spec, person, now, sittingsOf(plan, person)))
  await playPhase(ctx, roundId, phase.id, sittings, facts, play.ease, seed)
  const later = await (spec.after?.({ ctx, roundId, config, association, actor, facts, seed, now }) ?? 0)
  return sittings.length + later
}

const isRunning = ({ config }: RoundSpec, now: number) => !config.practice && config.phases.every(({ window }) => window.opensAt <= now && now < window.closesAt)

/** So many of each branch as its figures say; who, the lot decides. */
function takingPart(spec: RoundSpec, { people }: Association, opensAt: number, now: number, seed: string): Person[] {
  const { id, play } = spec
  const running = isRunning(spec, now)
  const branches = new Map<string, Person[]>()
  for (const person of people) {
    const onRoster = now - (person.part?.since ?? Infinity) * DAY <= opensAt
    if (onRoster) branches.set(person.unitId, [...(branches.get(person.unitId) ?? []), person])
  }
  return [...branches].flatMap(([unitId, all]) => {
    const { heads, joined } = (all[0] as Person).branch
    const count = Math.round(all.length * (play?.turnout(joined / heads) ?? 0))
    const able = all.filter(({ part }) => part?.consent !== false && !part?.activation && !(running && part?.running === 'absent'))
    const lot = shuffled(able, seededRandom(`${seed} ${id} ${unitId}`))
    const sure = lot.filter(({ part }) => part?.running && part.running !== 'absent')
    return [...sure, ...lot.filter((person) => !sure.includes(person))].slice(0, count)
  })
}

/** Who has one try used up in the running round, some days ago, with the result the cast says; and what a round says of somebody. */
function scripted(spec: RoundSpec, { name, part }: Person, now: number, sittings: Sitting[]): Sitting[] {
  const [first] = sittings
  const said = spec.play?.once?.[name]
  if (said && first) return [{ ...first, times: first.times.map((ms) => ms * said.seconds * 1000 / sum(first.times)), slips: said.wrong }]
  if (!isRunning(spec, now) || typeof part?.running !== 'object' || !first) return sittings
  const { wrong, seconds } = part.running.once
  const scale = seconds * 1000 / sum(first.times)
  return [{ ...first, startedAt: Math.min(first.startedAt, now - 3 * DAY), times: first.times.map((ms) => ms * scale), slips: wrong }]
}
