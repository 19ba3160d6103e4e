import fc from 'fast-check'
import type { Route } from '../../contract/event-config'
import { cardOf, orderBarrier, rankUnits, walkTakenUntil, walkWindow, type StationMark } from '../../server/events/rules/route'
import { session } from '../support/event'

const stations = ['渡口', '旧址', '故居', '碑林', '纪念馆'].map((name, i) => ({ id: `s${i + 1}`, name }))
const free: Route = { stations, order: 'free' }
const fixed: Route = { stations, order: 'fixed' }

const anyMark = fc.record({ id: fc.integer({ min: 0, max: 60 }).map((n) => `k${n}`), station: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 'gone'), kind: fc.constantFrom<StationMark['kind']>('scan', 'wrong', 'stamp', 'stamp'), saidAt: fc.integer({ min: 0, max: 500 }) })
const anyMarks = fc.array(anyMark, { maxLength: 25 })
const mark = (station: string, saidAt: number, kind: StationMark['kind'] = 'stamp'): StationMark => ({ id: `${station}${saidAt}`, station, kind, saidAt })

it('gives the same card whatever order marks arrive in and however often', () => {
  fc.assert(fc.property(anyMarks, fc.constantFrom(free, fixed), fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat()), (marks, route, needs, chance) => {
    const draw = () => chance.next().value as number
    const again = [...marks, ...marks.filter(() => draw() % 2 === 0)].map((one) => ({ one, n: draw() })).sort((a, b) => a.n - b.n).map(({ one }) => ({ ...one }))
    expect(cardOf({ ...route, needs }, again)).toEqual(cardOf({ ...route, needs }, marks))
  }))
})

it('is finished with as many stamps as are needed, and not before: at the stamp that made it', () => {
  fc.assert(fc.property(anyMarks, fc.integer({ min: 1, max: 5 }), (marks, needs) => {
    const card = cardOf({ ...free, needs }, marks)
    expect(card.finishedAt !== null).toBe(card.done >= needs)
    const at = card.finishedAt
    if (at === null) return
    const by = (until: number) => cardOf({ ...free, needs }, marks.filter(({ saidAt }) => saidAt < until)).done
    expect([by(at) < needs, by(at + 1) >= needs]).toEqual([true, true])
  }))
  expect(cardOf({ ...free, needs: 2 }, [mark('s4', 30), mark('s1', 10), mark('s1', 50), mark('s3', 40)])).toMatchObject({ done: 3, needs: 2, finishedAt: 30 })
  // An answer that was wrong, or none, is no stamp.
  expect(cardOf({ ...free, needs: 1 }, [mark('s1', 10, 'scan'), mark('s2', 20, 'wrong')])).toMatchObject({ done: 0, finishedAt: null })
})

it('goes by what is left of the route when stations were taken out', () => {
  const short = { ...free, stations: stations.slice(0, 2), needs: 5 }
  expect(cardOf(short, [mark('s1', 1), mark('s2', 2), mark('s5', 3)])).toMatchObject({ done: 2, needs: 2, finishedAt: 2 })
})

it('lets nobody pass over a station in a fixed order, and says which is next', () => {
  const card = cardOf(fixed, [mark('s1', 1), mark('s2', 2, 'scan')])
  expect(card.stops.map(({ state }) => state)).toEqual(['stamped', 'asked', 'next', 'ahead', 'ahead'])
  expect(orderBarrier(fixed, card, 's4')).toBe('这条路线要按顺序走，下一站是“故居”。')
  expect(['s1', 's2', 's3'].map((id) => orderBarrier(fixed, card, id))).toEqual(['', '', ''])
  expect(orderBarrier(free, cardOf(free, []), 's4')).toBe('')
  fc.assert(fc.property(fc.array(fc.constantFrom('s1', 's2', 's3', 's4', 's5'), { maxLength: 20 }), (tries) => {
    const marks: StationMark[] = []
    for (const [i, id] of tries.entries()) if (orderBarrier(fixed, cardOf(fixed, marks), id) === '') marks.push(mark(id, i))
    const order = cardOf(fixed, marks).stops.map(({ stampedAt }) => stampedAt)
    const got = order.filter((at) => at !== null)
    expect(order.slice(0, got.length)).toEqual([...got].sort((a, b) => a - b))
  }))
})

it('begins when one can sign in, and takes what is sent later for a day', () => {
  const one = session()
  expect(walkWindow(one)).toEqual({ from: one.begins - 1_800_000, to: one.ends })
  expect(walkWindow(one, { ways: ['code'], from: 60, until: 10 })).toEqual({ from: one.begins - 3_600_000, to: one.ends })
  expect(walkTakenUntil(one)).toBe(one.ends + 86_400_000)
})

it('ranks units by finishers, then by their share; level ones share the place, and nobody has one without a finisher', () => {
  const unit = (id: string, finished: number, heads: number, started = finished) => ({ id, name: id, finished, started, heads })
  expect(rankUnits([unit('none', 0, 9, 4), unit('small', 3, 4), unit('large', 3, 40), unit('same', 3, 40), unit('most', 7, 90), unit('empty', 0, 0)]).map(({ id, rank, rate }) => [id, rank, rate])).toEqual([
    ['most', 1, 7.8], ['small', 2, 75], ['large', 3, 7.5], ['same', 3, 7.5], ['none', null, 0], ['empty', null, 0]
  ])
})
