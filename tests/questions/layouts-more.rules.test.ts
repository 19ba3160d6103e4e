import fc from 'fast-check'
import { parseSource } from '../../server/questions/parse'
import { linesOf } from '../../server/questions/parse/normalise'
import type { Block } from '../../server/questions/parse/types'
import { disguise } from './disguise'
import { items } from './layouts-arbitrary'
import { expected, keys, type Item, type Style } from './layouts'

/* Layouts that are no variations of one form: run together, without numbers, tagged, with the key at the end or in a second file, sheets. */

const letters = (one: Item) => one.answer.map((i) => String.fromCharCode(65 + i)).join('')
const valueOf = (one: Item) => (one.type === 'judge' ? (one.answer[0] === 0 ? '对' : '错') : one.type === 'fill' ? one.texts.map((texts) => texts.join('|')).join('；') : letters(one))
const optionsOf = (one: Item) => (one.type === 'judge' ? [] : one.options.map((text, i) => `${String.fromCharCode(65 + i)}.${text}`))
const stemOf = (one: Item) => (one.type === 'fill' ? one.stem : `${one.stem}（ ）`)
const NAMES: Record<string, string> = { single: '单选题', multiple: '多选题', judge: '判断题', fill: '填空题' }
const PLAIN = { analysis: null } as unknown as Style

function same(all: readonly Item[], blocks: Block[], key?: Block[]) {
  const { questions } = parseSource({ blocks }, key && { blocks: key })
  const got = questions.map(({ type, stem, options, answer, answer_text, analysis }) => ({ type, stem, options, answer, answer_text, analysis }))
  const text = [...blocks, ...key ?? []].map((block) => (block.kind === 'line' ? block.text : JSON.stringify(block.rows))).join('\n')
  try {
    expect(got).toEqual(all.map((one) => expected(one, PLAIN)))
  } catch (error) {
    throw new Error(`${(error as Error).message}\n---\n${text}`)
  }
}

/** Options that begin with figures of their own cannot be told from the next number where nothing stands between. */
const roomy = items.map((all) => all.map((one) => ({ ...one, options: one.options.filter((text) => !/^[0-9C]/.test(text)) })).filter((one) => one.type !== 'single' && one.type !== 'multiple' || one.options.length >= 3)
  .map((one) => ({ ...one, answer: one.answer.filter((i) => one.type === 'judge' || i < one.options.length) })).filter((one) => one.type === 'judge' || one.type === 'fill' || one.answer.length > (one.type === 'multiple' ? 1 : 0)))
  .filter((all) => all.length > 3)

it.each([['spaces', ' '], ['nothing', '']])('reads a paper in one line with %s between', (_, gap) => {
  fc.assert(fc.property(roomy, (all) => same(all, linesOf(all.map((one, i) => `${i + 1}.${stemOf(one)}${gap}${optionsOf(one).join(gap)}${gap}答案：${valueOf(one)}`).join(gap || ' ')))), { numRuns: 300 })
})

it('reads one paragraph for each question', () => {
  fc.assert(fc.property(items, disguise, (all, change) => same(all, linesOf(change(all.map((one, i) => `${i + 1}、${stemOf(one)} ${optionsOf(one).join(' ')} 答案：${valueOf(one)}`).join('\n'))))), { numRuns: 300 })
})

it('reads questions without numbers', () => {
  fc.assert(fc.property(items, fc.constantFrom('\n', '\n\n'), (all, gap) => same(all, linesOf(all.map((one) => [stemOf(one), ...optionsOf(one), `答案：${valueOf(one)}`].join('\n')).join(gap)))), { numRuns: 300 })
})

it('reads a type’s tag with each question', () => {
  const tags = fc.constantFrom((n: number, type: string) => `${n}.【${type}】`, (n: number, type: string) => `${n}. [${type}] `, (n: number, type: string) => `【${type}】${n}.`, (n: number, type: string) => `${n}、（${type}）`, (n: number, type: string) => `${n}.${type}：`)
  fc.assert(fc.property(items, tags, disguise, (all, tag, change) => same(all, linesOf(change(all.map((one, i) => [`${tag(i + 1, NAMES[one.type] ?? '')}${stemOf(one)}`, ...optionsOf(one), `答案：${valueOf(one)}`].join('\n')).join('\n'))))), { numRuns: 500 })
})

const closed = items.map((all) => all.filter((one) => one.type !== 'fill')).filter((all) => all.length > 3)
const CHINESE = '一二三'

it.each([['at the end', false], ['in a second file', true]])('reads a key %s, its numbering begun anew in each section', (_, apart) => {
  fc.assert(fc.property(closed, fc.constantFrom(...keys), fc.boolean(), (all, key, headed) => {
    const groups = ['single', 'multiple', 'judge'].map((type) => all.filter((one) => one.type === type)).filter((group) => group.length)
    const paper = groups.flatMap((group, g) => [`${CHINESE[g]}、${NAMES[group[0]?.type ?? '']}（每题2分）`, ...group.flatMap((one, i) => [`${i + 1}.${stemOf(one)}`, ...optionsOf(one)])]).join('\n')
    const answers = groups.flatMap((group, g) => [...(headed ? [`${CHINESE[g]}、${NAMES[group[0]?.type ?? '']}`] : []), ...key(group.map((item, i) => ({ no: i + 1, item })), (right) => (right ? '√' : '×'))]).join('\n')
    same(groups.flat(), linesOf(apart ? paper : `${paper}\n\n参考答案\n${answers}`), apart ? linesOf(answers) : undefined)
  }), { numRuns: 400 })
})

it('reads a sheet whatever its columns are called and its options are spread', () => {
  const heads = fc.record({ type: fc.constantFrom('题型', '试题类型', '类型'), stem: fc.constantFrom('题干', '题目', '试题内容', '题目（必填）'), option: fc.constantFrom((l: string) => l, (l: string) => `选项${l}`, (l: string) => `${l}选项`), answer: fc.constantFrom('答案', '正确答案', '*标准答案'), title: fc.boolean(), no: fc.boolean() })
  const spread = fc.constantFrom('cells', 'lettered', 'one cell' as const)
  fc.assert(fc.property(items, heads, spread, (all, head, how) => {
    const most = 'ABCDEF'
    const columns = [...(head.no ? ['序号'] : []), head.type, head.stem, ...(how === 'one cell' ? ['选项'] : [...most].map(head.option)), head.answer]
    const rows = all.map((one, i) => {
      const own = one.type === 'judge' ? [] : one.options
      const cells = how === 'one cell' ? [own.map((text, j) => `${most[j]}.${text}`).join('\n')] : [...most].map((letter, j) => (own[j] === undefined ? '' : how === 'lettered' ? `${letter}、${own[j]}` : own[j] as string))
      return [...(head.no ? [String(i + 1)] : []), NAMES[one.type] ?? '', stemOf(one), ...cells, valueOf(one)]
    })
    same(all, [{ kind: 'table', line: 1, rows: [...(head.title ? [columns.map(() => '党史题库')] : []), columns, ...rows] }])
  }), { numRuns: 500 })
})
