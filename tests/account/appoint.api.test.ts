import { addMember, withToken } from '../support/accounts'
import { engines } from '../support/engines'
import { makeWorld, type World } from '../support/world'

describe.each(engines)('who may do what, on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(engine)
    await addMember(world, { id: 'm-x', name: '新来的', unit_id: 'u-a1' })
  })
  afterEach(() => world.close())

  const roles = (by: string, id: string, role: 'organiser' | 'admin', unitId: string) => world.as(by).then((caller) => caller.call('POST /organiser/members/:id/roles', { id, role, unitId }))
  const withdraw = (by: string, id: string, role: 'organiser' | 'admin', unitId: string) => world.as(by).then((caller) => caller.call('POST /organiser/members/:id/roles/withdraw', { id, role, unitId }))

  it('an organiser appoints within the own range, and it holds at once, until it is taken back', async () => {
    const member = await world.as('m-a1-1')
    await expect(member.call('GET /organiser/overview')).rejects.toMatchObject({ status: 403 })
    expect(await roles('m-org-a', 'm-a1-1', 'organiser', 'u-a1')).toMatchObject({ roles: [{ role: 'organiser', unit: { id: 'u-a1' } }] })
    expect((await member.call('GET /organiser/units')).units.map(({ id }) => id)).toEqual(['u-a1'])
    // Twice is once.
    expect((await roles('m-org-a', 'm-a1-1', 'organiser', 'u-a1')).roles).toHaveLength(1)
    world.time.now += 1000
    expect((await withdraw('m-org-a', 'm-a1-1', 'organiser', 'u-a1')).roles).toEqual([])
    await expect(member.call('GET /organiser/overview')).rejects.toMatchObject({ status: 403 })
    const { items } = await (await world.as('m-top')).call('GET /organiser/trail', { group: 'roster' })
    expect(items.slice(0, 2).map(({ what }) => what)).toEqual(['免去', '任命'])
  })

  it('nobody gives or takes what reaches further than the own roles', async () => {
    await expect(roles('m-org-a', 'm-a1-1', 'organiser', 'u-top')).rejects.toMatchObject({ status: 403 })
    await expect(roles('m-org-a', 'm-b1-2', 'organiser', 'u-a1')).rejects.toMatchObject({ status: 403 })
    await expect(roles('m-org-a', 'm-a1-1', 'admin', 'u-a')).rejects.toMatchObject({ status: 403, body: { message: '管理员要由管理员来任免。' } })
    await expect(withdraw('m-sec', 'm-top', 'admin', 'u-top')).rejects.toMatchObject({ status: 403 })
    await expect(withdraw('m-sec', 'm-org-a', 'organiser', 'u-a')).rejects.toMatchObject({ status: 403 })
    expect(await roles('m-top', 'm-a1-1', 'admin', 'u-a')).toMatchObject({ roles: [{ role: 'admin', unit: { id: 'u-a' } }] })
  })

  it('an administrator always remains, and nobody takes the own role', async () => {
    await expect(withdraw('m-top', 'm-top', 'admin', 'u-top')).rejects.toMatchObject({ status: 409 })
    await roles('m-top', 'm-a1-1', 'admin', 'u-top')
    await Promise.allSettled([withdraw('m-top', 'm-a1-1', 'admin', 'u-top'), withdraw('m-a1-1', 'm-top', 'admin', 'u-top')])
    const left = await world.behind.selectFrom('role_grant').select('member_id').where('role', '=', 'admin').where('unit_id', '=', 'u-top').execute()
    expect(left).toHaveLength(1)
  })

  it('a member gets a sign-in by password, which has to be changed before anything else', async () => {
    const secretary = await world.as('m-sec')
    const { account, password } = await secretary.call('POST /organiser/members/:id/account', { id: 'm-x', account: 'Xinlai' })
    expect(account).toBe('xinlai')
    const { accessToken, me } = await world.anyone.call('POST /auth/password', { account: 'XinLai', password })
    expect(me).toMatchObject({ mustChangePassword: true, binding: { state: 'bound', memberId: 'm-x' } })
    await withToken(world, accessToken).call('POST /me/password', { old: password, fresh: 'my-own-password' })
    expect(await secretary.call('GET /organiser/members/:id', { id: 'm-x' })).toMatchObject({ account: 'xinlai', bound: true })
    expect(JSON.stringify(await world.behind.selectFrom('audit').selectAll().execute())).not.toContain(password)
    await expect(secretary.call('POST /organiser/members/:id/account', { id: 'm-x', account: 'another' })).rejects.toMatchObject({ status: 409, body: { message: expect.stringContaining('xinlai') as string } })
    await addMember(world, { id: 'm-y', name: '又一位', unit_id: 'u-a1' })
    await expect(secretary.call('POST /organiser/members/:id/account', { id: 'm-y', account: 'XINLAI' })).rejects.toMatchObject({ status: 409, body: { message: expect.stringContaining('已经有人用了') as string } })
    for (const wrong of ['a', '有 空格', 'a/b']) await expect(secretary.call('POST /organiser/members/:id/account', { id: 'm-y', account: wrong })).rejects.toMatchObject({ status: 400 })
  })

  it('who signs in through WeChat keeps that, with the password beside it; who has left gets none', async () => {
    await world.behind.insertInto('identity').values({ provider: 'wechat', subject: 'openid-1', account_id: 'acc-m-a1-2', secret: null, created_at: 0 }).execute()
    await world.behind.deleteFrom('identity').where('account_id', '=', 'acc-m-a1-2').where('provider', '=', 'password').execute()
    const secretary = await world.as('m-sec')
    const given = await secretary.call('POST /organiser/members/:id/account', { id: 'm-a1-2', account: '甲支部二号' })
    expect((await world.anyone.call('POST /auth/password', given)).me.accountId).toBe('acc-m-a1-2')
    await world.behind.updateTable('member').set({ status: 'left' }).where('id', '=', 'm-x').execute()
    await expect(secretary.call('POST /organiser/members/:id/account', { id: 'm-x', account: 'gone' })).rejects.toMatchObject({ status: 409 })
  })
})
