import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RoundConfig } from '../../contract/round-config'
import { openDatabase, type Database } from '../../server/db/dialects'
import { buildServer, prepare } from '../support/child'
import { engines, freshDatabase, type FreshDatabase } from '../support/engines'
import { drawn, part, round } from './generators'

const root = resolve(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'xueshi-rounds-cli-'))
beforeAll(() => { buildServer() }, 120000)
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const run = (args: string[], env: Record<string, string> = {}) => new Promise<{ code: number; out: string; err: string }>((done) => {
  execFile(process.execPath, [join(root, 'server/dist/rounds-cli.js'), ...args], { cwd: root, env: { NODE_ENV: 'production', TARO_ENV: 'h5', PATH: process.env.PATH, INIT_CWD: folder, SECRET: 'test-secret-test-secret-test-secret', ...env } },
    (error, out, err) => { done({ code: error ? Number(error.code) : 0, out, err }) })
})
const file = (name: string, config: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(config))
  return name
}

const FAR = { opensAt: Date.UTC(2199, 5, 1), closesAt: Date.UTC(2199, 5, 8) }
const PAST = { opensAt: Date.UTC(2021, 5, 1), closesAt: Date.UTC(2021, 5, 8) }
const config = (over: Partial<RoundConfig> = {}, phase: Parameters<typeof round>[1] = {}) => round({ audience: { units: ['u-a'], late: 'unit' }, ...over }, { window: FAR, ...phase })

