import fc from 'fast-check'
import { exportDocx } from '../../server/questions/export/docx'
import { exportXlsx, problemsXlsx } from '../../server/questions/export/xlsx'
import { interpret } from '../../server/questions/imports/interpret'
import { parsedOf, readBodyOf, storable } from '../../server/questions/rules/body'
import type { QuestionBody } from '../../contract/questions'
import { readBody } from './bank-support'
import { read } from './files'

const HAN = '中国共产党全国代表大会遵义会议南昌起义土地革命长征胜利改革开放新时代民族复兴社会主义建设'
const words = (min: number, max: number) => fc.array(fc.constantFrom(...HAN), { minLength: min, maxLength: max }).map((all) => all.join(''))
const extra = fc.constantFrom('', '（1921 年）', '“五四”运动', '，', ' No.1 ', '《新青年》', ' 50% ', '<b>', '&amp;', '=1+1', '——')
const phrase = (min: number, max: number) => fc.tuple(words(min, max), extra, words(2, 6)).map((all) => all.join(''))
const option = fc.oneof(words(1, 8), fc.constantFrom('1921 年', '29', '=SUM(A1:A9)', '+86', '-1', '@提醒', '“二七”大罢工', 'C919', '50%'))

const base = {
  stem: phrase(6, 30).map((text) => `${text}？`), analysis: fc.oneof(fc.constant(''), phrase(4, 20).map((text) => `${text}。`)), source: fc.constantFrom('', '《中国共产党简史》'),
  topic: fc.constantFrom('', '建党', '长征'), period: fc.constantFrom('', '新民主主义革命时期'), difficulty: fc.integer({ min: 1, max: 5 }), tags: fc.constantFrom<string[][]>([], ['会议'], ['起义', '人物'])
}
const choice = (type: 'single' | 'multiple') => fc.record({ ...base, options: fc.uniqueArray(option, { minLength: 3, maxLength: 6 }), picks: fc.uniqueArray(fc.nat(2), { minLength: type === 'single' ? 1 : 2, maxLength: type === 'single' ? 1 : 3 }) })
  .map(({ picks, ...rest }): QuestionBody => ({ ...rest, type, answer: picks.sort((a, b) => a - b), texts: [] }))
const judge = fc.record({ ...base, stem: phrase(6, 30).map((text) => `${text}。`), answer: fc.constantFrom<number[][]>([0], [1]) }).map((rest): QuestionBody => ({ ...rest, type: 'judge', options: ['正确', '错误'], texts: [] }))
const fill = fc.record({ ...base, stem: fc.tuple(words(4, 12), words(3, 10)), texts: fc.array(fc.uniqueArray(words(2, 5), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }) })
  .map(({ stem: [a, b], texts, ...rest }): QuestionBody => ({ ...rest, type: 'fill', stem: texts.length === 1 ? `${a}____${b}。` : `${a}____${b}____。`, texts, options: [], answer: [] }))
const paper = fc.tuple(...[choice('single'), choice('multiple'), judge, fill].map((one) => fc.uniqueArray(one, { selector: ({ stem }) => stem, minLength: 0, maxLength: 4 }))).map((groups) => groups.flat()).filter((all) => all.length > 0)

const back = async (bytes: Buffer) => interpret(await read(bytes)).questions.map((one) => storable(readBodyOf(one)))

it('gives back from a workbook just what was written into it', async () => {
  await fc.assert(fc.asyncProperty(paper, async (all) => { expect(await back(await exportXlsx(all.map(parsedOf)))).toEqual(all) }), { numRuns: 60 })
}, 120000)

it('gives back from a paper with its key just what was printed', async () => {
  await fc.assert(fc.asyncProperty(paper, async (all) => { expect(await back(await exportDocx('党史题库', all.map(parsedOf), true))).toEqual(all) }), { numRuns: 60 })
}, 120000)

it('prints no key on a paper without one', async () => {
  const bytes = await exportDocx('党史题库', [parsedOf(storable(readBody({ analysis: '解释的话', source: '某书', answer: [0] })))], false)
  const { source } = await read(bytes)
  const text = JSON.stringify(source.blocks)
  expect(text).toContain('A. 上海')
  for (const key of ['答案', '解释的话', '某书', '难度']) expect(text).not.toContain(key)
})

it('writes no formula, whatever somebody typed', async () => {
  const { strFromU8, unzipSync } = await import('fflate')
  for (const stem of ['=HYPERLINK("http://x","点我")？', '+1 是什么？', '-1 是什么？', '@SUM(A1) 是什么？', '\t=1 是什么？']) {
    const sheets = [await exportXlsx([parsedOf(storable(readBody({ stem, options: ['=1+1', '-2'], answer: [0] })))]), await problemsXlsx([{ no: 1, label: '1', section: '', line: 1, body: readBody({ stem }), state: 'problem', decision: 'skip', edited: false, problems: [{ code: 'no_answer', message: '=1', line: 1, words: '=2' }], twin: null }])]
    for (const bytes of sheets) {
      const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('xl/worksheets/')).map(([, part]) => strFromU8(part))
      expect(parts.length).toBeGreaterThan(0)
      for (const part of parts) expect(part).not.toMatch(/<f[ >]/)
    }
    expect((await back(sheets[0] as Buffer))[0]).toMatchObject({ stem: stem.trim(), options: ['=1+1', '-2'] })
  }
})
