import fc from 'fast-check'
import type { Route } from '../../contract'
import { errorCodes } from '../../contract/errors'
import { addAccount, sessionOf } from '../support/accounts'
import { engines } from '../support/engines'
import { allRoutes, endpointOf, inputsFor, nowhere, type Scene } from '../support/every-route'
import { spoilt } from '../support/garbage'
import { makeWorld, phase, roundConfig, START, type World } from '../support/world'

const INTERNALS = /node_modules|\.ts:|\.js:|sqlite|postgres|kysely|select |insert |constraint|syntax|stack|at [A-Z]\w+\./i
const withBody = allRoutes.filter((route) => endpointOf(route).body !== undefined)

describe.each(engines)('what nobody should send, on %s', (engine) => {
  let world: World
  let scene: Scene
  let tokens: { member: string; organiser: string; account: string }

  beforeAll(async () => {
    world = await makeWorld(engine)
    const round = await world.round({ phases: [phase({ timing: {} })] })
    const member = await world.as('m-top')
    const { id: attempt } = await member.call('POST /rounds/:id/attempts', { id: round })
    const draft = await member.call('POST /organiser/rounds', { unitId: 'u-top', config: roundConfig({ phases: [phase()] }) })
    scene = { round: draft.id, attempt, unit: 'u-a1', join: 'no-such-join' }
    const account = await sessionOf(world, await addAccount(world))
    tokens = { member: await member.token(), organiser: await member.token(), account: account.accessToken }
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  /** Straight over HTTP, with nothing in between that would tidy the input. */
  async function send(route: Route, input: Record<string, unknown>, more: { payload?: unknown; query?: string; type?: string; raw?: string } = {}) {
    const [method, path] = route.split(' ') as ['POST', string]
    const url = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))
    const token = endpointOf(route).who === 'account' ? tokens.account : tokens.organiser
    const body = more.raw ?? (more.payload === undefined ? undefined : JSON.stringify(more.payload))
    const reply = await world.app.inject({
      method, url: `/api${url}${more.query ?? ''}`,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': more.type ?? 'application/json' }) },
      ...(body !== undefined && { payload: body })
    })
    return { status: reply.statusCode, text: reply.body, code: reply.statusCode < 400 ? '' : reply.json<{ code: string }>().code }
  }

  function expectCivil(route: Route, sent: unknown, { status, text, code }: Awaited<ReturnType<typeof send>>) {
    if (status < 400) return
    const where = `${route} ${JSON.stringify(sent)?.slice(0, 300)} → ${status} ${text.slice(0, 300)}`
    if (status >= 500 && code !== 'wechat_unavailable') throw new Error(where)
    if (!errorCodes.includes(code as never) || !/"message":"[^"]*[一-龥]{4}/.test(text) || INTERNALS.test(text)) throw new Error(where)
  }

  const bodyOf = (route: Route) => {
    const input = inputsFor(scene)[route] as Record<string, unknown>
    const inPath = new Set([...route.matchAll(/:(\w+)/g)].map((match) => match[1]))
    return { input, body: Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name))) }
  }

  it.each(withBody)('is refused with a code and a sentence by %s, whatever is in the body', async (route) => {
    const { input, body } = bodyOf(route)
    await fc.assert(fc.asyncProperty(spoilt(body), async (payload) => {
      expectCivil(route, payload, await send(route, input, { payload }))
    }), { seed: 19210723, numRuns: route.includes('rounds') ? 120 : 50 })
  })

  it('is refused where a field is not known, by every endpoint with a body', async () => {
    for (const route of withBody) {
      const { input, body } = bodyOf(route)
      expect([route, (await send(route, input, { payload: { ...body, surplus: 1 } })).status]).toEqual([route, 400])
    }
  })

  it.each(['Infinity', '-1', '-Infinity', '1e300', '1.5', 'NaN', '9'.repeat(200), '%00', "'", '%F0%A0%AE%B7', '%ff', '[]'])('is no error of ours when it stands in a query: %s', async (text) => {
    for (const route of allRoutes.filter((one) => endpointOf(one).query)) {
      for (const name of Object.keys(endpointOf(route).query?.properties ?? {})) {
        for (const query of [`?${name}=${text}`, `?${name}=${text}&${name}=${text}`, `?${name}[a]=${text}`]) expectCivil(route, query, await send(route, inputsFor(scene)[route] as Record<string, unknown>, { query }))
      }
    }
  })

  it.each(['..', 'a b', '%', '\u0000', "a'b", 'x'.repeat(41), '中', '*'])('is refused as an id: %j', async (id) => {
    for (const route of allRoutes.filter((one) => one.includes(':'))) {
      const reply = await send(route, { id, unitId: id }, endpointOf(route).body ? { payload: bodyOf(route).body } : {})
      expectCivil(route, id, reply)
      expect([route, reply.status >= 400]).toEqual([route, true])
    }
  })

  it('is a 404 as an id that is not there', async () => {
    for (const route of allRoutes.filter((one) => one.includes(':'))) {
      const input = inputsFor(nowhere)[route] as Record<string, unknown>
      const { payload } = endpointOf(route).body ? { payload: bodyOf(route).body } : { payload: undefined }
      expect([route, (await send(route, input, { payload, query: /absent$|reminders$/.test(route) ? '?unit=u-a1' : route.endsWith('honours/rows') ? '?list=person-first' : route === 'GET /plans/:id/board' ? '?of=person' : route.endsWith('door') ? '?session=first' : route.endsWith('clashes') ? '?day=20260625&minute=540&minutes=90' : '' })).status]).toEqual([route, 404])
    }
  })

  it('is a 404 as the id of somebody else’s paper, also to an administrator, and changes nothing in it', async () => {
    const round = await world.round({ phases: [phase()] })
    const owner = await world.as('m-a1-2')
    const before = await owner.call('POST /rounds/:id/attempts', { id: round })
    for (const route of allRoutes.filter((one) => one.includes(' /attempts/:id'))) {
      const { payload } = endpointOf(route).body ? { payload: bodyOf(route).body } : { payload: undefined }
      expect([route, (await send(route, { id: before.id }, { payload })).status]).toEqual([route, 404])
    }
    expect(await owner.call('GET /attempts/:id', { id: before.id })).toEqual(before)
  })

  it('does not take the place of the id in the address', async () => {
    const other = { id: scene.round }
    for (const [query, payload] of [[`?id=${scene.round}`, undefined], ['', other], [`?id=${scene.round}&id=x`, undefined]] as const) {
      expect((await send('POST /organiser/rounds/:id/publish', { id: 'no-such-round' }, { query, payload })).status).toBe(404)
    }
    expect((await world.behind.selectFrom('round').select('state').where('id', '=', scene.round).executeTakeFirst())?.state).toBe('draft')
    const reply = await send('GET /attempts/:id', { id: scene.attempt }, { query: '?id=no-such-attempt&id=other' })
    expect([reply.status, reply.text.includes(scene.attempt)]).toEqual([200, true])
  })

  it('is refused before it is read when it is huge', async () => {
    const { input } = bodyOf('PUT /attempts/:id/answers')
    const reply = await send('PUT /attempts/:id/answers', input, { payload: { seq: 1, device: 'x'.repeat(1100000), answers: [] } })
    expect(reply).toMatchObject({ status: 413, code: 'bad_request' })
    expectCivil('PUT /attempts/:id/answers', '1.1 MB', reply)
  })

  it.each([
    ['{"seq": 1,', 'application/json', 400], ['', 'application/json', 400], ['{"__proto__": {"seq": 1}}', 'application/json', 400],
    ['seq=1', 'application/x-www-form-urlencoded', 415], ['<seq/>', 'application/xml', 415], ['hello', 'text/plain', 400]
  ])('is refused when it is no JSON: %j as %s', async (raw, type, status) => {
    const { input } = bodyOf('PUT /attempts/:id/answers')
    const reply = await send('PUT /attempts/:id/answers', input, { raw, type })
    expect(reply.status).toBe(status)
    expectCivil('PUT /attempts/:id/answers', raw, reply)
  })

  it('is answered in JSON where there is no such address', async () => {
    for (const url of ['/api', '/api/none', '/api/rounds/x/y/z', '/nowhere.js']) {
      const reply = await world.app.inject({ url })
      expect([url, reply.statusCode, reply.json<{ code: string }>().code]).toEqual([url, 404, 'not_found'])
    }
  })
})
