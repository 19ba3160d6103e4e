import fc from 'fast-check'
import type { EventConfig } from '../../contract/event-config'
import { engines } from '../support/engines'
import { session } from '../support/event'
import { makeWorld, START, type World } from '../support/world'
import { DAY, expectSeatsAddUp, HOUR, MINUTE, publishEvent, sendId, signUp, turn } from './play'

/*
 * Histories of signing up, cancelling, claiming, letting offers run out, removing and changing the seats, against a naive account of the same
 * rules: a list of rows, gone through from the front.
 */

const PEOPLE = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1', 'm-a2-2', 'm-a2-3', 'm-b1-1', 'm-b1-2', 'm-b1-3']
const CLAIM = 60
const cityOf = (member: string) => (member.startsWith('m-a') ? 'u-a' : 'rest')

interface Row { member: string; heads: number; state: 'waiting' | 'offered' | 'confirmed' | 'over'; until: number }
interface Model { seats: number; quota: number | null; rows: Row[]; begins: number; /** Offers do not run out at night. */ spares: boolean }
interface Real { world: World; id: string; config: EventConfig; version: number; ids: Map<string, string> }

const holds = ({ state }: Row) => state === 'offered' || state === 'confirmed'
const taken = (model: Model, of?: string) => model.rows.filter((row) => holds(row) && (of === undefined || cityOf(row.member) === of)).reduce((sum, { heads }) => sum + heads, 0)

function fits(model: Model, { member, heads }: Pick<Row, 'member' | 'heads'>): boolean {
  if (taken(model) + heads > model.seats) return false
  if (model.quota === null) return true
  const of = cityOf(member)
  return taken(model, of) + heads <= (of === 'u-a' ? model.quota : Math.max(0, model.seats - model.quota))
}

/** At 9:00 in China what would be between 22:00 and 8:00. */
function afterNight(at: number): number {
  const minute = (Math.floor(at / MINUTE) + 480) % 1440
  const midnight = (Math.floor(at / MINUTE) - minute) * MINUTE
  return minute < 480 ? midnight + 9 * HOUR : minute >= 1320 ? midnight + 33 * HOUR : at
}

function offer(model: Model, now: number) {
  if (now >= model.begins) return
  for (const row of model.rows) if (row.state === 'waiting' && fits(model, row)) Object.assign(row, { state: 'offered', until: Math.min(model.spares ? afterNight(now + CLAIM * MINUTE) : now + CLAIM * MINUTE, model.begins) })
}

/** What time alone has changed by now. */
function bringUp(model: Model, now: number) {
  let freed = false
  for (const row of model.rows) if (row.state === 'offered' && row.until <= now) { row.state = 'over'; freed = true }
  if (freed) offer(model, now)
  if (now >= model.begins) for (const row of model.rows) if (row.state === 'waiting') row.state = 'over'
}

const liveOf = (model: Model, member: string) => model.rows.find((row) => row.member === member && row.state !== 'over')

abstract class Step implements fc.AsyncCommand<Model, Real> {
  check() { return true }
  abstract model(model: Model, now: number): void
  abstract real(real: Real): Promise<void>
  async run(model: Model, real: Real) {
    bringUp(model, real.world.time.now)
    await turn(real.world)
    this.model(model, real.world.time.now)
    await this.real(real)
    const rows = await real.world.behind.selectFrom('sign_up').selectAll().where('event_id', '=', real.id).orderBy('place').orderBy('id').execute()
    const state = (row: string) => (['waiting', 'offered', 'confirmed'].includes(row) ? row : 'over')
    expect(rows.map((row) => ({ member: row.member_id, heads: row.heads, state: state(row.state), until: row.state === 'offered' ? Number(row.offer_until) : 0 })))
      .toEqual(model.rows.map((row) => ({ ...row, until: row.state === 'offered' ? row.until : 0 })))
    await expectSeatsAddUp(real.world, real.id)
  }
}

/** Whatever the answer is: what it comes to is compared afterwards. */
const either = (call: Promise<unknown>) => call.catch((error: { status?: number }) => { if (error.status === undefined || error.status >= 500) throw error })

class SignUp extends Step {
  constructor(readonly member: string, readonly heads: number, readonly twice: boolean) { super() }
  model(model: Model, now: number) {
    if (now >= model.begins || liveOf(model, this.member)) return
    model.rows.push({ member: this.member, heads: this.heads, state: fits(model, this) ? 'confirmed' : 'waiting', until: 0 })
  }
  async real({ world, id, ids }: Real) {
    const input = { sendId: sendId(), wait: true, ...(this.heads > 1 && { others: Array.from({ length: this.heads - 1 }, (_, i) => ({ name: `同行${i}` })) }) }
    // Double taps and repeated requests are one.
    const [one] = await Promise.all(Array.from({ length: this.twice ? 2 : 1 }, () => signUp(world, this.member, id, input).catch((error: { status?: number }) => { if (error.status !== 409) throw error })))
    if (one) ids.set(this.member, one.id)
  }
  override toString() { return `SignUp(${this.member}, ${this.heads}${this.twice ? ', twice' : ''})` }
}

