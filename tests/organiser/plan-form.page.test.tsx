import fc from 'fast-check'
import type { Milestone, PlanConfig, PlanTask, Proof } from '../../contract/plan-config'
import { moved } from '@/organiser/editing/lists'
import { toConfig, toForm } from '@/organiser/plan-edit/form'
import { hiddenRules } from '@/organiser/plan-edit/hidden'
import { inTask, placeOf } from '@/organiser/plan-edit/problems'
import { newPlace, placesWords, withoutPlace } from '@/organiser/plan-edit/places'
import { newTask } from '@/organiser/plan-edit/tasks'
import { planPresets } from '../../server/study/rules/presets'
import { planConfig, task } from '../support/plan'

const optional = <T,>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined })
const defined = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T
const n = (max: number) => fc.integer({ min: 1, max })
const flag = optional(fc.boolean())

const proofArb = fc.oneof(
  fc.record({ kind: fc.constant('text'), label: optional(fc.constant('读后感')), least: n(500), most: optional(n(9000)), optional: flag }),
  fc.record({ kind: fc.constant('photos'), least: n(3), most: n(9), optional: flag }),
  fc.record({ kind: fc.constant('audio'), least: optional(n(60)), most: n(600), optional: flag }),
  fc.record({ kind: fc.constant('number'), id: fc.constant('minutes'), label: fc.constant('时长'), unit: fc.constant('分钟'), least: optional(n(60)), most: optional(n(600)), optional: flag }),
  fc.record({ kind: fc.constant('read'), optional: flag }), fc.record({ kind: fc.constant('quiz'), bankId: fc.constant('b1'), pass: optional(n(100)), optional: flag }),
  fc.record({ kind: fc.constant('place'), once: flag, places: optional(fc.constant(['p1'])), optional: flag }), fc.record({ kind: fc.constant('reflection'), least: n(500), optional: flag })
).map((proof) => defined(proof) as Proof)

const taskArb = (id: string) => fc.record({
  id: fc.constant(id), title: fc.constantFrom('阅读', ' 阅读 '), note: optional(fc.constantFrom('', '读完写一点')), materialId: optional(fc.constant('mat-1')), columnId: optional(fc.constant('col-1')),
  every: fc.constantFrom<PlanTask['every']>('day', 'week', 'month', 'once'), from: optional(fc.constant(20260616)), weekdays: optional(fc.constant([1, 3])),
  times: optional(n(9)), most: optional(n(9)), mostADay: optional(n(9)), hours: optional(fc.constant({ from: 360, to: 1380 })), optional: flag, units: optional(fc.constant(['u-a'])),
  themes: optional(fc.constant([{ from: 20260615, to: 20260620, title: '建党' }])), proofs: fc.array(proofArb, { maxLength: 6 }), proofsNeeded: optional(n(3)),
  points: optional(fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)), lengthBonus: optional(fc.constant({ from: 100, step: 50, points: 1, most: 5 }))
}).map(defined) as fc.Arbitrary<PlanTask>

const milestones: Milestone[] = [{ sum: { of: 'days' }, reach: 10, points: 20, title: '秀才' }, { sum: { of: 'days' }, reach: 5, points: 3 }, { sum: { of: 'days' }, reach: 3, title: '入门' }]
const configArb: fc.Arbitrary<PlanConfig> = fc.record({
  v: fc.constant(1 as const), title: fc.constantFrom('计划', ' 计划'), intro: fc.constantFrom('', '一\n二 '), preset: optional(fc.constant('weekly')),
  audience: fc.constantFrom<PlanConfig['audience']>({ units: ['u1'] }, { units: ['u1', 'u2'], groups: { by: 'list', list: [{ id: 'g1', name: '甲' }] } }),
  calendar: fc.record({
    from: fc.constant(20260615), to: fc.constant(20260705), weekdays: optional(fc.constantFrom([1, 2, 3, 4, 5], [7, 1], [1, 2, 3, 4, 5, 6, 7])), pauses: optional(fc.constant([{ from: 20260620, to: 20260621 }])),
    dayBegins: optional(n(300)), graceMinutes: optional(n(900))
  }).map(defined),
  tasks: fc.tuple(taskArb('read'), fc.option(taskArb('write'), { nil: null })).map((tasks) => tasks.filter((one) => one !== null)),
  dayNeeds: optional(fc.constant('all' as const)), places: optional(fc.constant([{ id: 'p1', name: '旧址' }, { id: 'p2', name: ' 陵园 ', address: '人民路', text: '介绍' }])), teams: optional(fc.constant({ least: 2, most: 5, by: 'leader' as const })),
  makeUp: optional(fc.record({ daysBack: optional(n(9)), during: optional(fc.constant({ from: 20260706, to: 20260708 })), inAll: optional(n(9)), aMonth: optional(n(9)), pointsPercent: fc.integer({ min: 0, max: 100 }), keepsStreak: fc.boolean() }).map(defined)),
  leave: optional(fc.record({ inAll: optional(n(9)), aMonth: optional(n(9)), keepsStreak: fc.boolean(), daysBack: optional(n(9)) }).map(defined)),
  leavesAfterMissing: optional(n(9)), review: optional(fc.constantFrom('after' as const, 'before' as const)), seenBy: fc.constantFrom<PlanConfig['seenBy']>('self', 'unit', 'all'),
  points: optional(fc.record({
    mostADay: optional(n(99)), fullDay: optional(n(99)), streaks: optional(fc.constant([{ days: 7, points: 40, again: true }])), milestones: optional(fc.constant(milestones)),
    tiers: optional(fc.constant([{ days: 20, points: 50, title: '优秀' }]))
  }).map(defined)),
  boards: optional(fc.constant({ person: { order: { by: [{ of: 'days' as const }] } } }))
}).map((config) => defined(config) as PlanConfig)

