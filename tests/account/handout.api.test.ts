import { addAccount, addMember, sessionOf, withToken } from '../support/accounts'
import { engines } from '../support/engines'
import { makeWorld, type World } from '../support/world'

describe.each(engines)('what organisers hand out on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(engine)
    for (const id of ['m-x', 'm-y']) await addMember(world, { id, name: `新人${id}`, unit_id: 'u-a1' })
    await addMember(world, { id: 'm-z', name: '别处', unit_id: 'u-a2' })
  })
  afterEach(() => world.close())

  const join = async (name: string, code: string) => {
    const { caller } = await sessionOf(world, await addAccount(world))
    return caller.call('POST /me/bind/activation', { name, code })
  }

  it('makes codes for those of a unit who are not bound, and ends the old ones', async () => {
    const secretary = await world.as('m-sec')
    const first = await secretary.call('POST /organiser/activation-codes', { unitId: 'u-a1' })
    expect(first.codes.map(({ memberId }) => memberId)).toEqual(['m-x', 'm-y'])
    for (const { code } of first.codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    expect(Buffer.from(first.file, 'base64').subarray(0, 2).toString()).toBe('PK')
    const again = await secretary.call('POST /organiser/activation-codes', { memberIds: ['m-x', 'm-a1-1', 'm-z'] })
    expect(again).toMatchObject({ codes: [{ memberId: 'm-x' }], without: 2 })
    await expect(join('新人m-x', first.codes[0]?.code ?? '')).rejects.toMatchObject({ body: { code: 'code_wrong' } })
    expect((await join('新人m-x', (again.codes[0]?.code ?? '').toLowerCase())).binding).toMatchObject({ memberId: 'm-x' })
    expect((await join('新人m-y', first.codes[1]?.code ?? '')).binding).toMatchObject({ memberId: 'm-y' })
    await expect(secretary.call('POST /organiser/activation-codes', { unitId: 'u-a1' })).rejects.toMatchObject({ status: 409 })
    await expect(secretary.call('POST /organiser/activation-codes', {})).rejects.toMatchObject({ status: 400 })
    const kept = JSON.stringify([await world.behind.selectFrom('audit').selectAll().execute(), await world.behind.selectFrom('member').selectAll().execute()])
    for (const { code } of [...first.codes, ...again.codes]) expect([kept.includes(code), kept.includes(code.replaceAll('-', ''))]).toEqual([false, false])
    expect(await world.behind.selectFrom('audit').select('data').where('kind', '=', 'activation-codes').orderBy('id').execute()).toHaveLength(2)
  })

  it('makes none for somebody who holds a role above, unbound as he may be', async () => {
    await world.behind.insertInto('role_grant').values({ id: 'g-x', member_id: 'm-x', role: 'organiser', unit_id: 'u-a', created_at: 0 }).execute()
    expect((await (await world.as('m-sec')).call('POST /organiser/activation-codes', { unitId: 'u-a1' })).codes.map(({ memberId }) => memberId)).toEqual(['m-y'])
    expect((await (await world.as('m-top')).call('POST /organiser/activation-codes', { unitId: 'u-a', below: true })).codes.map(({ memberId }) => memberId)).toEqual(['m-x', 'm-y', 'm-z'])
  })

  it('resets a password: every session ends, and nothing works before the new one is changed', async () => {
    const account = await addAccount(world, { member: 'm-x', password: 'forgotten-1' })
    const before = await sessionOf(world, account)
    const secretary = await world.as('m-sec')
    const given = await secretary.call('POST /organiser/members/:id/password', { id: 'm-x' })
    expect(given.account).toBe(account)
    await expect(before.caller.call('GET /me')).rejects.toMatchObject({ body: { code: 'session_expired' } })
    await expect(world.anyone.call('POST /auth/refresh', { refreshToken: before.refreshToken })).rejects.toMatchObject({ status: 401 })
    await expect(world.anyone.call('POST /auth/password', { account, password: 'forgotten-1' })).rejects.toMatchObject({ status: 401 })
    const { accessToken, refreshToken, me } = await world.anyone.call('POST /auth/password', { account, password: given.password })
    expect(me).toMatchObject({ mustChangePassword: true })
    const caller = withToken(world, accessToken)
    await expect(caller.call('GET /home')).rejects.toMatchObject({ status: 403, body: { code: 'password_change_needed' } })
    // Renewing the sign-in is no way around it.
    const renewed = await world.anyone.call('POST /auth/refresh', { refreshToken })
    expect(renewed.me.mustChangePassword).toBe(true)
    // The same password again is no change.
    await expect(withToken(world, renewed.accessToken).call('POST /me/password', { old: given.password, fresh: given.password })).rejects.toMatchObject({ status: 400 })
    await withToken(world, renewed.accessToken).call('POST /me/password', { old: given.password, fresh: 'my-own-password' })
    expect((await withToken(world, renewed.accessToken).call('GET /me')).mustChangePassword).toBeUndefined()
    await withToken(world, renewed.accessToken).call('GET /home')
    expect((await world.anyone.call('POST /auth/password', { account, password: 'my-own-password' })).me.mustChangePassword).toBeUndefined()
    expect(JSON.stringify(await world.behind.selectFrom('audit').selectAll().execute())).not.toContain(given.password)
    await expect(secretary.call('POST /organiser/members/:id/password', { id: 'm-a1-1' })).rejects.toMatchObject({ status: 409 })
    await expect(secretary.call('POST /organiser/members/:id/password', { id: 'm-top' })).rejects.toMatchObject({ status: 403 })
  })
})
