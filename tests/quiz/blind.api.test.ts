import type { RevealRule } from '../../contract/round-config'
import type { Route } from '../../contract'
import { engines, type EngineName } from '../support/engines'
import { allRoutes, inputsFor, rawCall } from '../support/every-route'
import { makeWorld, phase, type World } from '../support/world'

const paper = {
  kind: 'drawn' as const, shuffleQuestions: true, shuffleOptions: true,
  parts: (['single', 'multiple', 'judge', 'fill'] as const).map((type) => ({ type, count: 2, points: 5 }))
}
const modes = { free: { paperSeconds: 1800 }, sequential: { questionSeconds: 60 } }
const ends: Route[] = ['POST /attempts/:id/submit', 'POST /attempts/:id/confirm', 'POST /auth/logout', 'POST /me/consent/withdraw', 'POST /organiser/rounds/:id/end']

/** The same questions with every key, analysis and source different. */
async function turnKeys(world: World) {
  for (const { id, type, rubric } of await world.behind.selectFrom('question_version').select(['id', 'type', 'rubric']).execute()) {
    const { right } = JSON.parse(rubric) as { right: number[] }
    const turned = { right: type === 'judge' ? [1 - (right[0] ?? 0)] : right.map((place) => (place + 1) % 4), texts: type === 'fill' ? [['全然不同的一个很长的答案', '又一个']] : [] }
    await world.behind.updateTable('question_version').set({ rubric: JSON.stringify(turned), analysis: '别的解析'.repeat(9), source: '别处' }).where('id', '=', id).execute()
  }
}

/** Chance from a fixed seed, so that two worlds draw and shuffle alike. */
function fixChance(world: World) {
  let n = 0
  world.ctx.secretText = (bytes) => `${bytes}-${n++}`.padEnd(bytes, 'x')
}

/** Ids carry real chance: the first one seen becomes #0, the next #1. So do codes that are handed out, and the sheet that holds them. */
function alike(texts: string[]): string[] {
  const seen = new Map<string, number>()
  return texts.map((text) => text.replace(/"code":"[A-Z0-9]{4}-[A-Z0-9]{4}"|"file":"[^"]{1000,}"/g, '""').replace(/\b[0-9a-hjkmnp-tv-z]{22}\b/g, (id) => {
    if (!seen.has(id)) seen.set(id, seen.size)
    return `#${seen.get(id)}`
  }))
}

/** Publishing a round and making it are of the same millisecond, of which a full page may hold only one: the oldest moment is left out. */
const inAnyOrder = (text: string) => {
  const { items, next } = JSON.parse(text) as { items: { id: string; at: number }[]; next: string | null }
  return items.filter(({ at }) => next === null || at > (items.at(-1)?.at ?? 0)).map(({ id: _, ...rest }) => JSON.stringify(rest)).sort().join('\n')
}

/** Everything an administrator who takes part can get to read while the paper is open, and after confirming its first places. */
async function transcript(world: World, mode: keyof typeof modes, reveal: RevealRule) {
  fixChance(world)
  // Lists are in the order of time; within a millisecond it is that of the ids, which is chance: no two rounds open at the same one.
  world.time.now += 1
  const opensAt = world.time.now
  const me = await world.as('m-top')
  const round = await world.round({ phases: [phase({ window: { opensAt, closesAt: opensAt + 86_400_000 }, paper, timing: modes[mode], reveal })] })
  const view = await me.call('POST /rounds/:id/attempts', { id: round })
  const open: string[] = [JSON.stringify(view)]
  const answers = view.questions.map(({ pos, type }) => ({ pos, value: type === 'fill' ? ['甲'] : [0] }))
  open.push((await me.raw('PUT /attempts/:id/answers', { id: view.id, seq: 1, device: 'phone-1', answers, flags: [1] })).text)
  const inputs = inputsFor({ round, attempt: view.id, unit: 'u-a1', join: 'no-such-join' })
  for (const route of allRoutes.filter((one) => !ends.includes(one))) {
    world.time.now += 1
    const { text } = await rawCall(me, route, inputs[route])
    open.push(`${route} ${route === 'GET /organiser/trail' ? inAnyOrder(text) : text}`)
  }
  const confirmed: string[] = []
  for (const pos of [1, 2, 3]) confirmed.push((await me.raw('POST /attempts/:id/confirm', { id: view.id, pos, value: null, device: 'phone-1' })).text)
  return { open: alike(open), confirmed: alike(confirmed) }
}

describe.each(engines)('two banks that differ in nothing but the keys, on %s', (engine: EngineName) => {
  let worlds: [World, World]
  beforeAll(async () => {
    worlds = [await makeWorld(engine), await makeWorld(engine)]
    await turnKeys(worlds[1])
  })
  afterAll(() => Promise.all(worlds.map((world) => world.close())))

  const cases = (['free', 'sequential'] as const).flatMap((mode) => (['never', 'paper', 'close', 'each'] as const).map((reveal) => [mode, reveal] as const))

  it.each(cases)('cannot be told apart by anything a %s paper’s member is answered before a “%s” round reveals', async (mode, reveal) => {
    const [one, other] = [await transcript(worlds[0], mode, reveal), await transcript(worlds[1], mode, reveal)]
    expect(other.open.filter((text, i) => text !== one.open[i])).toEqual([])
    // Revealing after each is what tells them apart: this shows that the comparison sees a difference where there is one.
    if (reveal === 'each') expect(other.confirmed).not.toEqual(one.confirmed)
    else expect(other.confirmed).toEqual(one.confirmed)
  })
})
