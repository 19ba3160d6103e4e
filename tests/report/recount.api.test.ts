import fc from 'fast-check'
import type { ReportFigures } from '../../contract/reports'
import { engines } from '../support/engines'
import { historyArb, type History } from '../support/histories'
import { finishedAttempts, standingsOf, unitFigures, type Standing } from '../support/naive'
import { historyPlayer, type Played } from '../support/played'
import { makeWorld, type World } from '../support/world'

/* What a report says of a unit and a period, counted anew from the attempts and not with the server's functions. */

describe.each(engines)('the figures of a report on %s', (engine) => {
  let world: World
  let played: (history: History) => Promise<Played>
  beforeAll(async () => {
    world = await makeWorld(engine)
    played = historyPlayer(world)
  })
  afterAll(() => world.close())

  async function recounted({ id, config, frozen }: Played, paths: Map<string, string>) {
    const attempts = await finishedAttempts(world.ctx.db, id)
    const standings = standingsOf(config, attempts)
    const below = (path: string) => standings.filter((one) => one.forUnit && paths.get(one.unit)?.startsWith(path))
    const first = (one: Standing) => attempts.filter((attempt) => attempt.member_id === one.member).sort((a, b) => a.finished - b.finished || a.no - b.no)[0]?.day ?? 0
    const bounded = !['sum', 'dailyBestSum'].includes(config.phases[0]?.counting.kind ?? '')
    return (unit: string) => {
      const path = paths.get(unit) as string
      const figures = unitFigures(paths, frozen, standings).find((one) => one.unit === unit)
      const mine = below(path)
      return {
        heads: figures?.roster ?? 0, participants: mine.length, total: figures?.total ?? 0, fullMarks: figures?.fullMarks ?? 0, bounded,
        attempts: mine.reduce((sum, one) => sum + one.attempts, 0), people: mine.map(({ member }) => member), months: mine.map((one) => Math.floor(first(one) / 100)),
        highest: mine.length ? Math.max(...mine.map(({ score }) => score)) / 100 : null, apart: standings.filter((one) => !one.forUnit && paths.get(one.unit)?.startsWith(path)).length
      }
    }
  }
  type Counted = ReturnType<Awaited<ReturnType<typeof recounted>>>

  const summed = (all: Counted[]) => {
    const sum = (of: (one: Counted) => number) => all.reduce((total, one) => total + of(one), 0)
    const [heads, participants, total] = [sum((one) => one.heads), sum((one) => one.participants), sum((one) => one.total)]
    const comparable = all.length === 1 || all.every(({ bounded }) => bounded)
    return {
      heads, participants, attempts: sum((one) => one.attempts), fullMarks: sum((one) => one.fullMarks),
      rate: heads ? Math.min(1, participants / heads) : null, mean: comparable && participants ? Math.round(total / participants * 1e6) / 1e6 : null
    }
  }
  const rounded = <T extends { mean: number | null }>({ mean, ...rest }: T) => ({ ...rest, mean: mean === null ? null : Math.round(mean * 1e6) / 1e6 })
  const only = ({ heads, participants, attempts, fullMarks, rate, mean }: ReportFigures['numbers']['overview'] | ReportFigures['numbers']['rounds'][number] | ReportFigures['numbers']['units'][number]) =>
    rounded({ heads, participants, attempts, fullMarks, rate, mean })

  it('are what a recount of the attempts finds, round by round, unit by unit and in all, whatever was played', async () => {
    const units = await world.ctx.db.selectFrom('unit').select(['id', 'parent_id', 'path', 'name']).execute()
    const paths = new Map(units.map(({ id, path }) => [id, path]))
    const top = await world.as('m-top')
    await fc.assert(fc.asyncProperty(fc.array(historyArb, { minLength: 1, maxLength: 2 }), async (histories) => {
      const from = world.time.now
      const rounds: Played[] = []
      for (const history of histories) rounds.push(await played(history))
      const counted = await Promise.all(rounds.map((round) => recounted(round, paths)))
      for (const { id: unit } of units) {
        const { numbers } = await top.call('GET /organiser/reports/figures', { unit, from, to: world.time.now + 1 })
        const mine = counted.map((of) => of(unit))
        expect(only(numbers.overview)).toEqual(summed(mine))
        expect(numbers.overview).toMatchObject({ rounds: rounds.length, people: new Set(mine.flatMap(({ people }) => people)).size })
        expect(numbers.rounds.map((round) => ({ id: round.id, highest: round.highest, apart: Number(/另有(\d+)人参加而不计入/.exec(round.remarks.join())?.[1] ?? 0), ...only(round) })))
          .toEqual(mine.map((one, i) => ({ id: rounds[i]?.id, highest: one.highest, apart: one.apart, ...summed([one]) })))
        const parts = units.filter(({ parent_id: parent }) => parent === unit)
        const expected = (parts.length ? parts : units.filter(({ id }) => id === unit)).map(({ id, name }) => ({ unit: { id, name }, ...summed(counted.map((of) => of(id))) }))
        const byUnit = (a: { unit: { id: string } }, b: { unit: { id: string } }) => (a.unit.id < b.unit.id ? -1 : 1)
        expect(numbers.units.map((row) => ({ unit: row.unit, ...only(row) })).sort(byUnit)).toEqual(expected.sort(byUnit))
        const months = mine.flatMap((one) => one.months)
        expect(numbers.months).toEqual([...new Set(months)].sort((a, b) => a - b).map((month) => ({ month, participants: months.filter((one) => one === month).length })))
      }
    }), { numRuns: engine === 'sqlite' ? 12 : 5, endOnFailure: true })
  }, 120_000)
})
