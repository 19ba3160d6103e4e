import { putNotices, withdrawNotices } from '../../server/inbox/put'
import { engines } from '../support/engines'
import { inWrite, newNotice, tell } from '../support/inbox'
import { makeWorld, type World } from '../support/world'

describe.each(engines)('the inbox on %s', (engine) => {
  let world: World
  beforeEach(async () => { world = await makeWorld(engine) })
  afterEach(() => world.close())

  const notices = async (member: string, input: { cursor?: string; limit?: number; unread?: boolean } = {}) => (await world.as(member)).call('GET /me/notices', input)
  const unread = async (member: string) => (await (await world.as(member)).call('GET /me/notices/unread')).unread
  const read = async (member: string, input: { ids: string[] } | { upTo: string }) => (await world.as(member)).call('POST /me/notices/read', input)

  it('holds what somebody was told, and nobody else sees it', async () => {
    expect(await tell(world, [newNotice('m-a1-1', { title: '报名成功', once: 'e-1:in' })])).toBe(1)
    expect(await notices('m-a1-1')).toEqual({
      items: [{ id: expect.any(String) as string, kind: 'event', title: '报名成功', text: '4 月 4 日 9:00 在烈士陵园集合。', page: 'pages/round/index?id=r-1', at: world.time.now, read: false }], next: null
    })
    expect(await notices('m-a1-2')).toEqual({ items: [], next: null })
    expect([await unread('m-a1-1'), await unread('m-a1-2')]).toEqual([1, 0])
    expect(await (await world.as('m-a1-1')).call('GET /home')).toMatchObject({ unread: 1 })
  })

  it('takes a word for a member once, in one call, in a second, and in two at the same moment', async () => {
    const twice = ['m-a1-1', 'm-a1-2'].map((member) => newNotice(member, { once: 'e-1:moved' }))
    expect(await tell(world, [...twice, ...twice])).toBe(2)
    expect(await tell(world, twice)).toBe(0)
    const many = ['a1', 'a2', 'b1'].flatMap((unit) => [1, 2, 3, 4, 5].map((n) => newNotice(`m-${unit}-${n}`, { once: 'e-1:tomorrow' })))
    const put = await Promise.all([tell(world, many), tell(world, [...many].reverse())])
    expect(put[0] + put[1]).toBe(many.length)
    expect(await unread('m-a1-1')).toBe(2)
  })

  it('takes thousands in one call, and cuts off what is too long at a whole character', async () => {
    const members = Array.from({ length: 15 }, (_, i) => `m-${['a1', 'a2', 'b1'][i % 3] as string}-${Math.floor(i / 3) + 1}`)
    const many = Array.from({ length: 3000 }, (_, i) => newNotice(members[i % 15] as string, { once: `e:${i}` }))
    expect(await tell(world, many)).toBe(3000)
    expect(await unread('m-b1-3')).toBe(200)
    world.time.now++
    await tell(world, [newNotice('m-a1-1', { title: '𠮷'.repeat(41), text: '长'.repeat(501), page: '/pages/me/index' })])
    const [newest] = (await notices('m-a1-1')).items
    expect(newest).toMatchObject({ title: `${'𠮷'.repeat(39)}…`, text: `${'长'.repeat(499)}…`, page: 'pages/me/index' })
  })

  it('gives every notice once, newest first, page by page, whatever comes in between', async () => {
    for (let i = 0; i < 4; i++) {
      world.time.now++
      await tell(world, [0, 1, 2].map((n) => newNotice('m-a1-1', { title: `第 ${i} 次`, once: `${i}.${n}` })))
    }
    const seen: { id: string; at: number }[] = []
    let cursor: string | undefined
    do {
      const { items, next } = await notices('m-a1-1', { cursor, limit: 5 })
      seen.push(...items)
      cursor = next ?? undefined
      world.time.now++
      await tell(world, [newNotice('m-a1-1')])
    } while (cursor)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(12)
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => b - a))
    await expect(notices('m-a1-1', { cursor: 'nonsense' })).rejects.toMatchObject({ status: 400 })
  })

  it('marks as read what was read, once, and shows what is unread alone when asked', async () => {
    await tell(world, [1, 2, 3].map((n) => newNotice('m-a1-1', { title: `${n}` })))
    const { items } = await notices('m-a1-1')
    const ids = items.slice(0, 2).map(({ id }) => id)
    expect(await read('m-a1-1', { ids })).toEqual({ unread: 1 })
    const first = await world.behind.selectFrom('notice').select('read_at').where('id', '=', ids[0] as string).executeTakeFirstOrThrow()
    world.time.now += 60000
    expect(await read('m-a1-1', { ids: [...ids, ...ids] })).toEqual({ unread: 1 })
    expect(await world.behind.selectFrom('notice').select('read_at').where('id', '=', ids[0] as string).executeTakeFirstOrThrow()).toEqual(first)
    expect((await notices('m-a1-1', { unread: true })).items).toMatchObject([{ id: items[2]?.id, read: false }])
    expect((await notices('m-a1-1')).items.map((one) => one.read)).toEqual([true, true, false])
  })

  it('marks everything up to the newest one seen, and leaves what has come since', async () => {
    await tell(world, [1, 2, 3].map(() => newNotice('m-a1-1')))
    const { items } = await notices('m-a1-1')
    world.time.now++
    await tell(world, [newNotice('m-a1-1', { title: '刚到的' })])
    expect(await read('m-a1-1', { upTo: items[0]?.id ?? '' })).toEqual({ unread: 1 })
    expect((await notices('m-a1-1', { unread: true })).items).toMatchObject([{ title: '刚到的' }])
    // Within one millisecond it is by id, as the list is.
    await tell(world, [1, 2, 3, 4].map(() => newNotice('m-a1-2')))
    const { items: four } = await notices('m-a1-2')
    expect(await read('m-a1-2', { upTo: four[1]?.id ?? '' })).toEqual({ unread: 1 })
    expect((await notices('m-a1-2')).items.map((one) => one.read)).toEqual([false, true, true, true])
  })

  it('refuses other people’s notices, whole, and a body that names neither or both', async () => {
    await tell(world, [newNotice('m-a1-1'), newNotice('m-a1-2')])
    const [[mine], [other]] = [(await notices('m-a1-1')).items, (await notices('m-a1-2')).items]
    const gone = { status: 404, body: { code: 'not_found' } }
    await expect(read('m-a1-1', { ids: [mine?.id ?? '', other?.id ?? ''] })).rejects.toMatchObject(gone)
    await expect(read('m-a1-1', { upTo: other?.id ?? '' })).rejects.toMatchObject(gone)
    await expect(read('m-a1-1', { ids: [mine?.id ?? ''], upTo: mine?.id ?? '' } as never)).rejects.toMatchObject({ status: 400 })
    await expect(read('m-a1-1', {} as never)).rejects.toMatchObject({ status: 400 })
    expect([await unread('m-a1-1'), await unread('m-a1-2')]).toEqual([1, 1])
  })

  it('shows no longer what was withdrawn: all of a matter, one word of it, or some people’s', async () => {
    const about = (member: string, once: string) => newNotice(member, { about: 'e-2', once })
    await tell(world, [about('m-a1-1', 'e-2:in'), about('m-a1-1', 'e-2:soon'), about('m-a1-2', 'e-2:soon'), about('m-a1-3', 'e-2:soon'), newNotice('m-a1-1', { about: 'e-3' })])
    await inWrite(world, (tx) => withdrawNotices(tx, 'e-2', 'e-2:soon', ['m-a1-1', 'm-a1-2']))
    expect([await unread('m-a1-1'), await unread('m-a1-2'), await unread('m-a1-3')]).toEqual([2, 0, 1])
    await inWrite(world, (tx) => withdrawNotices(tx, 'e-2'))
    expect([await unread('m-a1-1'), await unread('m-a1-3')]).toEqual([1, 0])
    expect((await notices('m-a1-3')).items).toEqual([])
    expect(await tell(world, [about('m-a1-2', 'e-2:soon')])).toBe(0)
  })

  it('is undone with the change that it was part of', async () => {
    await expect(inWrite(world, async (tx) => {
      await putNotices(tx, [newNotice('m-a1-1')], world.time.now)
      throw new Error('the change fails')
    })).rejects.toThrow('the change fails')
    expect(await unread('m-a1-1')).toBe(0)
  })
})
