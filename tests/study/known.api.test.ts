import { engines } from '../support/engines'
import { task } from '../support/plan'
import { makeWorld, type World } from '../support/world'
import { at, checkIn, publish, refused, sendId, ZONE } from './play'
import { dayBegin } from '../../server/study/rules/days'

/** Proofs that the server looks up: what a material's reader, a paper, a practice session or a reflection has left behind. */
describe.each(engines)('what the server knows itself, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => at(world, 20260615, 9))

  const due = async (member: string, id: string) => (await (await world.as(member)).call('GET /study')).tasks.find(({ planId }) => planId === id)
  const material = (id: string) => world.behind.insertInto('material').values({
    id, unit_id: 'u-top', column_id: null, kind: 'article', title: '红船', summary: '', body: '{}', period: '', date: '', sort: 0, cover: null, state: 'published', reason: '', author: null, words: '', version: 1,
    created_at: 1, updated_at: 1, published_at: 1
  }).execute()
  const photo = async (id: string, member: string, more: { state?: 'staged' | 'used'; kind?: 'photo' | 'audio' | 'pdf'; seconds?: number } = {}) => {
    await world.behind.insertInto('file').values({ id, kind: 'photo', mime: 'image/jpeg', size: 3, width: 4, height: 3, seconds: null, sha256: '', member_id: member, purpose: 'check-in', state: 'staged', thumb: null, at: world.time.now, ...more }).execute()
    return id
  }

  it('asks for the material to be read, and lets in who has read it', async () => {
    await material('m-red')
    const id = await publish(world, { tasks: [task({ materialId: 'm-red', proofs: [{ kind: 'read' }] })] })
    expect(await due('m-a1-1', id)).toMatchObject({ barrier: 'proof', known: [false], material: { id: 'm-red', title: '红船', read: false } })
    expect(await refused(checkIn(world, 'm-a1-1', id))).toMatchObject({ status: 400, barrier: 'proof', message: expect.stringContaining('读完') as string })
    const progress = { member_id: 'm-a1-1', material_id: 'm-red', seen: '[]', place: '{}', seconds: 1, first_at: 1, updated_at: 1 }
    await world.behind.insertInto('material_progress').values({ ...progress, read_at: null }).execute()
    expect((await due('m-a1-1', id))?.barrier).toBe('proof')
    await world.behind.updateTable('material_progress').set({ read_at: world.time.now }).where('member_id', '=', 'm-a1-1').execute()
    expect(await due('m-a1-1', id)).toMatchObject({ barrier: 'none', known: [true], material: { read: true } })
    expect((await checkIn(world, 'm-a1-1', id)).totals.days).toBe(1)
    expect((await refused(checkIn(world, 'm-a1-2', id))).barrier).toBe('proof')
  })

  it('leads to a column, and says so to those who may see it for as long as it is shown', async () => {
    const { behind } = world
    await behind.insertInto('material_column').values([
      { id: 'col-100', unit_id: 'u-top', kind: 'questions', name: '百问', note: '', sort: 0, shown: 1, version: 1, created_at: 1 }, { id: 'col-a', unit_id: 'u-a', kind: 'questions', name: '甲街道百问', note: '', sort: 0, shown: 1, version: 1, created_at: 1 },
      { id: 'col-none', unit_id: 'u-top', kind: 'questions', name: '空专栏', note: '', sort: 0, shown: 1, version: 1, created_at: 1 }
    ]).execute()
    const card = { kind: 'card' as const, title: '问', summary: '', body: '{}', period: '', date: '', sort: 0, cover: null, state: 'published' as const, reason: '', author: null, words: '', version: 1, created_at: 1, updated_at: 1, published_at: 1 }
    await behind.insertInto('material').values([{ ...card, id: 'q-1', unit_id: 'u-top', column_id: 'col-100' }, { ...card, id: 'q-2', unit_id: 'u-a', column_id: 'col-a' }]).execute()
    const id = await publish(world, { tasks: [task({ title: '每天学三问', columnId: 'col-100' }), task({ id: 'own', columnId: 'col-a' })] })
    const seen = async (member: string) => {
      const { tasks, sentences } = await (await world.as(member)).call('GET /plans/:id', { id })
      return { columns: tasks.map(({ column }) => column), said: sentences.join('') }
    }
    const inside = await seen('m-a1-1')
    expect(inside.columns).toEqual([{ id: 'col-100', name: '百问' }, { id: 'col-a', name: '甲街道百问' }])
    expect(inside.said).toContain('任务1“每天学三问”：每天 1 次，学“百问”专栏。')
    const outside = await seen('m-b1-1')
    expect(outside.columns).toEqual([{ id: 'col-100', name: '百问' }, null])
    expect(outside.said).not.toContain('甲街道百问')

    const organiser = await world.as('m-top')
    const { config } = await organiser.call('GET /organiser/plans/:id', { id })
    const problems = async (columnId: string, over: Partial<typeof config> = {}) => (await organiser.call('POST /organiser/plans/preview', { config: { ...config, ...over, tasks: [task({ title: '学', columnId })] } })).problems
    expect(await problems('col-100')).toEqual([])
    expect(await problems('col-a')).toEqual([{ level: 'warning', field: 'tasks.0.columnId', message: expect.stringMatching(/^“学”的专栏“甲街道百问”是“.+”的，参加的单位里有人看不到它。$/) as string }])
    expect(await problems('col-a', { audience: { units: ['u-a'] } })).toEqual([])
    expect(await problems('col-none')).toMatchObject([{ level: 'error', message: '“学”的专栏已经不再显示，或者里面还没有资料，请重新选择。' }])
    await behind.updateTable('material_column').set({ shown: 0 }).where('id', '=', 'col-100').execute()
    expect(await problems('col-100')).toMatchObject([{ level: 'error', field: 'tasks.0.columnId', message: expect.stringContaining('不再显示') as string }])
    expect(await seen('m-a1-1')).toMatchObject({ columns: [null, { id: 'col-a' }], said: expect.not.stringContaining('“百问”') as string })
  })

  it('asks for a paper of that day with so many points', async () => {
    const id = await publish(world, { tasks: [task({ proofs: [{ kind: 'quiz', roundId: 'r-quiz', pass: 60 }] })] }).catch((error: { body: { message: string } }) => error.body.message)
    expect(id).toContain('找不到了')
    const bank = await world.behind.selectFrom('bank').select('id').executeTakeFirstOrThrow()
    const plan = await publish(world, { tasks: [task({ proofs: [{ kind: 'quiz', bankId: bank.id, pass: 60 }] })] })
    const questions = await world.behind.selectFrom('question').select('id').where('bank_id', '=', bank.id).limit(5).execute()
    const practise = (pack: string, when: number, rights: number) => world.behind.insertInto('practice_answer').values(questions.map((question, i) => ({
      member_id: 'm-a1-3', id: `${pack}-${i}`, question_id: question.id, version: 1, kind: 'topic' as const, pack, at: when, received_at: when, value: '[]', correct: i < rights ? 1 : 0, points: 0
    }))).execute()
    await practise('yesterday', dayBegin(20260615, ZONE) - 1, 5)
    await practise('badly', world.time.now, 2)
    expect((await refused(checkIn(world, 'm-a1-3', plan))).barrier).toBe('proof')
    await practise('well', world.time.now, 3)
    expect((await checkIn(world, 'm-a1-3', plan)).totals.days).toBe(1)
  })

  it('asks for a reflection of that day, long enough and handed in', async () => {
    const id = await publish(world, { tasks: [task({ proofs: [{ kind: 'reflection', least: 100 }] })] })
    const write = (name: string, more: { state?: 'draft' | 'review' | 'returned'; chars?: number; submitted_at?: number }) => world.behind.insertInto('reflection').values({
      id: name, member_id: 'm-a2-1', unit_id: 'u-a2', material_id: null, plan_id: id, task_id: 'read', title: '', text: '', chars: 120, state: 'review', sight: 'self', version: 1, reason: '', checked: '', check_note: '', check_at: null, check_tries: 0,
      submitted_at: world.time.now, shown_at: null, picked_at: null, likes: 0, comments: 0, created_at: 1, updated_at: 1, ...more
    }).execute()
    await write('f-draft', { state: 'draft' })
    await write('f-short', { chars: 99 })
    await write('f-old', { submitted_at: dayBegin(20260615, ZONE) - 1 })
    await write('f-back', { state: 'returned' })
    expect((await refused(checkIn(world, 'm-a2-1', id))).barrier).toBe('proof')
    await write('f-good', {})
    expect((await checkIn(world, 'm-a2-1', id, { given: [{ proof: 0, reflectionId: 'f-somebody-elses' }] })).checkIn.given).toMatchObject([{ label: '心得', reflectionId: 'f-good' }])
  })

  it('takes photos that are one’s own and not handed in yet, and shows them by addresses of the server', async () => {
    const id = await publish(world, { tasks: [task({ most: 9, proofs: [{ kind: 'photos', least: 1, most: 2 }] })] })
    const send = (...files: string[]) => checkIn(world, 'm-a2-2', id, { given: [{ proof: 0, files }] })
    await photo('p-mine', 'm-a2-2')
    await photo('p-other', 'm-a2-3')
    await photo('p-pdf', 'm-a2-2', { kind: 'pdf' })
    for (const wrong of ['p-other', 'p-pdf', 'p-none']) expect(await refused(send(wrong))).toMatchObject({ status: 400, barrier: 'proof' })
    const { checkIn: made } = await send('p-mine')
    expect(made.given[0]?.files).toMatchObject([{ id: 'p-mine', url: expect.stringMatching(/^\/files\/p-mine\?until=\d+&sign=/) as string }])
    expect(await refused(send('p-mine'))).toMatchObject({ status: 400 })
    expect((await world.behind.selectFrom('file').select('state').where('id', '=', 'p-mine').executeTakeFirstOrThrow()).state).toBe('used')
  })

  it('takes so many of several proofs', async () => {
    const id = await publish(world, { tasks: [task({ proofs: [{ kind: 'text', label: '感受', least: 5 }, { kind: 'audio', most: 60 }, { kind: 'photos', least: 1, most: 1 }], proofsNeeded: 2 })] })
    await photo('v-1', 'm-b1-2', { kind: 'audio', seconds: 30 })
    const text = { proof: 0, text: '今天学得很好' }
    expect((await refused(checkIn(world, 'm-b1-2', id, { given: [text] }))).message).toBe('还差 1 项：请录一段音。')
    expect((await checkIn(world, 'm-b1-2', id, { given: [text, { proof: 1, files: ['v-1'] }] })).totals.days).toBe(1)
    await photo('v-2', 'm-b1-3', { kind: 'audio', seconds: 90 })
    expect((await refused(checkIn(world, 'm-b1-3', id, { given: [text, { proof: 1, files: ['v-2'] }] }))).message).toBe('录音最长 60 秒。')
  })

  it('keeps a weekly task to its week, makes a missed one up, and asks it of its units only', async () => {
    const id = await publish(world, {
      calendar: { from: 20260615, to: 20260712 }, tasks: [task({ every: 'week', units: ['u-a1'] }), task({ id: 'other', units: ['u-b'] })], makeUp: { aMonth: 1, pointsPercent: 0, keepsStreak: true }
    })
    expect((await due('m-a1-4', id))).toMatchObject({ from: 20260615, to: 20260621, needed: 1, done: 0 })
    expect((await refused(checkIn(world, 'm-a1-4', id, { taskId: 'other' }))).status).toBe(404)
    at(world, 20260630)
    const me = await world.as('m-a1-4')
    expect((await me.call('GET /plans/:id', { id })).makeUp).toEqual({ left: null, leftThisMonth: 1, days: [20260628, 20260621] })
    await me.call('POST /plans/:id/make-ups', { id, day: 20260621, taskId: 'read', given: [], sendId: sendId() })
    expect(await refused(me.call('POST /plans/:id/make-ups', { id, day: 20260628, taskId: 'read', given: [], sendId: sendId() }))).toMatchObject({ message: '这个月的补卡次数已经用完（每月 1 天）。' })
    await checkIn(world, 'm-a1-4', id)
    at(world, 20260705)
    expect(await refused(checkIn(world, 'm-a1-4', id))).toMatchObject({ barrier: 'done', message: '这一周已经完成了。' })
  })
})
