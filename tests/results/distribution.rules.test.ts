import fc from 'fast-check'
import { distributionOf } from '../../server/results/rules/distribution'

/** By whole sorted lists, as one would by hand. */
function naive(list: readonly number[]) {
  const sorted = [...list].sort((a, b) => a - b)
  const n = sorted.length
  const at = (part: number) => {
    const place = (n - 1) * part
    const low = sorted[Math.floor(place)] as number
    return low + ((sorted[Math.ceil(place)] as number) - low) * (place % 1)
  }
  const mean = sorted.reduce((a, b) => a + b, 0) / n
  const middle = n % 2 ? sorted[(n - 1) / 2] : ((sorted[n / 2 - 1] as number) + (sorted[n / 2] as number)) / 2
  return { n, mean, median: middle as number, lower: at(0.25), upper: at(0.75), deviation: Math.sqrt(sorted.reduce((sum, one) => sum + (one - mean) ** 2, 0) / n) }
}

const countsOf = (list: readonly number[]) => {
  const counts = new Map<number, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

const scores = fc.array(fc.oneof(fc.integer({ min: 0, max: 10000 }), fc.integer({ min: -500, max: 0 }), fc.constantFrom(0, 6000, 10000)), { minLength: 1, maxLength: 200 })
const fulls = fc.oneof(fc.constant(null), fc.constantFrom(300, 1700, 9500, 10000, 10100, 250000), fc.integer({ min: 1, max: 1_000_000 }))

test('classes lie side by side, cover every score and add up to everybody', () => {
  fc.assert(fc.property(scores, fulls, (list, full) => {
    const { classes, n } = distributionOf(countsOf(list), full)
    expect(n).toBe(list.length)
    expect(classes.reduce((sum, one) => sum + one.n, 0)).toBe(list.length)
    expect(classes.length).toBeGreaterThanOrEqual(1)
    expect(classes.length).toBeLessThanOrEqual(13)
    classes.slice(1).forEach((one, i) => expect(one.from).toBe(classes[i]?.to))
    expect(classes[0]?.from).toBeLessThanOrEqual(Math.min(...list))
    expect(classes.at(-1)?.to).toBeGreaterThanOrEqual(Math.max(...list))
    classes.forEach(({ from, to, n: own }, i) => expect(own).toBe(list.filter((one) => one >= from && (one < to || (i === classes.length - 1 && one <= to))).length))
  }))
})

test('mean, median, quartiles and deviation are those of the sorted list', () => {
  fc.assert(fc.property(scores, fulls, (list, full) => {
    const found = distributionOf(countsOf(list), full)
    for (const [name, value] of Object.entries(naive(list))) expect([name, found[name as 'mean']]).toEqual([name, expect.closeTo(value, 6)])
    expect([found.least, found.most]).toEqual([Math.min(...list), Math.max(...list)])
  }))
})

test('a paper of a hundred points has ten classes, and the full mark is in the last', () => {
  const { classes } = distributionOf(new Map([[0, 1], [9999, 2], [10000, 3], [1000, 4]]), 10000)
  expect(classes.map(({ from, to }) => [from / 100, to / 100])).toEqual(Array.from({ length: 10 }, (_, i) => [i * 10, (i + 1) * 10]))
  expect(classes.map(({ n }) => n)).toEqual([1, 4, 0, 0, 0, 0, 0, 0, 0, 5])
})

test('without a most the classes go where scores are; nobody has none', () => {
  expect(distributionOf(new Map([[123400, 2], [124400, 1]]), null).classes.map(({ from, to }) => [from / 100, to / 100])).toEqual(Array.from({ length: 10 }, (_, i) => [1234 + i, 1235 + i]))
  expect(distributionOf(new Map(), 10000)).toMatchObject({ n: 0, classes: [], mean: null, median: null })
})
