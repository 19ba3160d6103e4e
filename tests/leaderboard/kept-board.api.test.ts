import { gunzipSync } from 'node:zlib'
import Ajv from 'ajv'
import { leaderboardEndpoints } from '../../contract/leaderboard'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, type World } from '../support/world'

// What the schema does not name is taken out of the copy that is checked.
const check = new Ajv({ removeAdditional: 'all', multipleOfPrecision: 6 }).compile(leaderboardEndpoints['GET /rounds/:id/board/units'].response)

describe.each(engines)('a board of units that is kept for a while on %s', (engine) => {
  let world: World
  let round: string
  beforeAll(async () => {
    world = await makeWorld(engine)
    world.ctx.boardMs = 3600000
    round = await world.round({ phases: [phase()] })
    for (const [member, right] of [['m-a1-1', 10], ['m-a2-1', 8], ['m-b1-1', 4]] as const) await play(world, member, round, right)
  })
  afterAll(() => world.close())

  const board = async (member: string, query = {}) => (await world.as(member)).call('GET /rounds/:id/board/units', { id: round, ...query })
  const over = async (member: string, encoding?: string) => {
    const token = await (await world.as(member)).token()
    return world.app.inject({ url: `/api/rounds/${round}/board/units`, headers: { authorization: `Bearer ${token}`, ...(encoding && { 'accept-encoding': encoding }) } })
  }

  it('shows everybody the same rows, and beside them the reader’s own', async () => {
    const a1 = await board('m-a1-1')
    const b1 = await board('m-b1-1')
    expect(b1.rows).toEqual(a1.rows)
    expect([a1.mine?.unit.id, b1.mine?.unit.id]).toEqual(['u-a1', 'u-b1'])
    for (const { rows, mine } of [a1, b1]) expect(rows.find((row) => row.unit.id === mine?.unit.id)).toEqual(mine)
  })

  it('keeps to the contract, with nothing added, at every level and below every unit', async () => {
    for (const query of [{}, { depth: 0 }, { depth: 1 }, { depth: 9 }, { parent: 'u-a' }, { parent: 'u-a1' }]) {
      const answer = await board('m-a2-1', query)
      const named = structuredClone(answer)
      expect([query, check(named), check.errors]).toEqual([query, true, null])
      expect(named).toEqual(answer)
    }
  })

  it('is the same to those who take gzip and those who do not', async () => {
    const plain = await over('m-a2-1')
    const packed = await over('m-a2-1', 'gzip, deflate, br')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'application/json; charset=utf-8', vary: 'accept-encoding' })
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
    expect((await over('m-a2-1', 'gzip;q=0')).body).toBe(plain.body)
  })

  it('stays as it was read until its time is over', async () => {
    const before = await board('m-a1-2')
    await play(world, 'm-a1-2', round, 10)
    expect((await board('m-a1-2')).rows).toEqual(before.rows)
  })
})
