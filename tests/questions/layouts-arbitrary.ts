import fc from 'fast-check'
import { answers, judges, numbers, optionMarks, type Item, type Style } from './layouts'

const subjects = ['中国共产党第一次全国代表大会', '1921年召开的会议', '《共产党宣言》的中文全译本', '三湾改编', '红军长征', '延安整风运动', '3月的战役', '党的七大', 'A股市场之外的研究', '第2个五年计划']
const verbs = ['的地点是', '的主要内容包括', '发生在', '首先提出于', '确定的任务是', '的意义在于']
const words = ['上海', '嘉兴南湖', '1921年', '党指挥枪', '实事求是', '土地革命', '统一战线，武装斗争', '《论持久战》', '1.5万人', '民主、科学', '支部建在连上', '北京大学红楼', 'C919飞机', '十一届三中全会']
const stem = fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...verbs), fc.nat(9999)).map(([a, b, n]) => `${a}${b.replace('是', '')}第${n}组说法的是`)
const options = fc.uniqueArray(fc.constantFrom(...words), { minLength: 3, maxLength: 6 })
const analysis = fc.constantFrom('', '见党史简明读本。', '大会通过了党的纲领，选举产生了中央局。')

const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ stem, options, pick: fc.nat(99), analysis }).map(({ pick, ...one }) => ({ ...one, type: 'single' as const, answer: [pick % one.options.length], texts: [] })),
  fc.record({ stem, options, pick: fc.nat(4), analysis }).map(({ pick, ...one }) => ({
    ...one, type: 'multiple' as const, texts: [], answer: one.options.map((_, i) => i).filter((i) => i !== pick % one.options.length)
  })),
  fc.record({ stem, right: fc.boolean(), analysis }).map(({ right, ...one }) => ({ ...one, type: 'judge' as const, options: [], answer: [right ? 0 : 1], texts: [] })),
  fc.record({ stem, n: fc.integer({ min: 1, max: 2 }), analysis, texts: fc.constantFrom<string[]>(['上海'], ['29', '二十九'], ['南湖']) }).map(({ n, texts, ...one }) => ({
    ...one, type: 'fill' as const, stem: `${one.stem}____${n > 1 ? '和____' : ''}。`, options: [], answer: [], texts: n > 1 ? [texts, ['嘉兴']] : [texts]
  }))
)
export const items = fc.array(item, { minLength: 6, maxLength: 24 }).map((all) => all.filter((one, i) => all.findIndex((other) => other.stem === one.stem) === i))

/** Letters that stand against a letter, and digits against a digit, nobody can tell apart. */
export const legible = (all: readonly Item[], { number, option }: Style) =>
  !(/[0-9０-９]$/.test(number(1)) && all.some((one) => /^[0-9]/.test(one.stem))) && !(/[A-Z]$/.test(option(0, '')) && all.some((one) => one.options.some((text) => /^[A-Z0-9]/.test(text))))

const judge = fc.constantFrom(...judges)
export const style = fc.record({
  number: fc.constantFrom(...numbers), option: fc.constantFrom(...optionMarks), spread: fc.constantFrom('lines' as const, 'spaced' as const, 'tabs' as const, 'pairs' as const), judge,
  answerOf: fc.constantFrom(...answers), sections: fc.boolean(), analysis: fc.constantFrom(null, (t: string) => `解析：${t}`, (t: string) => `【解析】${t}`, (t: string) => `答案解析：${t}`)
}).map(({ answerOf, ...one }): Style => ({ ...one, answer: (q) => answerOf(q, one.judge) }))
