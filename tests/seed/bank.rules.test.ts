import { rubricOf, starterBank, type BankEntry } from '../../server/seed/bank'
import { matchesBlank } from '../../server/rounds/rules/fill'

const of = (type: BankEntry['type']) => starterBank.filter((entry) => entry.type === type)
const topics = [
  '建党与大革命时期', '土地革命战争时期', '全民族抗日战争时期', '解放战争时期', '社会主义革命和建设', '改革开放和现代化建设', '新时代',
  '党的代表大会与重要文献', '人物与地点', '科学家与科技事业'
]
const periods = ['新民主主义革命时期', '社会主义革命和建设时期', '改革开放和社会主义现代化建设新时期', '中国特色社会主义新时代', '综合']
const distinct = (values: readonly unknown[]) => new Set(values).size
const found = (test: (entry: BankEntry) => boolean) => starterBank.filter(test).map((entry) => entry.id)

describe('the starter question bank', () => {
  it('is large enough for a year of rounds', () => {
    expect(starterBank.length).toBeGreaterThanOrEqual(400)
    expect(of('single').length).toBeGreaterThanOrEqual(240)
    expect(of('multiple').length).toBeGreaterThanOrEqual(80)
    expect(of('judge').length).toBeGreaterThanOrEqual(60)
    expect(of('fill').length).toBeGreaterThanOrEqual(20)
  })

  it('covers every topic, period and difficulty', () => {
    expect(new Set(starterBank.map((entry) => entry.topic))).toEqual(new Set(topics))
    expect(new Set(starterBank.map((entry) => entry.period))).toEqual(new Set(periods))
    expect(new Set(starterBank.map((entry) => entry.difficulty))).toEqual(new Set([1, 2, 3]))
  })

  it('asks nothing twice', () => {
    expect(distinct(starterBank.map((entry) => entry.id))).toBe(starterBank.length)
    expect(distinct(starterBank.map((entry) => entry.stem.replace(/[^\p{L}\p{N}]/gu, '')))).toBe(starterBank.length)
  })

  it('has one key that fits the options of each question', () => {
    const inRange = ({ options = [], answer = [] }: BankEntry) => answer.every((place) => Number.isInteger(place) && place >= 0 && place < options.length) && distinct(answer) === answer.length
    expect(found((entry) => entry.type === 'single' && !(inRange(entry) && entry.answer?.length === 1 && (entry.options?.length ?? 0) >= 3))).toEqual([])
    expect(found((entry) => entry.type === 'multiple' && !(inRange(entry) && (entry.answer?.length ?? 0) >= 2 && (entry.options?.length ?? 0) >= 4))).toEqual([])
    expect(found((entry) => entry.type === 'judge' && !(entry.options === undefined && entry.answer?.length === 1 && [0, 1].includes(entry.answer[0] as number)))).toEqual([])
    expect(found(({ options = [] }) => distinct(options.map((option) => option.trim())) !== options.length)).toEqual([])
  })

  it('accepts each text it lists for every blank of the stem', () => {
    const blanks = (stem: string) => stem.match(/_{2,}/g)?.length ?? 0
    expect(found((entry) => blanks(entry.stem) !== (entry.type === 'fill' ? entry.blanks?.length : 0))).toEqual([])
    expect(found((entry) => !rubricOf(entry).texts.every((texts) => texts.length > 0 && texts.every((text) => matchesBlank(text, texts))))).toEqual([])
  })

  it('puts the right option in every place about equally often', () => {
    const at = [0, 1, 2, 3].map((place) => of('single').filter((entry) => entry.answer?.[0] === place).length)
    for (const count of at) expect(count / of('single').length).toBeGreaterThan(0.15)
    const right = of('judge').filter((entry) => entry.answer?.[0] === 0).length
    expect(right / of('judge').length).toBeGreaterThan(0.35)
    expect(right / of('judge').length).toBeLessThan(0.65)
  })

  it('is set as Chinese is: a space around figures, full-width punctuation, closed sentences', () => {
    const texts = ({ stem, options = [], analysis }: BankEntry) => [stem, ...options, analysis]
    const bad = /\p{Script=Han}[0-9A-Za-z]|[0-9A-Za-z]\p{Script=Han}|[;:?!()"']| [，。；：？、”》]|[，。；：？、“《] | {2}|^\s|\s$/u
    expect(found((entry) => texts(entry).some((text) => bad.test(text)))).toEqual([])
    expect(found((entry) => !(entry.type === 'judge' ? /。$/ : entry.type === 'fill' ? /[。”]$/ : /[？：]$/).test(entry.stem) || !entry.analysis.endsWith('。'))).toEqual([])
  })
})
