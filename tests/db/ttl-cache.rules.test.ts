import { ttlCache } from '../../server/ttl-cache'

let now = 0
let made = 0
beforeEach(() => { now = made = 0 })
/** An answer that takes so long. */
const taking = (ms: number) => async () => {
  made++
  await Promise.resolve()
  now += ms
  return made
}

test('an answer is kept for its time, and asked for anew after it', async () => {
  const cache = ttlCache<number>(500, 10, undefined, () => now)
  expect(await cache.get('a', taking(5))).toBe(1)
  now = 499
  expect(await cache.get('a', taking(5))).toBe(1)
  now = 501
  expect(await cache.get('a', taking(5))).toBe(2)
})

test('what was dear is kept for so many times as long as it took, within a bound; what was cheap is not', async () => {
  const cache = ttlCache<number>(500, 10, { times: 20, mostMs: 10_000 }, () => now)
  await cache.get('cheap', taking(5))
  now = 600
  expect(await cache.get('cheap', taking(5))).toBe(2)
  const from = now
  await cache.get('dear', taking(200))
  now = from + 200 + 3999
  expect(await cache.get('dear', taking(200))).toBe(3)
  now = from + 200 + 4001
  expect(await cache.get('dear', taking(200))).toBe(4)
  await cache.get('dearest', taking(5000))
  const done = now
  now = done + 9999
  expect(await cache.get('dearest', taking(5000))).toBe(5)
  now = done + 10_001
  expect(await cache.get('dearest', taking(5000))).toBe(6)
})

test('with no time nothing is kept, however dear; a failure never is', async () => {
  const none = ttlCache<number>(0, 10, { times: 20, mostMs: 10_000 }, () => now)
  await none.get('a', taking(300))
  now++
  expect(await none.get('a', taking(300))).toBe(2)
  const cache = ttlCache<number>(500, 10, undefined, () => now)
  await expect(cache.get('b', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await cache.get('b', taking(1))).toBe(3)
})
