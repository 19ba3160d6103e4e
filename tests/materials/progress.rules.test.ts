import fc from 'fast-check'
import { believable, isRead, merged, sizeOf, within, type Measure } from '../../server/materials/rules/progress'

const stretch = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, more]) => [from, from + more])
const members = (all: readonly (readonly number[])[]) => new Set(all.flatMap(([from = 0, to = -1]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))

it('merges stretches into the fewest that hold the same', () => {
  fc.assert(fc.property(fc.array(stretch), fc.array(stretch), (a, b) => {
    const got = merged(a, b)
    expect(members(got)).toEqual(members([...a, ...b]))
    expect(sizeOf(got)).toBe(members(got).size)
    got.forEach(([from], i) => { if (i) expect(from).toBeGreaterThan((got[i - 1]?.[1] ?? 0) + 1) })
    expect(sizeOf(within(got, 30))).toBe([...members(got)].filter((at) => at < 30).length)
  }))
})

const article: Measure = { kind: 'pieces', chars: [200, 200, 200] }
const film: Measure = { kind: 'seconds', seconds: 100 }

it('is read when every paragraph was on the screen, and not before', () => {
  expect([isRead(article, [[0, 1]]), isRead(article, [[0, 2]]), isRead(article, [[1, 9]]), isRead({ kind: 'pieces', chars: [] }, [])]).toEqual([false, true, false, false])
})

it('is heard when nine tenths of its seconds were played', () => {
  expect([isRead(film, [[0, 88]]), isRead(film, [[0, 89]]), isRead(film, [[10, 99]]), isRead(film, [[90, 99]])]).toEqual([false, true, true, false])
})

it('believes no more than can be seen in the time', () => {
  expect([believable(article, [], [[0, 2]], 1), believable(article, [], [[0, 2]], 12), believable(article, [], [[0, 2]], 13)]).toEqual([false, false, true])
  expect(believable(article, [[0, 1]], [[0, 2]], 3)).toBe(true)
  expect([believable(film, [], [[0, 99]], 40), believable(film, [], [[0, 99]], 49), believable(film, [[0, 59]], [[0, 69]], 4)]).toEqual([false, true, true])
})

it('never makes anything read by time alone', () => {
  fc.assert(fc.property(fc.array(stretch, { maxLength: 4 }), fc.integer({ min: 0, max: 1e6 }), (seen, seconds) => {
    const all = merged(seen)
    if (!members(all).has(2)) expect(believable(article, [], all, seconds) && isRead(article, all)).toBe(false)
  }))
})
