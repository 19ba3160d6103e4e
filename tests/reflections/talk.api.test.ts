import { engines } from '../support/engines'
import { written } from '../support/reflecting'
import { makeWorld, type World } from '../support/world'

const HOUR = 3600_000

describe.each(engines)('likes and comments on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now += HOUR })

  let sent = 0
  const say = async (member: string, id: string, text: string, sendId = `send-${String(++sent).padStart(5, '0')}`) => (await world.as(member)).call('POST /reflections/:id/comments', { id, sendId, text })
  const read = async (id: string, member = 'm-a1-1') => (await (await world.as(member)).call('GET /reflections/:id', { id })).reflection
  const said = async (id: string, member: string) => (await (await world.as(member)).call('GET /reflections/:id/comments', { id })).items
  const decide = async (member: string, id: string, pass: boolean, reason = '') => (await world.as(member)).call('POST /organiser/reflection-comments/:id/decide', { id, pass, reason })

  it('count a person once, from however many devices, and agree with what is there', async () => {
    const id = await written(world, 'm-a1-1')
    const people = ['m-a1-2', 'm-a1-3', 'm-a2-1', 'm-b1-1']
    await Promise.all([...people, ...people].map(async (member) => (await world.as(member)).call('PUT /reflections/:id/like', { id })))
    expect(await read(id, 'm-a1-2')).toMatchObject({ likes: 4, liked: true })
    await Promise.all(['m-a1-2', 'm-a1-2', 'm-a1-3'].map(async (member) => (await world.as(member)).call('DELETE /reflections/:id/like', { id })))
    expect(await read(id, 'm-a1-2')).toMatchObject({ likes: 2, liked: false })
    expect(await world.ctx.db.selectFrom('reflection_like').select('member_id').where('reflection_id', '=', id).execute()).toHaveLength(2)
  })

  it('wait for an organiser of the one who wrote them; the writer alone sees them meanwhile', async () => {
    const id = await written(world, 'm-a1-1')
    const mine = await say('m-b1-1', id, '写得实在')
    expect(mine).toMatchObject({ state: 'review', mine: true })
    expect(await said(id, 'm-b1-1')).toHaveLength(1)
    expect(await said(id, 'm-a1-1')).toEqual([])
    expect(await read(id)).toMatchObject({ comments: 0 })
    for (const member of ['m-sec', 'm-org-a']) {
      expect((await (await world.as(member)).call('GET /organiser/reflection-comments', {})).items).toEqual([])
      await expect(decide(member, mine.id, true)).rejects.toMatchObject({ status: 403 })
    }
    expect((await (await world.as('m-top')).call('GET /organiser/reflections/waiting')).comments).toBe(1)
    expect(await decide('m-top', mine.id, true)).toMatchObject({ state: 'shown', reflectionId: id })
    expect(await said(id, 'm-a1-1')).toMatchObject([{ text: '写得实在', author: { unit: '乙市第一党支部' }, mine: false }])
    expect(await read(id)).toMatchObject({ comments: 1 })
    await expect(decide('m-top', mine.id, false)).rejects.toMatchObject({ status: 400 })
    expect(await decide('m-top', mine.id, false, '与内容无关')).toMatchObject({ state: 'refused', reason: '与内容无关' })
    expect(await said(id, 'm-b1-1')).toMatchObject([{ state: 'refused', reason: '与内容无关' }])
    expect([await said(id, 'm-a1-1'), (await read(id)).comments]).toEqual([[], 0])
  })

  it('sent twice are one, and can be taken away by whoever wrote them', async () => {
    const id = await written(world, 'm-a1-1')
    const both = await Promise.all([say('m-a1-2', id, '学习了', 'the-same-send'), say('m-a1-2', id, '学习了', 'the-same-send')])
    expect(both[0]?.id).toBe(both[1]?.id)
    await decide('m-sec', both[0]?.id ?? '', true)
    await expect((await world.as('m-a1-1')).call('DELETE /reflection-comments/:id', { id: both[0]?.id ?? '' })).rejects.toMatchObject({ status: 404 })
    await Promise.all([1, 2].map(async () => (await world.as('m-a1-2')).call('DELETE /reflection-comments/:id', { id: both[0]?.id ?? '' })))
    expect([await said(id, 'm-a1-2'), (await read(id)).comments]).toEqual([[], 0])
  })

  it('end with what they belong to', async () => {
    const id = await written(world, 'm-a1-1')
    await (await world.as('m-a1-1')).call('POST /reflections/:id/withdraw', { id })
    await expect(say('m-a1-2', id, '还在吗')).rejects.toMatchObject({ status: 404 })
    await expect((await world.as('m-a1-1')).call('PUT /reflections/:id/like', { id })).rejects.toMatchObject({ status: 409 })
  })

  it('are gone where the deployment has switched them off', async () => {
    const id = await written(world, 'm-a1-1')
    const comment = await say('m-a1-2', id, '学习了')
    await decide('m-sec', comment.id, true)
    const switches = { studyPoints: false, studyBoards: false, showWhenChecked: false }
    const top = await world.as('m-top')
    await top.call('PUT /switches', { ...switches, social: false })
    expect(await top.call('GET /reflections/:id', { id })).toMatchObject({ social: false })
    expect(await said(id, 'm-a1-2')).toEqual([])
    await expect(say('m-a1-2', id, '再来')).rejects.toMatchObject({ status: 409 })
    await expect((await world.as('m-a1-2')).call('PUT /reflections/:id/like', { id })).rejects.toMatchObject({ status: 409 })
    await top.call('PUT /switches', { ...switches, social: true })
    expect(await said(id, 'm-a1-2')).toHaveLength(1)
  })
})
