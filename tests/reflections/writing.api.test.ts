import type { PlanTask } from '../../contract/plan-config'
import { engines } from '../support/engines'
import { planConfig, task } from '../support/plan'
import { freshId, photo, words, written } from '../support/reflecting'
import { fetchFile } from '../support/upload'
import { makeWorld, type Caller, type World } from '../support/world'

const HOUR = 3600_000

describe.each(engines)('a reflection on %s', (engine) => {
  let world: World
  let author: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    author = await world.as('m-a1-1')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now += HOUR })

  const save = (id: string, version: number, text: string, caller = author) => caller.call('PUT /reflections/:id', { id, version, ...words({ text }) })
  const read = async (id: string, member = 'm-a1-1') => (await (await world.as(member)).call('GET /reflections/:id', { id })).reflection

  it('is kept as it is typed, once for every answer that was lost', async () => {
    const id = freshId()
    const both = await Promise.all([save(id, 0, '第一句'), save(id, 0, '第一句')])
    expect(both.map(({ version }) => version)).toEqual([1, 1])
    expect(await save(id, 1, '第一句，第二句')).toMatchObject({ version: 2, state: 'draft', mine: true, chars: 7 })
    // The answer was lost, and the phone still believes in version 1.
    expect(await save(id, 1, '第一句，第二句')).toMatchObject({ version: 2 })
    expect(await author.call('GET /reflections/start', {})).toMatchObject({ draft: { id, text: '第一句，第二句' }, about: '', least: 0 })
    expect((await author.call('GET /reflections', { of: 'mine' })).items.filter((one) => one.id === id)).toHaveLength(1)
  })

  it('that two devices write at once keeps the first, and gives the second both texts', async () => {
    const id = freshId()
    await save(id, 0, '开头')
    const both = await Promise.allSettled([save(id, 1, '开头，手机写的'), save(id, 1, '开头，电脑写的')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const kept = (await read(id)).text
    const lost = both.find((one) => one.status === 'rejected')?.reason as { body: unknown }
    expect(lost.body).toMatchObject({ code: 'edited_elsewhere', details: { version: 2, text: kept } })
  })

  it('is nobody else’s to read, change, hand in or delete before it is handed in', async () => {
    const id = freshId()
    await save(id, 0, '只给自己的草稿')
    for (const member of ['m-a1-2', 'm-sec', 'm-top']) {
      const other = await world.as(member)
      await expect(other.call('GET /reflections/:id', { id })).rejects.toMatchObject({ status: 404 })
      await expect(save(id, 1, '改', other)).rejects.toMatchObject({ status: 404 })
      await expect(other.call('POST /reflections/:id/submit', { id, version: 1 })).rejects.toMatchObject({ status: 404 })
      await expect(other.call('DELETE /reflections/:id', { id })).rejects.toMatchObject({ status: 404 })
    }
    await author.call('DELETE /reflections/:id', { id })
    await expect(read(id)).rejects.toMatchObject({ status: 404 })
  })

  it('for oneself alone is kept at once, and seen by no organiser', async () => {
    const id = await written(world, 'm-a1-1', { sight: 'self' })
    expect(await read(id)).toMatchObject({ state: 'shown', sight: 'self' })
    for (const member of ['m-a1-2', 'm-sec', 'm-top']) await expect(read(id, member)).rejects.toMatchObject({ status: 404 })
    const top = await world.as('m-top')
    for (const state of ['waiting', 'shown'] as const) expect((await top.call('GET /organiser/reflections', { state })).items.map((one) => one.id)).not.toContain(id)
    await expect(top.call('POST /organiser/reflections/:id/decide', { id, version: 2, act: 'hide', reason: '看看' })).rejects.toMatchObject({ status: 404 })
  })

  it('handed in twice, or while another device still saves, is handed in once and as it stood', async () => {
    const id = freshId()
    const { version } = await save(id, 0, '写完了')
    const all = await Promise.allSettled([author.call('POST /reflections/:id/submit', { id, version }), author.call('POST /reflections/:id/submit', { id, version }), save(id, version, '写完了，再加一句')])
    expect(all.some(({ status }) => status === 'fulfilled')).toBe(true)
    const now = await read(id)
    // Whichever came first: either the late words are refused, or handing in what was not seen is.
    expect([['review', '写完了'], ['draft', '写完了，再加一句']]).toContainEqual([now.state, now.text])
    const events = await world.ctx.db.selectFrom('reflection_event').select('kind').where('reflection_id', '=', id).execute()
    expect(events).toHaveLength(now.state === 'review' ? 1 : 0)
  })

  it('cannot be changed once it is handed in, until it is taken back', async () => {
    const id = await written(world, 'm-a1-1', {}, false)
    await expect(save(id, 2, '改')).rejects.toMatchObject({ status: 409, body: { message: '这篇心得已经提交。要改，请先撤回。' } })
    await expect(author.call('DELETE /reflections/:id', { id })).rejects.toMatchObject({ status: 409 })
    expect(await author.call('POST /reflections/:id/withdraw', { id })).toMatchObject({ state: 'withdrawn' })
    const { version } = await author.call('POST /reflections/:id/withdraw', { id })
    expect(await save(id, version, '改过的')).toMatchObject({ state: 'draft', text: '改过的' })
    expect(await author.call('POST /reflections/:id/submit', { id, version: version + 1 })).toMatchObject({ state: 'review' })
  })

  it('keeps the date on which it was handed in first, whatever happens to it', async () => {
    const first = world.time.now
    const id = await written(world, 'm-a1-1', {}, false)
    const dates = async () => { const { at, submittedAt } = await read(id); return [at, submittedAt] }
    world.time.now += HOUR
    const { version } = await author.call('POST /reflections/:id/withdraw', { id })
    world.time.now += HOUR
    await save(id, version, '改过的')
    expect(await dates()).toEqual([first, first])
    const again = await author.call('POST /reflections/:id/submit', { id, version: version + 1 })
    world.time.now += HOUR
    await (await world.as('m-top')).call('POST /organiser/reflections/:id/decide', { id, version: again.version, act: 'pass', reason: '' })
    expect(await dates()).toEqual([first, first])
    expect((await (await world.as('m-a1-2')).call('GET /reflections', { of: 'all' })).items.find((one) => one.id === id)?.at).toBe(first)
  })

  const planned = async (...proofs: PlanTask['proofs']) => {
    const top = await world.as('m-top')
    const { id } = await top.call('POST /organiser/plans', { unitId: 'u-top', config: planConfig({ title: '读原著', calendar: { from: 20260610, to: 20260720 }, tasks: [task({ id: 'book', title: '读原著写心得', every: 'day', points: 5, proofs })] }) })
    await top.call('POST /organiser/plans/:id/publish', { id })
    return { planId: id, taskId: 'book' }
  }
  const checkIns = async (planId: string) => (await author.call('GET /check-ins', { planId })).items

  it('without words, or with too few for its task, is not taken, and says how many are missing', async () => {
    const id = freshId()
    await save(id, 0, ' \n ')
    await expect(author.call('POST /reflections/:id/submit', { id, version: 1 })).rejects.toMatchObject({ body: { message: '还没有写字。' } })
    const of = await planned({ kind: 'reflection', least: 10 })
    expect(await author.call('GET /reflections/start', of)).toMatchObject({ about: '读原著写心得', least: 10, draft: null })
    const mine = freshId()
    expect(await author.call('PUT /reflections/:id', { id: mine, version: 0, ...words({ text: '一二三四 五六七', ...of }) })).toMatchObject({ about: '读原著写心得', least: 10, chars: 7 })
    await expect(author.call('POST /reflections/:id/submit', { id: mine, version: 1 })).rejects.toMatchObject({ body: { message: '至少写 10 字，还差 3 字。' } })
  })

  it('that is all its task wants checks in with it, once, whoever may see it', async () => {
    const of = await planned({ kind: 'reflection', least: 10 })
    const id = freshId()
    await author.call('PUT /reflections/:id', { id, version: 0, ...words({ ...of, sight: 'self' }) })
    const both = await Promise.all([author.call('POST /reflections/:id/submit', { id, version: 1 }), author.call('POST /reflections/:id/submit', { id, version: 1 })])
    expect(both.map(({ checkedIn }) => checkedIn)).toEqual([true, true])
    expect(await checkIns(of.planId)).toMatchObject([{ state: 'counted', taskId: 'book', given: [{ reflectionId: id }] }])
    // Another on the same day is handed in all the same, and counts no second time.
    const second = freshId()
    await author.call('PUT /reflections/:id', { id: second, version: 0, ...words({ ...of, sight: 'self' }) })
    expect(await author.call('POST /reflections/:id/submit', { id: second, version: 1 })).toMatchObject({ state: 'shown', checkedIn: false })
    expect(await checkIns(of.planId)).toHaveLength(1)
  })

  it('for a task that wants more leaves checking in to the page for it, and nothing behind', async () => {
    const of = await planned({ kind: 'reflection', least: 10 }, { kind: 'photos', least: 1, most: 3 })
    const id = freshId()
    await author.call('PUT /reflections/:id', { id, version: 0, ...words(of) })
    expect(await author.call('POST /reflections/:id/submit', { id, version: 1 })).toMatchObject({ state: 'review', checkedIn: false })
    expect(await checkIns(of.planId)).toEqual([])
    expect(await world.ctx.db.selectFrom('plan_member').select('member_id').where('plan_id', '=', of.planId).execute()).toEqual([])
  })

  describe('taken back', () => {
    /** Written and handed in for the task. */
    const handed = async (of: { planId: string; taskId: string }) => {
      const id = freshId()
      await author.call('PUT /reflections/:id', { id, version: 0, ...words({ ...of, sight: 'self' }) })
      await author.call('POST /reflections/:id/submit', { id, version: 1 })
      return id
    }
    const proves = async (id: string) => (await author.call('GET /reflections/:id', { id })).proves
    const points = async (planId: string) => (await world.ctx.db.selectFrom('point_entry').select('delta').where('plan_id', '=', planId).execute()).map((one) => Number(one.delta) / 100).sort()
    const days = async (planId: string) => (await author.call('GET /plans/:id', { id: planId })).plan.totals.days

    it('takes the check-in with it that it was for, and its points; handed in again it counts again', async () => {
      const of = await planned({ kind: 'reflection', least: 10 })
      const id = await handed(of)
      expect(await proves(id)).toEqual([{ planTitle: '读原著', taskTitle: '读原著写心得', day: expect.any(Number) as number }])
      expect([await days(of.planId), await points(of.planId)]).toEqual([1, [5]])
      await author.call('POST /reflections/:id/withdraw', { id })
      expect([await days(of.planId), await points(of.planId), await proves(id)]).toEqual([0, [-5, 5], []])
      expect(await checkIns(of.planId)).toMatchObject([{ state: 'deleted', reason: '心得已撤回' }])
      const { version } = (await author.call('GET /reflections/:id', { id })).reflection
      expect(await author.call('POST /reflections/:id/submit', { id, version })).toMatchObject({ checkedIn: true })
      expect(await days(of.planId)).toBe(1)
    })

    it('takes a check-in with it also where more was handed in beside it, on the page for that', async () => {
      const of = await planned({ kind: 'text', least: 2 }, { kind: 'reflection', least: 10 })
      const id = await handed(of)
      expect(await proves(id)).toEqual([])
      await author.call('POST /plans/:id/check-ins', { id: of.planId, taskId: of.taskId, sendId: `${id}-send`, given: [{ proof: 0, text: '读完了' }] })
      expect(await checkIns(of.planId)).toMatchObject([{ given: [{ text: '读完了' }, { reflectionId: id }] }])
      await author.call('POST /reflections/:id/withdraw', { id })
      expect(await days(of.planId)).toBe(0)
    })

    it('leaves a check-in that stands without it, and names it there no more', async () => {
      const of = await planned({ kind: 'text', least: 2 }, { kind: 'reflection', least: 10, optional: true })
      const id = await handed(of)
      await author.call('POST /plans/:id/check-ins', { id: of.planId, taskId: of.taskId, sendId: `${id}-send`, given: [{ proof: 0, text: '读完了' }] })
      expect(await proves(id)).toEqual([])
      await author.call('POST /reflections/:id/withdraw', { id })
      expect(await checkIns(of.planId)).toMatchObject([{ state: 'counted', given: [{ text: '读完了' }] }])
      expect((await checkIns(of.planId))[0]?.given).toHaveLength(1)
    })

    it('also by deleting one that an organiser sent back, the check-in goes', async () => {
      const of = await planned({ kind: 'reflection', least: 10 })
      const id = freshId()
      await author.call('PUT /reflections/:id', { id, version: 0, ...words({ ...of, sight: 'unit' }) })
      const { version } = await author.call('POST /reflections/:id/submit', { id, version: 1 })
      await (await world.as('m-top')).call('POST /organiser/reflections/:id/decide', { id, version, act: 'return', reason: '写得太短' })
      expect(await days(of.planId)).toBe(1)
      await author.call('DELETE /reflections/:id', { id })
      expect(await days(of.planId)).toBe(0)
    })

    it('is refused where the plan is over, whose record is closed', async () => {
      const of = await planned({ kind: 'reflection', least: 10 })
      const id = await handed(of)
      await (await world.as('m-top')).call('POST /organiser/plans/:id/end', { id: of.planId, reason: '活动结束' })
      await expect(author.call('POST /reflections/:id/withdraw', { id })).rejects.toMatchObject({ status: 409, body: { message: '“读原著”已经结束，打卡里用了这篇心得，不能再撤回。不想给别人看，可以请组织者隐藏。' } })
      expect(await read(id)).toMatchObject({ state: 'shown' })
      expect(await days(of.planId)).toBe(1)
    })
  })

  it('carries its pictures in their order, and lets go of those that were taken out', async () => {
    const id = freshId()
    const [a, b] = [await photo(world, 'm-a1-1'), await photo(world, 'm-a1-1')]
    const put = (version: number, files: string[]) => author.call('PUT /reflections/:id', { id, version, ...words({ files }) })
    expect((await put(0, [b.id, a.id])).pictures.map((one) => one.id)).toEqual([b.id, a.id])
    expect((await put(1, [a.id])).pictures.map((one) => one.id)).toEqual([a.id])
    expect(await world.ctx.db.selectFrom('file').select(['id', 'state']).where('id', 'in', [a.id, b.id]).orderBy('id').execute()).toEqual([a, b].map((one) => ({ id: one.id, state: one === a ? 'used' : 'staged' })).sort((x, y) => (x.id < y.id ? -1 : 1)))
    // Somebody else's picture is not his to show.
    const other = await world.as('m-a1-2')
    await expect(other.call('PUT /reflections/:id', { id: freshId(), version: 0, ...words({ files: [b.id] }) })).rejects.toMatchObject({ status: 400 })
    await author.call('POST /reflections/:id/submit', { id, version: 2 })
    const picture = (await read(id)).pictures[0]
    expect((await fetchFile(world, picture?.url ?? '')).statusCode).toBe(200)
  })
})
