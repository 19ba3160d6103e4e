import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { engines } from '../support/engines'
import { readDocx } from '../support/read-docx'
import { photo, words, written } from '../support/reflecting'
import { makeWorld, type World } from '../support/world'

const HOUR = 3600_000
type Act = 'pass' | 'return' | 'hide'

describe.each(engines)('looking reflections through on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now += HOUR })

  const queue = async (member: string, state?: 'waiting' | 'shown' | 'returned' | 'hidden') => (await (await world.as(member)).call('GET /organiser/reflections', { state, limit: 100 })).items.map(({ id }) => id)
  const read = async (id: string, member: string) => (await (await world.as(member)).call('GET /reflections/:id', { id })).reflection
  const decide = async (member: string, id: string, act: Act, reason = '', version = 2) => (await world.as(member)).call('POST /organiser/reflections/:id/decide', { id, version, act, reason })
  const sees = async (member: string, id: string) => (await (await world.as(member)).raw('GET /reflections/:id', { id })).status
  const feed = async (member: string, of: 'unit' | 'all' | 'picked' | 'mine') => (await (await world.as(member)).call('GET /reflections', { of, limit: 100 })).items.map(({ id }) => id)

  it('is for organisers of the author’s unit and above; nobody else sees it meanwhile', async () => {
    const id = await written(world, 'm-a1-1', {}, false)
    for (const member of ['m-sec', 'm-org-a', 'm-top']) {
      expect(await queue(member)).toContain(id)
      expect(await read(id, member)).toMatchObject({ author: { name: '赵a11', unit: '甲市第一党支部' }, state: 'review' })
    }
    const elsewhere = await written(world, 'm-b1-1', {}, false)
    for (const member of ['m-sec', 'm-org-a']) {
      expect(await queue(member)).not.toContain(elsewhere)
      expect(await sees(member, elsewhere)).toBe(404)
      await expect(decide(member, elsewhere, 'pass')).rejects.toMatchObject({ status: 403 })
      for (const route of ['PUT /organiser/reflections/:id/pick', 'DELETE /organiser/reflections/:id/pick'] as const) expect((await (await world.as(member)).raw(route, { id: elsewhere })).status).toBe(403)
      expect((await (await world.as(member)).raw('GET /organiser/reflections', { unitId: 'u-b1' })).status).toBe(403)
      expect((await (await world.as(member)).raw('POST /organiser/reflections/export', { unitId: 'u-b1' })).status).toBe(403)
    }
    expect(await (await world.as('m-sec')).call('GET /organiser/reflections/waiting')).toMatchObject({ reflections: 1 })
    for (const member of ['m-a1-2', 'm-b1-1']) expect(await sees(member, id)).toBe(404)
  })

  it('passes it to whom the author chose: the own unit, or all', async () => {
    const [unit, everyone] = [await written(world, 'm-a1-1', { sight: 'unit' }), await written(world, 'm-a1-1', { sight: 'all' })]
    expect(await Promise.all(['m-a1-2', 'm-a2-1', 'm-b1-1'].map((member) => sees(member, unit)))).toEqual([200, 404, 404])
    expect(await Promise.all(['m-a1-2', 'm-a2-1', 'm-b1-1'].map((member) => sees(member, everyone)))).toEqual([200, 200, 200])
    expect(await feed('m-a1-2', 'unit')).toEqual(expect.arrayContaining([unit, everyone]))
    expect(await feed('m-b1-1', 'all')).toContain(everyone)
    expect(await feed('m-a1-2', 'all')).not.toContain(unit)
    expect(await feed('m-b1-1', 'unit')).not.toContain(everyone)
    expect(await feed('m-a1-1', 'mine')).toEqual(expect.arrayContaining([unit, everyone]))
  })

  it('returns it with a reason for the author alone, who mends it and hands it in again', async () => {
    const id = await written(world, 'm-a1-1', {}, false)
    await expect(decide('m-sec', id, 'return')).rejects.toMatchObject({ status: 400, body: { details: { field: 'reason' } } })
    expect(await decide('m-sec', id, 'return', '请写写自己的工作')).toMatchObject({ state: 'returned', reason: '请写写自己的工作' })
    expect(await read(id, 'm-a1-1')).toMatchObject({ state: 'returned', reason: '请写写自己的工作' })
    expect(await queue('m-sec', 'returned')).toContain(id)
    const author = await world.as('m-a1-1')
    await author.call('PUT /reflections/:id', { id, version: 3, ...words({ text: '写了自己的工作' }) })
    // While it is being mended it is the author's alone again; why it came back stays in sight.
    expect(await sees('m-sec', id)).toBe(404)
    expect(await read(id, 'm-a1-1')).toMatchObject({ state: 'draft', reason: '请写写自己的工作' })
    expect(await author.call('POST /reflections/:id/submit', { id, version: 4 })).toMatchObject({ state: 'review', reason: '' })
    expect(await queue('m-sec')).toContain(id)
  })

  it('decides about the text that was read: one that was taken back and changed is looked at anew', async () => {
    const id = await written(world, 'm-a1-1', {}, false)
    const author = await world.as('m-a1-1')
    const { version } = await author.call('POST /reflections/:id/withdraw', { id })
    await expect(decide('m-sec', id, 'pass')).rejects.toMatchObject({ status: 404 })
    await author.call('PUT /reflections/:id', { id, version, ...words({ text: '换了一篇' }) })
    await author.call('POST /reflections/:id/submit', { id, version: version + 1 })
    await expect(decide('m-sec', id, 'pass')).rejects.toMatchObject({ status: 409, body: { code: 'edited_elsewhere' } })
    expect(await decide('m-sec', id, 'pass', '', version + 2)).toMatchObject({ state: 'shown' })
  })

  it('by two organisers at once comes to one decision, which both are told', async () => {
    const id = await written(world, 'm-a1-1', {}, false)
    const [first, second] = await Promise.allSettled([decide('m-sec', id, 'pass'), decide('m-org-a', id, 'hide', '不合适')])
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected'])
    // Again because the answer was lost.
    const same = await written(world, 'm-a1-1', {}, false)
    await decide('m-sec', same, 'pass')
    expect(await decide('m-sec', same, 'pass')).toMatchObject({ state: 'shown', version: 3 })
    expect(await world.ctx.db.selectFrom('audit').select('id').where('kind', '=', 'reflection.decide').where('subject', '=', 'm-a1-1').where('at', '=', world.time.now).execute()).toHaveLength(2)
  })

  it('hides what is shown, with a reason, and can show it again', async () => {
    const id = await written(world, 'm-a1-1')
    await (await world.as('m-sec')).call('PUT /organiser/reflections/:id/pick', { id })
    expect(await feed('m-b1-1', 'picked')).toContain(id)
    expect(await decide('m-sec', id, 'hide', '含有他人隐私', 3)).toMatchObject({ state: 'hidden', picked: false })
    expect([await sees('m-a1-2', id), await sees('m-a1-1', id), await sees('m-sec', id)]).toEqual([404, 200, 200])
    expect(await feed('m-b1-1', 'picked')).not.toContain(id)
    await expect((await world.as('m-a1-1')).call('PUT /reflections/:id', { id, version: 4, ...words() })).rejects.toMatchObject({ status: 409, body: { message: '这篇心得已被组织者隐藏，不能再改。' } })
    expect(await decide('m-sec', id, 'pass', '', 4)).toMatchObject({ state: 'shown', reason: '' })
  })

  it('looks again at what a member points out, and takes nothing away by that alone', async () => {
    const id = await written(world, 'm-a1-1')
    const other = await world.as('m-b1-1')
    for (let i = 0; i < 2; i++) await other.call('POST /reflections/:id/report', { id, reason: '像是抄来的' })
    expect(await sees('m-a1-2', id)).toBe(200)
    const [row] = (await (await world.as('m-sec')).call('GET /organiser/reflections', { limit: 100 })).items.filter((one) => one.id === id)
    expect(row).toMatchObject({ state: 'shown', reports: ['像是抄来的'] })
    expect(await decide('m-sec', id, 'pass', '', 3)).toMatchObject({ state: 'shown', reports: [] })
    expect(await queue('m-sec')).not.toContain(id)
    await expect((await world.as('m-a1-1')).call('POST /reflections/:id/report', { id, reason: '自己' })).rejects.toMatchObject({ status: 409 })
  })

  it('finds texts by a word or a name, below one unit, page by page', async () => {
    const id = await written(world, 'm-a2-1', { text: '红船精神_百年不变' }, false)
    const org = await world.as('m-org-a')
    for (const search of ['红船', '神_百', '赵a21']) expect((await org.call('GET /organiser/reflections', { search })).items.map((one) => one.id)).toContain(id)
    expect((await org.call('GET /organiser/reflections', { search: '神%百' })).items).toEqual([])
    expect((await org.call('GET /organiser/reflections', { unitId: 'u-a1' })).items.map((one) => one.id)).not.toContain(id)
    const all = await queue('m-top')
    const read: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await (await world.as('m-top')).call('GET /organiser/reflections', { limit: 2, cursor })
      read.push(...page.items.map((one) => one.id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(read).toEqual(all)
    expect(new Set(read).size).toBe(read.length)
  })

  it('makes one Word document of what was shown below a unit, with names, days and pictures, and nothing that is the author’s alone', async () => {
    const picture = await photo(world, 'm-a1-3')
    await written(world, 'm-a1-3', { text: '第一段\n\n第二段 <b>&', files: [picture.id] })
    await written(world, 'm-a1-4', { text: '只给自己看的话', sight: 'self' })
    await written(world, 'm-a1-5', { text: '还没有人看过的话' }, false)
    await written(world, 'm-b1-2', { text: '别的市的话' })
    const org = await world.as('m-org-a')
    const job = await org.call('POST /organiser/reflections/export', { unitId: 'u-a', from: world.time.now })
    await runJobs(world.ctx, jobKinds)
    expect(await org.call('GET /jobs/:id', { id: job.id })).toMatchObject({ state: 'done', message: '共 1 篇', file: { name: '甲市联合会心得汇编.docx' } })
    const reply = await world.app.inject({ method: 'GET', url: `/api/jobs/${job.id}/file`, headers: { authorization: `Bearer ${await org.token()}` } })
    const { faults, names, paragraphs } = await readDocx(reply.rawPayload)
    expect(faults).toEqual([])
    expect(names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
    const text = paragraphs.map((one) => one.text)
    expect(text).toEqual(expect.arrayContaining(['甲市联合会心得汇编', '孙a13：自由写作', '第一段', '第二段 <b>&']))
    expect(text.find((line) => line.startsWith('甲市第一党支部'))).toMatch(/^甲市第一党支部　孙a13　2026年6月\d+日$/)
    for (const hidden of ['只给自己看的话', '还没有人看过的话', '别的市的话']) expect(text).not.toContain(hidden)
    expect((await org.call('GET /organiser/trail', { group: 'study' })).items.map(({ what }) => what)).toEqual(expect.arrayContaining(['导出心得汇编', '通过心得', '隐藏心得', '退回心得', '选为精选心得']))
  })
})
