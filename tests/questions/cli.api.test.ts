import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildServer, prepare } from '../support/child'
import { openDatabase } from '../../server/db/dialects'
import { engines, freshDatabase, type FreshDatabase } from '../support/engines'
import { paperOf } from './bank-support'
import { docx, p, PNG } from './files'

const root = resolve(__dirname, '../..')
let folder: string
beforeAll(() => {
  buildServer()
  folder = mkdtempSync(join(tmpdir(), 'xueshi-cli-'))
  writeFileSync(join(folder, 'paper.txt'), `${paperOf(3)}\n4. 没有答案的题？\nA. 甲\nB. 乙\n`)
  writeFileSync(join(folder, 'near.txt'), paperOf(1).replace('哪一个地方', '哪个地方'))
  writeFileSync(join(folder, 'bare.txt'), '1. 甲题？\nA. 一\nB. 二\n2. 乙题？\nA. 一\nB. 二\n')
  writeFileSync(join(folder, 'key.txt'), '1.A 2.B')
  writeFileSync(join(folder, 'picture.docx'), docx(p('1. 图中是哪里？') + p('<w:r><w:drawing><a:blip r:embed="apng"/></w:drawing></w:r>') + p('A. 遵义') + p('B. 延安') + p('答案：A'), { media: { 'a.png': PNG } }))
  writeFileSync(join(folder, 'broken.docx'), 'PK\u0003\u0004 broken')
}, 120000)
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

interface Run { code: number; out: string; err: string }

const run = (args: string[], env: Record<string, string> = {}) => new Promise<Run>((done) => {
  execFile(process.execPath, [join(root, 'server/dist/questions-cli.js'), ...args], { cwd: root, env: { NODE_ENV: 'production', TARO_ENV: 'h5', PATH: process.env.PATH, INIT_CWD: folder, SECRET: 'test-secret-test-secret-test-secret', ...env }, maxBuffer: 1e8 },
    (error, out, err) => { done({ code: error ? Number(error.code) : 0, out, err }) })
})

describe('the questions command', () => {
  it('prints what it read as JSON and nothing else', async () => {
    const { code, out, err } = await run(['parse', 'paper.txt', '--json'])
    const read = JSON.parse(out) as { type: string; answer: number[]; problems: { code: string }[] }[]
    expect([code, err, read.length, read[3]?.problems.map((one) => one.code)]).toEqual([0, '', 4, ['no_answer']])
    expect(Object.keys(read[0] ?? {})).toEqual(['type', 'stem', 'options', 'answer', 'answer_text', 'analysis', 'points', 'section', 'line', 'problems'])
  })

  it('takes a file of answers, and writes pictures as [image]', async () => {
    expect((JSON.parse((await run(['parse', 'bare.txt', 'key.txt', '--json'])).out) as { answer: number[] }[]).map(({ answer }) => answer)).toEqual([[0], [1]])
    expect((await run(['parse', 'picture.docx', '--json'])).out).toMatch(/\[image\]/)
  })

  it('says in plain words what was read', async () => {
    expect((await run(['parse', 'paper.txt'])).out).toMatch(/^读到 4 题（单选 4），其中 1 题要处理：\n {2}第 4 题（第 \d+ 行，“没有答案的题？”）：没有找到这道题的答案，请补上。/)
  })

  it.each([
    [[], /用法/], [['read', 'x'], /没有“read”/], [['parse'], /请写出要读的文件/], [['parse', 'none.txt'], /没有找到文件：none\.txt/], [['parse', 'paper.txt', '--xml'], /不认识的选项 --xml/],
    [['import', 'paper.txt'], /--bank/], [['parse', 'broken.docx'], /请/]
  ])('ends with 2 and a sentence: %j', async (args, words) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(words)
    expect(err).not.toMatch(/ at .*\.js/)
  })
})

describe.each(engines)('importing by the command on %s', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    await prepare(fresh.url)
  })
  afterAll(() => fresh.drop())

  it('makes the bank, stores what is sound, lists the rest, and stores nothing twice', async () => {
    const env = { DATABASE_URL: fresh.url }
    const first = await run(['import', 'paper.txt', '--bank', '新题库', '--unit', 'u-a'], env)
    expect([first.code, first.err]).toEqual([1, ''])
    expect(first.out).toMatch(/新建了题库“新题库”（甲市联合会）。\n读到 4 题，存入题库“新题库” 3 题。\n有问题、没有存的 1 题：\n {2}第 4 题（第 \d+ 行）“没有答案的题？”：没有找到这道题的答案，请补上。/)
    const second = await run(['import', 'paper.txt', '--bank', '新题库'], env)
    expect(second.out).toMatch(/存入题库“新题库” 0 题[^]*没有再存的 3 题/)
    const likely = await run(['import', 'near.txt', '--bank', '新题库'], env)
    expect(likely.out).toMatch(/存入题库“新题库” 1 题。\n存了，但和别的题很相近、请再看看的 1 题：\n {2}第 1 题（第 1 行）“.+”，与题库里的一题相近/)
    const third = await run(['import', 'bare.txt', 'key.txt', '--bank=新题库'], env)
    expect([third.code, third.out]).toEqual([0, expect.stringContaining('存入题库“新题库” 2 题')])
    const database = openDatabase(fresh.url)
    const rows = await database.db.selectFrom('question').innerJoin('bank', 'bank.id', 'question.bank_id').select(['bank.unit_id', 'bank.practice']).where('bank.name', '=', '新题库').execute()
    await database.close()
    expect(rows).toEqual(Array.from({ length: 6 }, () => ({ unit_id: 'u-a', practice: 0 })))
  })

  it('says so when there is no such unit, or no unit at all', async () => {
    expect(await run(['import', 'paper.txt', '--bank', '甲', '--unit', 'none'], { DATABASE_URL: fresh.url })).toMatchObject({ code: 2, out: '', err: '没有编号为 none 的单位。\n' })
    expect(await run(['import', 'paper.txt', '--bank', '甲'], { DATABASE_URL: `file:${join(folder, 'empty.db')}` })).toMatchObject({ code: 2, err: expect.stringContaining('还没有单位') })
  })
})
