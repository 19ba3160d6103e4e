import type { RoundConfig } from '../../contract/round-config'
import { addPerson } from './accounts'
import { TIMES, type History } from './histories'
import { answersFor } from './play'
import { phase, roundConfig, type World } from './world'

const HOUR = 3600000
const DAY = 24 * HOUR
const regulars = ['m-a1-1', 'm-a1-2', 'm-a1-3', 'm-a2-1', 'm-a2-2', 'm-b1-1', 'm-b1-2']
const leafUnits = ['u-a1', 'u-a2', 'u-b1']

/** A round that was played, with the roster (heads by unit) as it was at the opening. */
export interface Played { id: string; config: RoundConfig; frozen: Map<string, number> }

/** Plays histories in a world, one after the other, each forty days after the one before. */
export function historyPlayer(world: World): (history: History) => Promise<Played> {
  let run = 0

  async function publish(history: History): Promise<{ id: string; config: RoundConfig }> {
    const opensAt = world.time.now
    const config = roundConfig({
      audience: { units: ['u-top'], late: history.late }, person: history.person, unit: history.unit,
      phases: [phase({
        window: { opensAt, closesAt: opensAt + 30 * DAY }, counting: history.counting,
        paper: { kind: 'drawn', parts: [{ type: 'single', count: 3, points: 10 }], shuffleQuestions: true, shuffleOptions: true }
      })]
    })
    return { id: await world.round(config), config }
  }

  /** Everybody of a wave starts at the same moment; those with the same time hand in at the same moment. */
  async function wave(round: string, players: { id: string; right: number; seconds: number }[]) {
    const startedAt = world.time.now
    const started = await Promise.all(players.map(async ({ id, ...player }) => {
      const caller = await world.as(id)
      return caller.call('POST /rounds/:id/attempts', { id: round }).then((view) => [{ ...player, caller, view }], () => [])
    }))
    for (const seconds of TIMES) {
      world.time.now = startedAt + seconds * 1000
      await Promise.all(started.flat().filter((player) => player.seconds === seconds).map(({ caller, view, right }) =>
        caller.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'phone-1', answers: answersFor(view, right) })))
    }
  }

  const heads = async () => new Map((await world.ctx.db.selectFrom('member').select((eb) => ['unit_id', eb.fn.countAll<number>().as('n')])
    .where('status', '=', 'active').groupBy('unit_id').execute()).map((row) => [row.unit_id, Number(row.n)]))

  const move = (member: string, unit: string) => world.behind.updateTable('member').set({ unit_id: unit }).where('id', '=', member).execute()

  return async (history) => {
    world.time.now += 40 * DAY
    const { id, config } = await publish(history)
    const frozen = await heads()
    await (await world.as('m-sec')).call('GET /rounds/:id', { id })
    const late = [`m-late-${++run}-1`, `m-late-${run}-2`] as const
    await addPerson(world, late[0], 'u-a1')
    await addPerson(world, late[1], 'u-b1')
    const everybody = [...regulars, ...late]
    for (const { hours, players, mover, to } of history.waves) {
      world.time.now += hours * HOUR
      await wave(id, players.map(({ who, ...player }) => ({ ...player, id: everybody[who % everybody.length] as string })))
      await move(everybody[mover % everybody.length] as string, leafUnits[to] as string)
    }
    return { id, config, frozen }
  }
}
