import type { Certificate, RoundConfig } from '../../contract/round-config'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase, START, type World } from '../support/world'

const HOUR = 3600000
const DAY = 24 * HOUR
const pass: Certificate = { id: 'pass', name: '合格证书', who: { score: 60 } }

describe.each(engines)('a certificate on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const opened = (certificate: Partial<Certificate> = {}, config: Partial<RoundConfig> = {}) =>
    world.round({ phases: [phase()], title: '党史知识竞赛', awards: { certificates: [{ ...pass, ...certificate }] }, ...config })
  const take = async (member: string, id: string) => (await world.as(member)).call('POST /rounds/:id/certificates/:cert', { id, cert: 'pass' })
  const refused = (member: string, id: string, message: RegExp) => expect(take(member, id)).rejects.toMatchObject({ body: { message: expect.stringMatching(message) as unknown } })
  const goal = async (member: string, id: string) => (await (await world.as(member)).call('GET /rounds/:id', { id })).goals[0]
  const check = (code: string) => world.anyone.call('GET /certificates/:code', { code })

  it('is there for whoever has reached what it asks for, with what it is for', async () => {
    const id = await opened()
    await refused('m-a1-1', id, /^还没有达到要求：得分不低于 60 分。$/)
    expect(await goal('m-a1-1', id)).toEqual({ kind: 'certificate', id: 'pass', name: '合格证书', text: '得分不低于 60 分的可以领取。', reached: false, outcome: null, prizes: [], code: null })
    await play(world, 'm-a1-1', id, 5)
    await refused('m-a1-1', id, /^还没有达到要求/)
    await play(world, 'm-a1-1', id, 8)
    expect(await goal('m-a1-1', id)).toMatchObject({ reached: true, code: null })
    const certificate = await take('m-a1-1', id)
    expect(certificate).toEqual({
      code: expect.stringMatching(/^[2-9A-HJ-KMNP-Z]{12}$/) as unknown, title: '合格证书', name: '赵a11', unit: '甲市第一党支部',
      text: '参加“党史知识竞赛”，成绩 80 分，达到“得分不低于 60 分”的要求，特发此证。', issuer: '江州省联合会', issuedAt: world.time.now
    })
    expect(await goal('m-a1-1', id)).toMatchObject({ reached: true, code: certificate.code })
  })

  it('is the same however often it is asked for, and keeps what was printed', async () => {
    const id = await opened()
    await play(world, 'm-a1-2', id, 7)
    const made = await Promise.all([take('m-a1-2', id), take('m-a1-2', id), take('m-a1-2', id)])
    await play(world, 'm-a1-2', id, 10)
    await world.behind.updateTable('member').set({ name: '钱改名' }).where('id', '=', 'm-a1-2').execute()
    expect([...made, await take('m-a1-2', id)]).toEqual(Array.from({ length: 4 }, () => made[0]))
    await world.behind.updateTable('member').set({ name: '钱a12' }).where('id', '=', 'm-a1-2').execute()
    expect(await world.behind.selectFrom('certificate').select('code').where('round_id', '=', id).execute()).toHaveLength(1)
  })

  it('is checked by anybody, copied as it may be, and shows what is printed and nothing more', async () => {
    const id = await opened()
    await play(world, 'm-a1-3', id, 6)
    const certificate = await take('m-a1-3', id)
    const { code } = certificate
    for (const typed of [code, code.toLowerCase(), `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`]) {
      expect(await check(typed)).toEqual({ state: 'valid', said: '这张证书是真的，由江州省联合会颁发。', correctedAt: null, certificate })
    }
  })

  it('that nobody was given is said to be none, and a slip of the pen to be a slip', async () => {
    await expect(check('2222 2222 2222')).rejects.toMatchObject({ status: 404, body: { code: 'not_found', message: expect.stringContaining('没有这张证书') as unknown } })
    await expect(check('2222 2222 2223')).rejects.toMatchObject({ status: 400, body: { code: 'bad_request', message: expect.stringContaining('编号不对') as unknown } })
  })

  it('is revoked by the organiser of its round alone, and then holds no longer', async () => {
    const id = await opened({}, { audience: { units: ['u-top'], late: 'personal' } })
    await play(world, 'm-b1-1', id, 9)
    const { code } = await take('m-b1-1', id)
    const revoke = async (by: string) => (await world.as(by)).call('POST /organiser/certificates/:code/revoke', { code, reason: '成绩有误' })
    await expect(revoke('m-org-a')).rejects.toMatchObject({ status: 403 })
    expect((await check(code)).state).toBe('valid')
    expect(await revoke('m-top')).toMatchObject({ state: 'revoked' })
    await revoke('m-top')
    const checked = await check(code)
    expect(checked).toMatchObject({ state: 'revoked', said: '这张证书不再有效。', certificate: { code } })
    expect(JSON.stringify(checked)).not.toContain('成绩有误')
    await refused('m-b1-1', id, /^这张证书已经由组织者作废：成绩有误$/)
    expect(await world.behind.selectFrom('audit').select('kind').where('subject', '=', code).orderBy('at').orderBy('kind').execute()).toEqual([{ kind: 'certificate' }, { kind: 'certificate.revoke' }])
    expect((await (await world.as('m-top')).call('GET /organiser/rounds/:id/honours', { id })).certificates).toEqual([{ id: 'pass', name: '合格证书', issued: 1, revoked: 1 }])
  })

  it('that was revoked by mistake is restored with its number, and both stay on record', async () => {
    const id = await opened({}, { audience: { units: ['u-top'], late: 'personal' } })
    await play(world, 'm-a1-4', id, 9)
    const certificate = await take('m-a1-4', id)
    const { code } = certificate
    const restore = async (by: string) => (await world.as(by)).call('POST /organiser/certificates/:code/restore', { code, reason: '核对无误' })
    await (await world.as('m-top')).call('POST /organiser/certificates/:code/revoke', { code, reason: '成绩有误' })
    await expect(restore('m-org-a')).rejects.toMatchObject({ status: 403 })
    expect((await check(code)).state).toBe('revoked')
    expect(await restore('m-top')).toMatchObject({ state: 'valid' })
    await restore('m-top')
    expect(await take('m-a1-4', id)).toEqual(certificate)
    expect(await world.behind.selectFrom('audit').select('data').where('subject', '=', code).where('kind', '=', 'certificate.restore').execute()).toEqual([{ data: JSON.stringify({ reason: '核对无误' }) }])
  })

  it('is found by its round’s organiser by name, by a part of its number and by whether it holds, page by page', async () => {
    const id = await opened({}, { audience: { units: ['u-top'], late: 'personal' } })
    const codes: string[] = []
    for (const member of ['m-a1-1', 'm-a1-2', 'm-b1-1']) {
      await play(world, member, id, 9)
      world.time.now += 1000
      codes.push((await take(member, id)).code)
    }
    const [first = '', second = '', third = ''] = codes
    const organiser = await world.as('m-top')
    await organiser.call('POST /organiser/certificates/:code/revoke', { code: second, reason: '重复参加' })
    const list = async (query: object) => (await organiser.call('GET /organiser/rounds/:id/certificates', { id, ...query })).items.map(({ code }) => code)
    expect(await list({})).toEqual([third, second, first])
    expect(await list({ search: 'a1' })).toEqual(expect.arrayContaining([first, second]) as unknown)
    expect(await list({ search: '钱a12' })).toEqual([second])
    expect(await list({ search: `${first.slice(2, 6).toLowerCase()} ${first.slice(6, 10)}` })).toEqual([first])
    expect([await list({ state: 'revoked' }), await list({ state: 'valid' }), await list({ cert: 'gold' })]).toEqual([[second], [third, first], []])
    const page = await organiser.call('GET /organiser/rounds/:id/certificates', { id, limit: 2 })
    expect(page).toMatchObject({ roundTitle: '党史知识竞赛', kinds: [{ id: 'pass', name: '合格证书' }], revokedSays: (await check(second)).said })
    expect(page.items[1]).toMatchObject({ name: '钱a12', unit: '甲市第一党支部', title: '合格证书', revoked: { at: world.time.now, reason: '重复参加' } })
    expect(await list({ cursor: page.next ?? '' })).toEqual([first])
    await expect((await world.as('m-org-a')).call('GET /organiser/rounds/:id/certificates', { id })).rejects.toMatchObject({ status: 403 })
  })

  it('is issued within its dates; who has it keeps it', async () => {
    const id = await opened({ from: START + 2 * HOUR, until: START + 4 * HOUR })
    await play(world, 'm-a2-1', id, 9)
    await play(world, 'm-a2-2', id, 9)
    await refused('m-a2-1', id, /^证书从 6 月 15 日 11:00 起领取/)
    expect((await goal('m-a2-1', id))?.text).toBe('得分不低于 60 分的可以领取，从 6 月 15 日 11:00 起，到 6 月 15 日 13:00 为止。')
    world.time.now = START + 3 * HOUR
    const certificate = await take('m-a2-1', id)
    world.time.now = START + 5 * HOUR
    await refused('m-a2-2', id, /^领取时间在 6 月 15 日 13:00 结束了/)
    expect(await take('m-a2-1', id)).toEqual(certificate)
  })

  it('for a place waits until places no longer change', async () => {
    const id = await opened({ who: { rankTo: 1 } })
    await play(world, 'm-a1-1', id, 7)
    await refused('m-a1-1', id, /^名次要到竞赛截止后才定下来/)
    await play(world, 'm-a1-2', id, 9)
    world.time.now = START + 2 * DAY
    await refused('m-a1-1', id, /^还没有达到要求：名次在前 1。$/)
    expect(await goal('m-a1-1', id)).toMatchObject({ reached: false })
    expect((await take('m-a1-2', id)).name).toBe('钱a12')
  })

  it('says no score where the round shows none', async () => {
    const id = await opened({}, { show: { personBoard: true, unitBoard: true, score: false } })
    await play(world, 'm-a1-1', id, 8)
    expect((await take('m-a1-1', id)).text).toBe('参加“党史知识竞赛”，达到“得分不低于 60 分”的要求，特发此证。')
  })

  it('is not there for those out of the ranking, for others’ rounds and under another name', async () => {
    const id = await opened({}, { audience: { units: ['u-a'], late: 'personal', outOfRanking: { members: ['m-a1-4'], forUnit: false } } })
    await play(world, 'm-a1-4', id, 10)
    await refused('m-a1-4', id, /^还没有达到要求/)
    await expect(take('m-b1-1', id)).rejects.toMatchObject({ status: 403, body: { code: 'not_invited' } })
    await expect((await world.as('m-a1-1')).call('POST /rounds/:id/certificates/:cert', { id, cert: 'gold' })).rejects.toMatchObject({ status: 404 })
  })

  it('is not to be found by trying numbers', async () => {
    world.time.now = START + 9 * DAY
    for (let tries = 0; tries < 50; tries++) await expect(check('222222222222')).rejects.toMatchObject({ status: 404 })
    await expect(check('222222222222')).rejects.toMatchObject({ status: 429, body: { code: 'too_many' } })
    world.time.now += DAY
    await expect(check('222222222222')).rejects.toMatchObject({ status: 404 })
  })
})
