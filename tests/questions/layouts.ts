import type { ParsedQuestion, ParsedType } from '../../server/questions/parse/types'

/* Papers as different hands would write them: each layout writes the same questions in its own way. */

export interface Item {
  type: ParsedType
  stem: string
  options: string[]
  answer: number[]
  texts: string[][]
  analysis: string
}

const letter = (i: number) => String.fromCharCode(65 + i)
const letters = (item: Item, join = '') => item.answer.map(letter).join(join)
const fullWidth = (text: string) => [...text].map((c) => (/[A-Z0-9]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('')

export interface Style {
  number: (no: number) => string
  option: (i: number, text: string) => string
  /** Options of a question as lines. */
  spread: 'lines' | 'spaced' | 'tabs' | 'pairs'
  answer: (item: Item) => string
  judge: (right: boolean) => string
  sections: boolean
  analysis: ((text: string) => string) | null
  /** The answer stands in the stem's bracket. */
  inStem?: boolean
  /** Answers stand in a block at the end of the section. */
  key?: (entries: { no: number; item: Item }[], judge: Style['judge']) => string[]
}

const value = (item: Item, judge: Style['judge'], join = '') => (item.type === 'judge' ? judge(item.answer[0] === 0) : item.type === 'fill' ? item.texts.map((one) => one.join('|')).join('；') : letters(item, join))

export const numbers: Style['number'][] = [
  (no) => `${no}.`, (no) => `${no}．`, (no) => `${no}、`, (no) => `${no}. `, (no) => `(${no})`, (no) => `（${no}）`, (no) => `${no})`, (no) => `第${no}题 `, (no) => `${no}\t`, (no) => `${no} `,
  (no) => `${String(no).padStart(3, '0')}. `, (no) => `${fullWidth(String(no))}、`, (no) => `${no}`, (no) => `第${no}题：`, (no) => `${no}：`
]
export const optionMarks: Style['option'][] = [
  (i, t) => `${letter(i)}.${t}`, (i, t) => `${letter(i)}. ${t}`, (i, t) => `${letter(i)}、${t}`, (i, t) => `${letter(i)}．${t}`, (i, t) => `(${letter(i)})${t}`, (i, t) => `（${letter(i)}） ${t}`,
  (i, t) => `[${letter(i)}]${t}`, (i, t) => `${fullWidth(letter(i))}．${t}`, (i, t) => `${letter(i).toLowerCase()}、${t}`, (i, t) => `${letter(i)}：${t}`, (i, t) => `${letter(i)} ${t}`, (i, t) => `${letter(i)})${t}`, (i, t) => `${letter(i)}${t}`
]
export const answers: ((item: Item, judge: Style['judge']) => string)[] = [
  (q, j) => `答案：${value(q, j)}`, (q, j) => `正确答案：${value(q, j)}`, (q, j) => `参考答案: ${value(q, j)} `, (q, j) => `【答案】${value(q, j)}`, (q, j) => `【正确答案】：${value(q, j, '、')}`,
  (q, j) => `答：${value(q, j)}`, (q, j) => `答案 ${value(q, j)}`, (q, j) => `标准答案：${value(q, j, ',')}`, (q, j) => `[答案] ${value(q, j)}`, (q, j) => `正确答案：${q.type === 'fill' ? value(q, j) : fullWidth(value(q, j))}`
]
export const judges: Style['judge'][] = [
  (r) => (r ? '√' : '×'), (r) => (r ? '对' : '错'), (r) => (r ? '正确' : '错误'), (r) => (r ? '✓' : '✗'), (r) => (r ? 'T' : 'F'), (r) => (r ? 'true' : 'false'), (r) => (r ? '✔' : '❌'), (r) => (r ? '是' : '否')
]
export const keys: NonNullable<Style['key']>[] = [
  (all, j) => all.map(({ no, item }) => `${no}.${value(item, j)}`),
  (all, j) => [all.map(({ no, item }) => `${no}.${value(item, j)}`).join(' ')],
  (all, j) => [all.map(({ no, item }) => `${no}、${value(item, j)}`).join('  ')],
  (all, j) => [all.map(({ no, item }) => `${no} ${value(item, j)}`).join(' ')],
  (all, j) => (all[0]?.item.type === 'single' || all[0]?.item.type === 'judge'
    ? chunks(all, 5).map((part) => `${part[0]?.no}-${part.at(-1)?.no} ${part.map(({ item }) => value(item, j)).join(all[0]?.item.type === 'judge' ? ' ' : '')}`)
    : chunks(all, 5).map((part) => `${part[0]?.no}—${part.at(-1)?.no}：${part.map(({ item }) => value(item, j)).join(' ')}`)),
  (all, j) => [all.map(({ no, item }) => `${no}${value(item, j)}`).join(' ')]
]

const chunks = <T>(list: readonly T[], n: number) => Array.from({ length: Math.ceil(list.length / n) }, (_, i) => list.slice(i * n, i * n + n))

const HEAD: Record<string, string> = { single: '单项选择题', multiple: '多项选择题', judge: '判断题', fill: '填空题' }
const CHINESE = '一二三四五六'

/** Writes the questions as a paper. Questions of one type stand together where the layout has sections. */
export function written(items: readonly Item[], style: Style): string {
  const out: string[] = ['党史知识学习题库', '']
  const groups = style.sections ? ['single', 'multiple', 'judge', 'fill'].map((type) => items.filter((item) => item.type === type)).filter((group) => group.length) : [items]
  let no = 0
  groups.forEach((group, g) => {
    if (style.sections) {
      out.push(`${CHINESE[g]}、${HEAD[group[0]?.type ?? 'single']}（每题2分，共${group.length * 2}分）`, '')
      no = 0
    }
    const entries = group.map((item) => ({ item, no: ++no }))
    for (const { item, no: n } of entries) out.push(...lines(item, n, style), '')
    if (style.key) out.push(...(style.sections ? [] : []), '参考答案', ...style.key(entries, style.judge), '')
  })
  return out.join('\n')
}

function lines(item: Item, no: number, style: Style): string[] {
  const said = value(item, style.judge)
  const bracket = item.type === 'fill' ? '' : '（ ）'
  const stem = style.inStem && item.type !== 'fill' ? `${item.stem}（ ${said} ）` : `${item.stem}${bracket}`
  const out = [`${style.number(no)}${stem}`]
  if (item.type === 'single' || item.type === 'multiple') {
    const marked = item.options.map((text, i) => style.option(i, text))
    if (style.spread === 'lines') out.push(...marked)
    else if (style.spread === 'pairs') out.push(...chunks(marked, 2).map((two) => two.join('    ')))
    else out.push(marked.join(style.spread === 'tabs' ? '\t' : '   '))
  }
  if (!style.key && !(style.inStem && item.type !== 'fill')) out.push(style.answer(item))
  if (style.analysis && item.analysis) out.push(style.analysis(item.analysis))
  return out
}

/** What must come out, as far as a layout carries it. */
export function expected(item: Item, style: Style): Pick<ParsedQuestion, 'type' | 'stem' | 'options' | 'answer' | 'answer_text' | 'analysis'> {
  return {
    type: item.type, stem: item.type === 'fill' ? item.stem : `${item.stem}（ ）`, options: item.type === 'judge' ? ['正确', '错误'] : item.type === 'fill' ? [] : item.options,
    answer: item.type === 'fill' ? [] : item.answer, answer_text: item.type === 'fill' ? item.texts : [], analysis: style.analysis ? item.analysis : ''
  }
}