test('a form that nobody touched is the plan as it was, to the last hidden rule', () => {
  fc.assert(fc.property(configArb, (config) => { expect(toConfig(toForm(config), config)).toEqual(config) }), { numRuns: 500 })
})

test('what is typed changes what it names and nothing beside it', () => {
  fc.assert(fc.property(configArb, (config) => {
    const form = toForm(config)
    const changed = toConfig({ ...form, title: ' 新名称 ', to: '2026-07-31', seenBy: 'all' }, config)
    expect(changed).toEqual({ ...config, title: '新名称', calendar: { ...config.calendar, to: 20260731 }, seenBy: 'all' })
  }))
})

test('without points nothing is worth any, and titles stay', () => {
  fc.assert(fc.property(configArb, (config) => {
    const without = toConfig({ ...toForm(config), points: false }, config)
    expect(toForm(without).points).toBe(false)
    const titles = (one: PlanConfig) => [...one.points?.milestones ?? [], ...one.points?.tiers ?? []].flatMap(({ title }) => title ?? [])
    expect(titles(without)).toEqual(titles(config))
  }))
})

test.each(planPresets(['u-top'], 20260615).map((preset) => [preset.name, preset] as const))('the form keeps all of the preset %s', (_, { config }) => {
  expect(toConfig(toForm(config), config)).toEqual(config)
})

test('figures that have to be there are sent as missing when they are empty, not as nought', () => {
  const config = planConfig({ tasks: [task({ proofs: [{ kind: 'text', least: 30 }] })], makeUp: { pointsPercent: 50, keepsStreak: true } })
  const form = toForm(config)
  const [one] = form.tasks
  const emptied = toConfig({ ...form, tasks: one ? [{ ...one, proofs: one.proofs.map((proof) => ({ ...proof, least: ' ' })) }] : [], makeUp: { ...form.makeUp, percent: '' } }, config)
  expect(JSON.parse(JSON.stringify([emptied.tasks[0]?.proofs[0], emptied.makeUp]))).toEqual([{ kind: 'text', least: null }, { pointsPercent: null, keepsStreak: true }])
})

test('weekdays: all seven are no rule', () => {
  const config = planConfig({ calendar: { from: 20260615, to: 20260705, weekdays: [1, 2] } })
  expect(toConfig({ ...toForm(config), weekdays: [1, 2, 3, 4, 5, 6, 7] }, config).calendar).toEqual({ from: 20260615, to: 20260705 })
})

test('a new task has an id that none has; tasks change places', () => {
  const form = toForm(planConfig({ tasks: [task({ id: 'task-2' }), task({ id: 'read' })] }))
  expect(newTask(form.tasks).own.id).toBe('task-3')
  expect(newTask(form.tasks.slice(0, 1)).own.id).toBe('task-3')
  expect([moved([1, 2, 3], 1, -1), moved([1, 2, 3], 2, 1)]).toEqual([[2, 1, 3], [1, 2, 3]])
})

test('a place that is taken away is asked for by no task any more; a new one has an id that none has', () => {
  const places = [{ id: 'place-1', name: '旧址' }, { id: 'place-3', name: '陵园', address: '人民路' }]
  const config = planConfig({
    places, tasks: [task({ proofs: [{ kind: 'place', places: ['place-1', 'place-3'] }], themes: [{ from: 20260615, to: 20260616, title: '出发', proofs: [{ kind: 'place', places: ['place-1'], once: true }] }] })]
  })
  const form = toForm(config)
  expect(newPlace(form.places).own.id).toBe('place-4')
  const left = toConfig({ ...form, ...withoutPlace(form, 0) }, config)
  expect([left.places, left.tasks[0]?.proofs, left.tasks[0]?.themes?.[0]?.proofs]).toEqual([[places[1]], [{ kind: 'place', places: ['place-3'] }], [{ kind: 'place', once: true }]])
  expect(toConfig({ ...form, places: [] }, config)).not.toHaveProperty('places')
  expect([placesWords(form.places), placesWords([...form.places, newPlace(form.places), newPlace(form.places)]), placesWords([])]).toEqual(['旧址、陵园', '旧址、陵园、（没有起名） 等 4 个地点', '还没有地点'])
})

test('problems stand where the form can mend them', () => {
  expect(['title', 'calendar.from', 'calendar.to', 'calendar.pauses.0', 'tasks', 'tasks.1.proofs.0.least', 'makeUp.during', 'leave.aMonth', 'leavesAfterMissing', 'points.streaks', 'audience.units', 'places.2.name', 'boards.person.order'].map(placeOf))
    .toEqual(['title', 'from', 'to', 'whole', 'tasks', 'task 1', 'makeUp', 'leave', 'whole', 'points', 'units', 'places', 'whole'])
  const problems = [{ field: 'tasks.1.proofs.0', message: '请选择资料。', level: 'error' as const }, { field: 'tasks.11.title', message: '别的。', level: 'error' as const }, { field: 'tasks.1', message: '不要重复。', level: 'error' as const }]
  expect([inTask(problems, 1, 'proofs'), inTask(problems, 1, 'head'), inTask(problems, 1, 'title')]).toEqual(['请选择资料。', '不要重复。', undefined])
})

test('rules that are only at the desk are named where the plan has them', () => {
  expect(hiddenRules(planConfig())).toEqual([])
  expect(hiddenRules(planConfig({ places: [{ id: 'p1', name: '旧址' }], tasks: [task({ hours: { from: 0, to: 600 } })] }))).toEqual(['打卡时段'])
})