it.each([
  [['create'], /请写出规则文件/], [['create', 'none.json'], /没有找到文件/], [['create', '--unit'], /--unit 后面要写内容/], [['create', '--publish=yes'], /--publish 后面不写内容/],
  [['export'], /请写出竞赛编号/], [['export', 'a', 'b'], /多了：b/], [['check', '--unit', 'x'], /不认识的选项 --unit/]
])('ends with 2 and a sentence: %j', async (args, words) => {
  const { code, out, err } = await run(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(words)
})

describe.each(engines)('rounds from files on %s', (engine) => {
  let fresh: FreshDatabase
  let database: Database
  let env: Record<string, string>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    await prepare(fresh.url)
    database = openDatabase(fresh.url)
    env = { DATABASE_URL: fresh.url }
  })
  afterAll(async () => {
    await database.close()
    await fresh.drop()
  })

  const stored = (id: string) => database.db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const rounds = async () => (await database.db.selectFrom('round').select('id').execute()).length
  const idIn = (out: string) => /：(\S+?)（/.exec(out)?.[1] ?? ''
  const auditOf = async (id: string) => (await database.db.selectFrom('audit').select(['kind', 'actor']).where('subject', '=', id).orderBy('kind').execute()).map(({ kind, actor }) => [kind, actor])

  it('stores a draft of the top unit with its audience and a record, and prints the id and the first sentences', async () => {
    const { code, out, err } = await run(['create', file('good.json', config())], env)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^已存为草稿：\S+（江州省联合会，党史知识竞赛）\n面向甲市联合会在册党员。\n每份 2 道单选题，.*\n(.*\n){3}……共 \d+ 条。\n$/)
    const row = await stored(idIn(out))
    expect(row).toMatchObject({ unit_id: 'u-top', title: '党史知识竞赛', state: 'draft', created_by: 'command-line', opens_at: FAR.opensAt, closes_at: FAR.closesAt, published_at: null })
    expect(row.seed).not.toBe('')
    expect(await database.db.selectFrom('round_unit').select('unit_id').where('round_id', '=', row.id).execute()).toEqual([{ unit_id: 'u-a' }])
    expect(await auditOf(row.id)).toEqual([['round.create', 'command-line']])
  })

  it.each(['u-a', '甲市联合会'])('stores it for the unit %s, and publishes it when told to', async (unit) => {
    const { code, out } = await run(['create', file('good.json', config()), '--unit', unit, '--publish'], env)
    expect([code, out]).toEqual([0, expect.stringMatching(/^已发布：\S+（甲市联合会，/)])
    expect(await stored(idIn(out))).toMatchObject({ unit_id: 'u-a', state: 'published' })
    expect(await auditOf(idIn(out))).toEqual([['round.create', 'command-line'], ['round.publish', 'command-line']])
  })

  it('prints a stored round as the file that it was, which can be stored again', async () => {
    const whole = config({ awards: { certificates: [{ id: 'c', name: '证书', who: { score: 1 } }] } })
    const first = idIn((await run(['create', file('whole.json', whole)], env)).out)
    const { code, out, err } = await run(['export', first], env)
    expect([code, err, JSON.parse(out)]).toEqual([0, '', whole])
    writeFileSync(join(folder, 'again.json'), out)
    const again = await run(['create', 'again.json'], env)
    expect(again.code).toBe(0)
    expect((await stored(idIn(again.out))).config).toBe((await stored(first)).config)
    expect(readFileSync(join(folder, 'again.json'), 'utf8')).toBe((await run(['export', idIn(again.out)], env)).out)
  })

  it.each<[string, unknown, string[], string]>([
    ['that does not fit the schema', { ...config(), phasen: [] }, [], '错误　phasen：规则里没有这一项，请删去或改正名字。\n'],
    ['that contradicts itself', config({}, { attempts: { untilPass: true } }), [], '错误　phases.0.attempts.untilPass：'],
    ['for which the bank has too few questions', config({}, { paper: drawn([part({ count: 400 })]) }), [], '错误　phases.0.paper.parts.0.count：题库里的单选题不够：要 400 题'],
    ['that invites a unit that is not there', config({ audience: { units: ['u-a', 'nowhere'], late: 'unit' } }), [], '错误　audience.units：没有编号为 nowhere 的单位。\n'],
    ['that invites a unit of somebody else', config(), ['--unit', 'u-b'], '错误　audience.units：“甲市联合会”不在“乙市联合会”之内，请用 --unit 写明主办单位。\n'],
    ['with a batch of an unknown unit', config({}, { window: { ...FAR, batches: [{ units: ['x'], ...FAR }] } }), [], '错误　phases.0.window.batches.0.units：没有编号为 x 的单位。\n'],
    ['that is to be published too late', config({}, { window: PAST }), ['--publish'], '错误　phases.0.window.opensAt：开始时间已经过去。']
  ])('names the field of a file %s, and stores nothing', async (_, value, options, words) => {
    const before = await rounds()
    const { code, out, err } = await run(['create', file('wrong.json', value), ...options], env)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(words)
    expect(err).toMatch(/共 \d+ 处错误，没有存。\n$/)
    expect(await rounds()).toBe(before)
  })

  it('tells batches by the names of their units', async () => {
    const batches = [{ units: ['u-a1'], ...FAR }]
    expect((await run(['create', file('batches.json', config({}, { window: { ...FAR, batches } }))], env)).out).toContain('\n甲市第一党支部：6 月 1 日 8:00 至 6 月 8 日 8:00。\n')
  })

  it('takes an old notice as a draft, with a reminder of its dates', async () => {
    const { code, err } = await run(['create', file('old.json', config({}, { window: PAST }))], env)
    expect([code, err]).toEqual([0, expect.stringMatching(/^提醒　phases\.0\.window\.opensAt：开始时间已经过去。.*\n提醒　phases\.0\.window\.closesAt：/)])
  })

  it('says so when a unit or a round is not there, or a name is not one unit’s alone', async () => {
    expect(await run(['create', file('good.json', config()), '--unit', '无此单位'], env)).toMatchObject({ code: 2, out: '', err: '没有名称或编号为“无此单位”的单位。\n' })
    expect(await run(['export', 'none'], env)).toMatchObject({ code: 2, out: '', err: '没有编号为 none 的竞赛。\n' })
    await database.db.insertInto('unit').values({ id: 'u-a9', parent_id: 'u-a', name: '乙市联合会', depth: 2, path: 'u-top/u-a/u-a9/', sort: 9, declared_heads: null, active: 1, created_at: 0 }).execute()
    expect(await run(['create', 'good.json', '--unit', '乙市联合会'], env)).toMatchObject({ code: 2, out: '', err: '有 2 个单位都叫“乙市联合会”，请用编号：u-a9、u-b。\n' })
    expect(await run(['create', 'good.json'], { DATABASE_URL: `file:${join(folder, `empty-${engine}.db`)}` })).toMatchObject({ code: 2, err: expect.stringContaining('还没有单位') })
  })
})
