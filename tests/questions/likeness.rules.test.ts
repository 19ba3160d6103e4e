import fc from 'fast-check'
import { exactKey, likeness, NEAR, nearKeys, type Likened } from '../../server/questions/rules/likeness'

const HAN = '中国共产党在一九二年七月上海召开第次全代表大会员遵义南昌起武装斗争土地革命长征胜利改放新时民族复兴建设社主精神红色'
const text = (min: number, max: number) => fc.array(fc.constantFrom(...HAN), { minLength: min, maxLength: max }).map((all) => all.join(''))
const body: fc.Arbitrary<Likened> = fc.record({ type: fc.constantFrom('single', 'multiple'), stem: text(12, 60), options: fc.array(text(2, 8), { minLength: 2, maxLength: 6 }) })

const share = (a: string[], b: string[]) => a.some((key) => b.includes(key))

it('is the same whatever the spaces, punctuation, width and order of options', () => {
  fc.assert(fc.property(body, fc.infiniteStream(fc.constantFrom('', ' ', '，', '　', '“', '_')), (one, noise) => {
    const loosen = (words: string) => [...words].map((c) => c + (noise.next().value as string)).join('')
    const other = { ...one, stem: loosen(one.stem), options: [...one.options].reverse().map(loosen) }
    expect([exactKey(other), likeness(one, other), nearKeys(other)]).toEqual([exactKey(one), 1, nearKeys(one)])
  }))
})

it('is no more the same with another type, another option or another character', () => {
  fc.assert(fc.property(body, (one) => {
    const others = [{ ...one, type: one.type === 'single' ? 'multiple' as const : 'single' as const }, { ...one, options: [...one.options, '另外'] }, { ...one, stem: `${one.stem}吗` }]
    for (const other of others) expect(exactKey(other)).not.toBe(exactKey(one))
  }))
})

it('lies between 0 and 1 and goes both ways', () => {
  fc.assert(fc.property(body, body, (a, b) => {
    expect(likeness(a, b)).toBe(likeness(b, a))
    expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
    expect(likeness(a, b)).toBeLessThanOrEqual(1)
  }))
})

it('finds by its keys nearly all that are near, and hardly any that are not', () => {
  const rows = fc.sample(fc.tuple(body, body, fc.nat(59), fc.nat(59)), { numRuns: 1500, seed: 7 })
  const seen = { near: 0, found: 0, far: 0, taken: 0 }
  for (const [one, stranger, at, to] of rows) {
    const stem = [...one.stem]
    stem[at % stem.length] = '另'
    stem[to % stem.length] = '外'
    const edited = { ...one, stem: stem.join('') }
    if (likeness(one, edited) >= NEAR) {
      seen.near++
      if (share(nearKeys(one), nearKeys(edited))) seen.found++
    }
    if (likeness(one, stranger) < 0.4) {
      seen.far++
      if (share(nearKeys(one), nearKeys(stranger))) seen.taken++
    }
  }
  expect(seen.near).toBeGreaterThan(300)
  expect(seen.found / seen.near).toBeGreaterThan(0.97)
  expect(seen.taken / seen.far).toBeLessThan(0.02)
})

it('takes two questions that differ in a year alone for near ones', () => {
  const at = (year: number): Likened => ({ type: 'single', stem: `${year}年7月，中国共产党全国代表大会在哪座城市召开？`, options: ['上海', '北京', '广州', '武汉'] })
  expect(likeness(at(1921), at(1922))).toBeGreaterThanOrEqual(NEAR)
  expect(exactKey(at(1921))).not.toBe(exactKey(at(1922)))
})

it('has a measure also for what is hardly a text', () => {
  for (const stem of ['', '？', 'a', '____']) {
    const one: Likened = { type: 'fill', stem, options: [] }
    expect([likeness(one, one), nearKeys(one).length, exactKey(one) !== '']).toEqual([1, 10, true])
  }
})
