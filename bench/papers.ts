import { drawPaper, poolFor } from '../server/rounds/rules/draw'
import { seededRandom } from '../server/rounds/rules/random'
import type { PoolQuestion } from '../server/rounds/rules/types'
import type { PaperRule } from '../contract/round-config'
import type { Row } from './report'

const rule: PaperRule = {
  kind: 'drawn', shuffleQuestions: true, shuffleOptions: true,
  parts: [{ type: 'single', count: 60, points: 1 }, { type: 'multiple', count: 10, points: 2 }, { type: 'judge', count: 10, points: 2 }]
}
const TYPES = ['single', 'single', 'single', 'multiple', 'judge'] as const

/** Drawing a paper of eighty questions, from a bank of a thousand and of a hundred thousand. */
export async function papers(): Promise<Row[]> {
  return [1e3, 1e5].map((size) => {
    const bank: PoolQuestion[] = Array.from({ length: size }, (_, i) => ({
      id: `q${i}`, version: `q${i}.1`, bank: 'b', type: TYPES[i % 5] ?? 'single', topic: 't', difficulty: 1, options: 4
    }))
    const pool = poolFor(rule, bank)
    for (let i = 0; i < 200; i++) drawPaper(rule, pool, seededRandom(`warm ${i}`))
    const started = performance.now()
    const times = 2000
    for (let i = 0; i < times; i++) drawPaper(rule, pool, seededRandom(`seed ${i}`))
    return { what: `drawing a paper of 80 from ${size.toLocaleString('en-US')} questions`, value: ((performance.now() - started) / times) * 1000, unit: 'µs' }
  })
}
