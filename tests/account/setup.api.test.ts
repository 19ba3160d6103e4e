import { buildApp } from '../../server/app'
import { readConfig } from '../../server/config'
import { checked, parseSetup } from '../../server/setup/arguments'
import { begin, reset } from '../../server/setup/begin'
import { openContext } from '../../server/start'
import { engines, freshDatabase } from '../support/engines'
import { callerOf } from '../support/world'

jest.setTimeout(120_000)

describe.each(engines)('the first administrator on %s', (engine) => {
  it('is made once, signs in, changes the password, and has everything at hand; a forgotten password is reset at the server', async () => {
    const database = await freshDatabase(engine)
    const ctx = await openContext(readConfig({ DATABASE_URL: database.url, SECRET: 'test-secret-test-secret-test-secret', WRITER: 'inline', WEB_ROOT: '/nonexistent', LOG_LEVEL: 'silent' }))
    const app = await buildApp(ctx)
    const anyone = callerOf(app, async () => '')
    const printed: string[] = []
    const out = { print: (text: string) => { printed.push(text) } }
    const given = { association: '江州市社会科学界联合会', name: '李敏', account: 'limin', levels: ['机关', '处室'], bank: true }
    expect(await begin(ctx, given, out)).toBe(0)
    const password = /密码\s+(\S+)/.exec(printed.join('\n'))?.[1] ?? ''

    const first = await anyone.call('POST /auth/password', { account: 'limin', password })
    expect(first.me).toMatchObject({ mustChangePassword: true })
    await callerOf(app, async () => first.accessToken).call('POST /me/password', { old: password, fresh: 'my-own-password' })
    const { accessToken, me } = await anyone.call('POST /auth/password', { account: 'limin', password: 'my-own-password' })
    const limin = callerOf(app, async () => accessToken)
    await limin.call('POST /me/consent', { version: me.consent.required })
    const { units } = await limin.call('GET /organiser/units')
    expect(units).toMatchObject([{ name: '江州市社会科学界联合会', heads: 1, top: true }])
    const top = units[0]?.id ?? ''
    const { id: branch } = await limin.call('POST /organiser/units', { parentId: top, name: '机关党支部', declaredHeads: null })
    const member = await limin.call('POST /organiser/members', { unitId: branch, name: '周文清', staffNo: null, phone: null, note: '' })
    await limin.call('POST /organiser/members/:id/roles', { id: member.id, role: 'organiser', unitId: branch })
    expect((await limin.call('GET /banks')).banks).toMatchObject([{ name: '党史基础题库' }])
    expect((await limin.call('GET /organiser/presets')).presets.length).toBeGreaterThan(5)
    expect(await limin.call('GET /organiser/rounds', {})).toMatchObject({ items: [] })
    // The administrator belongs to the association itself: that is no branch.
    expect(await limin.call('GET /organiser/overview')).toMatchObject({ branches: 1, members: 2 })
    expect((await anyone.call('GET /system')).association).toBe('江州市社会科学界联合会')

    await expect(begin(ctx, given, out)).rejects.toMatchObject({ message: expect.stringContaining('没有改动') as string })
    expect(await ctx.db.selectFrom('unit').select('id').execute()).toHaveLength(2)
    expect(await reset(ctx, 'limin', out)).toBe(0)
    const again = /一次性密码：(\S+)/.exec(printed.at(-1) ?? '')?.[1] ?? ''
    expect((await anyone.call('POST /auth/password', { account: 'limin', password: again })).me.mustChangePassword).toBe(true)
    await expect(limin.call('GET /home')).rejects.toMatchObject({ status: 401 })
    await expect(reset(ctx, 'nobody', out)).rejects.toMatchObject({ message: expect.stringContaining('nobody') as string })
    await app.close()
    await ctx.close()
    await database.drop()
  })
})

it('reads what is written at the keyboard, and says what is wrong with it', () => {
  expect(parseSetup(['--association', '市社科联', '--name', '李敏', '--account', 'LiMin', '--levels', '机关，处室、支部'])).toEqual({ kind: 'begin', given: { association: '市社科联', name: '李敏', account: 'limin', levels: ['机关', '处室', '支部'] } })
  expect(parseSetup([])).toEqual({ kind: 'begin', given: {} })
  expect(parseSetup(['--reset', 'LiMin'])).toEqual({ kind: 'reset', account: 'limin' })
  expect(() => parseSetup(['--account', 'a b'])).toThrow('登录名')
  expect(() => parseSetup(['--name'])).toThrow('后面要写内容')
  expect(() => parseSetup(['--what'])).toThrow('不认识 --what')
  expect(() => checked('association', ' ')).toThrow('单位名称')
})

it('does not wait for answers where nobody sits', async () => {
  await expect(begin({} as never, { name: '李敏' }, { print() {} })).rejects.toThrow('还缺：单位名称')
})
