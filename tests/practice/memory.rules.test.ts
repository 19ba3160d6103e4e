import fc from 'fast-check'
import { isMastered, reviewed, type Memory } from '../../server/practice/rules/memory'
import { afterAnswer, endOfToday, markedByHand, reasonOf, type Given, type WrongEntry } from '../../server/practice/rules/wrong-book'

const DAY = 86400000
const START = Date.UTC(2026, 5, 15)

/** Answers with the days since the one before. */
const historyArb = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), correct: fc.boolean() }), { minLength: 1, maxLength: 20 })

function remembered(history: { days: number; correct: boolean }[]): { memory: Memory; at: number } {
  let memory: Memory | undefined
  let at = START
  for (const { days, correct } of history) {
    at += days * DAY
    memory = reviewed(memory, correct, at)
  }
  return { memory: memory as Memory, at }
}

function book(given: Given[]): WrongEntry | undefined {
  return given.reduce<WrongEntry | undefined>(afterAnswer, undefined)
}

describe('the memory of one question', () => {
  it('puts a question off further after a right answer than after a wrong one, and never into the past', () => {
    fc.assert(fc.property(historyArb, fc.integer({ min: 0, max: 100 }), (history, days) => {
      const { memory, at } = remembered(history)
      const now = at + days * DAY
      const [right, wrong] = [reviewed(memory, true, now), reviewed(memory, false, now)]
      expect(wrong.due).toBeGreaterThan(now)
      expect(right.due).toBeGreaterThan(wrong.due)
      expect(right.stability).toBeGreaterThan(wrong.stability)
    }))
  })

  it('holds longer the more often it was right at its time', () => {
    fc.assert(fc.property(historyArb, fc.integer({ min: 1, max: 8 }), (history, times) => {
      let { memory } = remembered(history)
      for (let i = 0; i < times; i++) {
        const next = reviewed(memory, true, memory.due)
        expect(next.stability).toBeGreaterThanOrEqual(memory.stability)
        expect(next.due - next.last).toBeGreaterThanOrEqual(DAY)
        memory = next
      }
    }))
  })

  it('is the same for the same answers and survives being written down', () => {
    fc.assert(fc.property(historyArb, (history) => {
      const { memory, at } = remembered(history)
      expect(remembered(history).memory).toEqual(memory)
      const read = JSON.parse(JSON.stringify(memory)) as Memory
      expect(read).toEqual(memory)
      expect(reviewed(read, true, at + DAY)).toEqual(reviewed(memory, true, at + DAY))
    }))
  })

  it('takes a clock that runs backwards for one that stands still', () => {
    const { memory, at } = remembered([{ days: 0, correct: false }, { days: 3, correct: true }])
    expect(reviewed(memory, true, at - 10 * DAY)).toEqual(reviewed(memory, true, at))
  })
})

describe('the wrong-question book', () => {
  it('opens an entry with the first wrong answer and with no right one', () => {
    expect(book([{ at: START, correct: true }])).toBeUndefined()
    expect(book([{ at: START, correct: true }, { at: START + 1, correct: false }])).toMatchObject({ wrongs: 1, rights: 0, mastered: false, lastAt: START + 1 })
  })

  it('has mastered what is held for three weeks and was right twice in a row, and brings it back with the next wrong answer', () => {
    let entry = book([{ at: START, correct: false }]) as WrongEntry
    const seen: boolean[] = []
    while (!entry.mastered) {
      entry = afterAnswer(entry, { at: entry.dueAt, correct: true }) as WrongEntry
      expect(entry.mastered).toBe(isMastered(entry.memory, entry.rights))
      seen.push(entry.mastered)
      expect(seen.length).toBeLessThan(12)
    }
    expect(seen.length).toBeGreaterThan(1)
    expect(entry.memory.stability).toBeGreaterThanOrEqual(21)
    const back = afterAnswer(entry, { at: entry.dueAt, correct: false })
    expect(back).toMatchObject({ mastered: false, wrongs: 2, rights: 0 })
  })

  it('needs two in a row however well it is held', () => {
    const { memory } = remembered(Array.from({ length: 12 }, () => ({ days: 30, correct: true })))
    expect([isMastered(memory, 1), isMastered(memory, 2)]).toEqual([false, true])
  })

  it('counts an answer that comes after later ones and leaves their schedule alone', () => {
    const entry = book([{ at: START, correct: false }, { at: START + 5 * DAY, correct: true }]) as WrongEntry
    expect(afterAnswer(entry, { at: START + DAY, correct: false, round: '第一轮' })).toEqual({ ...entry, wrongs: 2, roundTitle: '第一轮' })
  })

  it('can be marked by hand, and what is brought back is due at once', () => {
    const entry = book([{ at: START, correct: false }]) as WrongEntry
    const mastered = markedByHand(entry, true, START + 9)
    expect(mastered.mastered).toBe(true)
    expect(markedByHand(mastered, false, START + 9)).toMatchObject({ mastered: false, dueAt: START + 9, rights: 0 })
  })

  it('has everything due today that falls due before midnight in the association’s zone, however late it is', () => {
    const midnight = Date.UTC(2026, 5, 15, 16)
    for (const now of [midnight - DAY, midnight - 12 * 3600000, midnight - 1]) expect(endOfToday(now, 'Asia/Shanghai')).toBe(midnight)
    expect(endOfToday(midnight, 'Asia/Shanghai')).toBe(midnight + DAY)
    const morning = midnight - 15 * 3600000
    expect((book([{ at: morning, correct: false }]) as WrongEntry).dueAt).toBeLessThan(endOfToday(morning, 'Asia/Shanghai'))
    expect((book([{ at: morning, correct: false }, { at: morning + 1, correct: true }]) as WrongEntry).dueAt).toBeGreaterThanOrEqual(endOfToday(morning, 'Asia/Shanghai'))
  })

  it.each<[Given[], string]>([
    [[{ at: 1, correct: false }], '练习答错 1 次'],
    [[{ at: 1, correct: false }, { at: 2, correct: true }, { at: 3, correct: false }], '练习答错 2 次'],
    [[{ at: 1, correct: false, round: '第三轮竞赛' }], '第三轮竞赛答错'],
    [[{ at: 1, correct: false, round: '第三轮竞赛' }, { at: 2, correct: false }, { at: 3, correct: false }], '第三轮竞赛答错，练习又答错 2 次']
  ])('says why a question is in it: %j → %s', (given, reason) => {
    expect(reasonOf(book(given) as WrongEntry)).toBe(reason)
  })
})
