import { plainCode } from '../../server/auth/keys'
import { addAccount, addMember, sessionOf } from '../support/accounts'
import { engines } from '../support/engines'
import { CallError, makeWorld, START, type World } from '../support/world'

const DAY = 86400000

describe.each(engines)('getting onto the roster on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.time.now = START
    await world.behind.deleteFrom('throttle').execute()
  })

  const newcomer = async () => (await sessionOf(world, await addAccount(world))).caller
  const withCode = (id: string, name: string, code: string) => addMember(world, { id, name, activation_hash: world.ctx.keys.hash(plainCode(code)) })
  const outcomes = async (calls: Promise<unknown>[]) => (await Promise.allSettled(calls)).map((one) =>
    one.status === 'fulfilled' ? 'ok' : one.reason instanceof CallError ? one.reason.body.code : String(one.reason))

  describe('with an activation code', () => {
    it('binds the account to the entry of that name and code, however the code is typed', async () => {
      await withCode('m-act-1', '林向东', 'AB12-CD34')
      const me = await (await newcomer()).call('POST /me/bind/activation', { name: ' 林向东 ', code: 'ａｂ12 cd34' })
      expect(me.binding).toMatchObject({ state: 'bound', memberId: 'm-act-1', unitPath: [{ id: 'u-top' }, { id: 'u-a' }, { id: 'u-a1' }] })
    })

    it('refuses a right code under another name with the same words as a wrong code', async () => {
      await withCode('m-act-2', '苏文', 'SUWEN222')
      const caller = await newcomer()
      const replies = await Promise.all([['苏文', 'WRONG222'], ['别人', 'SUWEN222']].map(([name = '', code = '']) => caller.raw('POST /me/bind/activation', { name, code })))
      expect(replies[0]).toEqual(replies[1])
      expect(replies[0]?.status).toBe(400)
    })

    it('works once', async () => {
      await withCode('m-act-3', '何平', 'HEPING33')
      await (await newcomer()).call('POST /me/bind/activation', { name: '何平', code: 'HEPING33' })
      await expect((await newcomer()).call('POST /me/bind/activation', { name: '何平', code: 'HEPING33' })).rejects.toMatchObject({ body: { code: 'code_wrong' } })
    })

    it('gives one success to ten accounts that use one code at the same moment', async () => {
      await withCode('m-act-4', '许多', 'RACE4444')
      const callers = await Promise.all(Array.from({ length: 10 }, newcomer))
      const replies = await outcomes(callers.map((caller) => caller.call('POST /me/bind/activation', { name: '许多', code: 'RACE4444' })))
      expect(replies.filter((reply) => reply === 'ok')).toHaveLength(1)
      expect(replies.filter((reply) => !['ok', 'already_bound', 'code_wrong'].includes(reply))).toEqual([])
      expect(await world.behind.selectFrom('account').select('id').where('member_id', '=', 'm-act-4').execute()).toHaveLength(1)
    })

    it('does not move an account that is bound already', async () => {
      await withCode('m-act-5', '又来', 'AGAIN555')
      await expect((await world.as('m-a1-1')).call('POST /me/bind/activation', { name: '又来', code: 'AGAIN555' })).rejects.toMatchObject({ status: 409, body: { code: 'already_bound' } })
    })

    it('is shut after five wrong codes', async () => {
      const caller = await newcomer()
      for (let i = 0; i < 5; i++) await caller.raw('POST /me/bind/activation', { name: '某人', code: `WRONG${i}` })
      await expect(caller.call('POST /me/bind/activation', { name: '某人', code: 'WRONG9' })).rejects.toMatchObject({ status: 429, body: { code: 'too_many', details: { retryAfterSeconds: 300 } } })
    })
  })

  describe('by asking to join', () => {
    const ask = async (name: string, unitId = 'u-a1') => {
      const caller = await newcomer()
      expect((await caller.call('POST /me/join', { unitId, name, note: '刚转来' })).binding).toMatchObject({ state: 'waiting', unit: { id: unitId }, name })
      const request = (await (await world.as('m-top')).call('GET /organiser/joins')).items.find((item) => item.name === name)
      if (!request) throw new Error('no request')
      return { caller, request }
    }

    it('makes a roster entry when the organiser agrees', async () => {
      const { caller, request } = await ask('新来一')
      expect(request).toMatchObject({ rosterMatch: null, note: '刚转来', phoneTail: null })
      await (await world.as('m-sec')).call('POST /organiser/joins/:id/approve', { id: request.id, memberId: null })
      expect((await caller.call('GET /me')).binding).toMatchObject({ state: 'bound', name: '新来一', unit: { id: 'u-a1' } })
      await caller.call('GET /home')
      expect((await caller.call('GET /me/notices', {})).items).toMatchObject([{ kind: 'other', title: '加入申请通过了', page: 'pages/home/index', read: false }])
    })

    it('offers the unclaimed entry of the same name, and binds to it', async () => {
      await addMember(world, { id: 'm-match', name: '对得上', staff_no: 'N-7' })
      const { caller, request } = await ask('对得上')
      expect(request.rosterMatch).toEqual({ memberId: 'm-match', name: '对得上', staffNo: 'N-7' })
      await (await world.as('m-sec')).call('POST /organiser/joins/:id/approve', { id: request.id, memberId: 'm-match' })
      expect((await caller.call('GET /me')).binding).toMatchObject({ state: 'bound', memberId: 'm-match' })
    })

    it('does not bind to an entry that is taken, nor to one of another unit', async () => {
      const { request } = await ask('想顶替')
      const organiser = await world.as('m-top')
      await expect(organiser.call('POST /organiser/joins/:id/approve', { id: request.id, memberId: 'm-a1-2' })).rejects.toMatchObject({ status: 409, body: { code: 'already_bound' } })
      await addMember(world, { id: 'm-elsewhere', unit_id: 'u-b1' })
      await expect(organiser.call('POST /organiser/joins/:id/approve', { id: request.id, memberId: 'm-elsewhere' })).rejects.toMatchObject({ status: 404 })
      await organiser.call('POST /organiser/joins/:id/refuse', { id: request.id, reason: '重复' })
    })

    it('tells the person why it was refused, and lets them ask again', async () => {
      const { caller, request } = await ask('被退回')
      await (await world.as('m-sec')).call('POST /organiser/joins/:id/refuse', { id: request.id, reason: '不在本支部' })
      expect((await caller.call('GET /me')).binding).toMatchObject({ state: 'refused', reason: '不在本支部' })
      world.time.now += DAY
      const again = await sessionOf(world, await accountOf(request.id))
      expect((await again.caller.call('POST /me/join', { unitId: 'u-a2', name: '被退回', note: '' })).binding).toMatchObject({ state: 'waiting', unit: { id: 'u-a2' } })
    })

    const accountOf = async (request: string) => (await world.behind.selectFrom('join_request').select('account_id').where('id', '=', request).executeTakeFirstOrThrow()).account_id

    it('tells the second of two organisers who decide at the same moment', async () => {
      const { caller, request } = await ask('两人批')
      const [sec, city] = [await world.as('m-sec'), await world.as('m-org-a')]
      const replies = await outcomes([
        sec.call('POST /organiser/joins/:id/approve', { id: request.id, memberId: null }), city.call('POST /organiser/joins/:id/approve', { id: request.id, memberId: null }),
        city.call('POST /organiser/joins/:id/refuse', { id: request.id, reason: '重复' })
      ])
      expect(replies.sort()).toEqual(['conflict', 'conflict', 'ok'])
      const entries = await world.behind.selectFrom('member').select('id').where('name', '=', '两人批').execute()
      expect(entries).toHaveLength((await caller.call('GET /me')).binding.state === 'bound' ? 1 : 0)
    })

    it('can be taken back, and then cannot be decided any more', async () => {
      const { caller, request } = await ask('又不来了')
      expect((await caller.call('DELETE /me/join')).binding).toEqual({ state: 'none' })
      await expect((await world.as('m-sec')).call('POST /organiser/joins/:id/approve', { id: request.id, memberId: null })).rejects.toMatchObject({ status: 404 })
    })

    it('keeps one request, the last', async () => {
      const { caller } = await ask('改主意')
      await caller.call('POST /me/join', { unitId: 'u-a2', name: '改主意', note: '' })
      const waiting = (await (await world.as('m-top')).call('GET /organiser/joins')).items.filter((item) => item.name === '改主意')
      expect(waiting.map((item) => item.unit.id)).toEqual(['u-a2'])
    })

    it('is not open to those who are on the roster already', async () => {
      await expect((await world.as('m-a1-2')).call('POST /me/join', { unitId: 'u-a2', name: '我自己', note: '' })).rejects.toMatchObject({ status: 409, body: { code: 'already_bound' } })
    })
  })
})