class Cancel extends Step {
  constructor(readonly member: string) { super() }
  model(model: Model, now: number) {
    const row = liveOf(model, this.member)
    if (!row || (row.state === 'confirmed' && now >= model.begins)) return
    row.state = 'over'
    offer(model, now)
  }
  async real({ world, ids }: Real) {
    const id = ids.get(this.member)
    if (id) await either((await world.as(this.member)).call('POST /sign-ups/:id/cancel', { id }))
  }
  override toString() { return `Cancel(${this.member})` }
}

class Claim extends Step {
  constructor(readonly member: string) { super() }
  model(model: Model) {
    const row = liveOf(model, this.member)
    if (row?.state === 'offered') row.state = 'confirmed'
  }
  async real({ world, ids }: Real) {
    const id = ids.get(this.member)
    if (id) await either((await world.as(this.member)).call('POST /sign-ups/:id/claim', { id }))
  }
  override toString() { return `Claim(${this.member})` }
}

class Pass extends Step {
  constructor(readonly minutes: number) { super() }
  model() {}
  real({ world }: Real) { world.time.now += this.minutes * MINUTE; return Promise.resolve() }
  override async run(model: Model, real: Real) {
    await this.real(real)
    bringUp(model, real.world.time.now)
    await turn(real.world)
  }
  override toString() { return `Pass(${this.minutes} min)` }
}

class Remove extends Step {
  constructor(readonly member: string) { super() }
  model(model: Model, now: number) {
    const row = liveOf(model, this.member)
    if (!row) return
    row.state = 'over'
    offer(model, now)
  }
  async real({ world, id, ids }: Real) {
    const own = ids.get(this.member)
    if (own) await either((await world.as('m-top')).call('POST /organiser/events/:id/remove', { id, ids: [own], reason: '名额调整' }))
  }
  override toString() { return `Remove(${this.member})` }
}

class Seats extends Step {
  constructor(readonly seats: number) { super() }
  allowed(model: Model) {
    const rest = model.quota === null ? Infinity : Math.max(0, this.seats - model.quota)
    return taken(model) <= this.seats && taken(model, 'rest') <= rest && (model.quota === null || model.quota <= this.seats)
  }
  model(model: Model, now: number) {
    if (!this.allowed(model)) return
    model.seats = this.seats
    offer(model, now)
  }
  async real(real: Real) {
    const organiser = await real.world.as('m-top')
    const config: EventConfig = { ...real.config, sessions: real.config.sessions.map((one) => ({ ...one, seats: this.seats })) }
    await organiser.call('PUT /organiser/events/:id', { id: real.id, version: real.version, config, reason: '调整名额' }).then(({ version }) => { real.version = version; real.config = config }, (error: { status?: number }) => {
      if (error.status === undefined || error.status >= 500) throw error
    })
  }
  override toString() { return `Seats(${this.seats})` }
}

const member = fc.constantFrom(...PEOPLE)
const steps = fc.commands([
  fc.tuple(member, fc.constantFrom(1, 1, 1, 2, 3), fc.boolean()).map(([who, heads, twice]) => new SignUp(who, heads, twice)),
  fc.tuple(member, fc.constantFrom(1, 2), fc.boolean()).map(([who, heads, twice]) => new SignUp(who, heads, twice)),
  member.map((who) => new Cancel(who)), member.map((who) => new Claim(who)), member.map((who) => new Claim(who)), member.map((who) => new Remove(who)),
  fc.constantFrom(5, 59, 60, 61, 600, 1440, 3000, -7, -61).map((minutes) => new Pass(minutes)), fc.integer({ min: 1, max: 6 }).map((n) => new Seats(n))
], { maxCommands: 40, size: 'max' })

describe.each(engines)('signing up on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())

  it('keeps seats, quotas and the line, whatever happens in whatever order', async () => {
    let run = 0
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.boolean(), steps, async (seats, byUnit, spares, commands) => {
      world.time.now = START + ++run * 30 * DAY
      const begins = world.time.now + 4 * DAY
      const quota = byUnit ? Math.floor(seats / 2) : null
      const config: Partial<EventConfig> = {
        sessions: [session({ seats, begins, ends: begins + 2 * HOUR })],
        enrol: { how: 'first-come', waitlist: { claimMinutes: CLAIM, ...(spares && { sparesNight: true }) }, group: { most: 3 } },
        ...(quota !== null && { quotas: { units: { each: 'session', list: [{ unit: 'u-a', seats: quota }] } } })
      }
      const id = await publishEvent(world, config)
      const opened = await (await world.as('m-top')).call('GET /organiser/events/:id', { id })
      await fc.asyncModelRun(() => ({ model: { seats, quota, rows: [], begins, spares }, real: { world, id, config: opened.config, version: opened.version, ids: new Map() } }), commands)
    }), { numRuns: engine === 'sqlite' ? 40 : 15, interruptAfterTimeLimit: 90_000 })
  }, 240_000)
})
