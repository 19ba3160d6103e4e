import type { DrawPart, PaperRule } from '../../../contract/round-config'
import { randomOrder, shuffled, type Random } from './random'
import { toHundredths, type PaperItem, type PoolQuestion } from './types'

/** Which questions fit each part of the paper: worked out once per round, not once per paper. */
export interface Pool {
  candidates: PoolQuestion[][]
}

export interface Shortage {
  /** Index of the part. */
  part: number
  wanted: number
  found: number
}

export type Drawn = { paper: PaperItem[] } | { short: Shortage[] }

const fits = (part: DrawPart, q: PoolQuestion) =>
  q.type === part.type &&
  (!part.banks?.length || part.banks.includes(q.bank)) &&
  (!part.topics?.length || part.topics.includes(q.topic)) &&
  (!part.difficulty?.length || part.difficulty.includes(q.difficulty))

export function poolFor(rule: PaperRule, questions: readonly PoolQuestion[]): Pool {
  if (rule.kind === 'fixed') {
    const byId = new Map(questions.map((q) => [q.id, q]))
    return { candidates: rule.questions.map(({ question }) => [byId.get(question)].filter((q) => q !== undefined)) }
  }
  return { candidates: rule.parts.map((part) => questions.filter((q) => fits(part, q))) }
}

/**
 * Draws a paper. The same seed, rule and pool give the same paper. Parts whose pools overlap never take each other's last question:
 * when a part runs dry, questions are passed on between parts (augmenting paths), so a paper that can be made is made.
 */
export function drawPaper(rule: PaperRule, pool: Pool, random: Random): Drawn {
  const chosen = rule.kind === 'fixed' ? takeFixed(pool) : takeParts(rule.parts, pool, random)
  if ('short' in chosen) return chosen
  const pointsOf = (part: number) => toHundredths((rule.kind === 'fixed' ? rule.questions[part]?.points : rule.parts[part]?.points) ?? 0)
  const groups = chosen.parts.map((questions, part) => questions.map((q) => item(q, pointsOf(part), rule.shuffleOptions, random)))
  // A drawn paper keeps its parts together (单选 before 多选); a fixed one is one list.
  if (!rule.shuffleQuestions) return { paper: groups.flat() }
  return { paper: rule.kind === 'fixed' ? shuffled(groups.flat(), random) : groups.flatMap((group) => shuffled(group, random)) }
}

function item(q: PoolQuestion, points: number, shuffle: boolean, random: Random): PaperItem {
  const places = q.type === 'single' || q.type === 'multiple' ? Array.from({ length: q.options }, (_, i) => i) : []
  return { version: q.version, type: q.type, points, order: shuffle ? shuffled(places, random) : places }
}

type Taken = { parts: PoolQuestion[][] } | { short: Shortage[] }

function takeFixed({ candidates }: Pool): Taken {
  const short = candidates.flatMap((found, part) => (found.length ? [] : [{ part, wanted: 1, found: 0 }]))
  return short.length ? { short } : { parts: candidates }
}

function takeParts(parts: readonly DrawPart[], { candidates }: Pool, random: Random): Taken {
  const owner = new Map<PoolQuestion, number>()
  const taken = parts.map(() => new Set<PoolQuestion>())
  const give = (q: PoolQuestion, part: number) => {
    const before = owner.get(q)
    if (before !== undefined) taken[before]?.delete(q)
    owner.set(q, part)
    taken[part]?.add(q)
  }
  const short: Shortage[] = []
  for (const [part, { count }] of parts.entries()) {
    const pool = candidates[part] ?? []
    for (const q of randomOrder(pool, random)) {
      if ((taken[part]?.size ?? 0) >= count) break
      if (!owner.has(q)) give(q, part)
    }
    while ((taken[part]?.size ?? 0) < count) {
      const path = passOn(part, candidates, owner, random)
      if (!path) break
      for (const [q, to] of path) give(q, to)
    }
    const found = taken[part]?.size ?? 0
    if (found < count) short.push({ part, wanted: count, found })
  }
  return short.length ? { short } : { parts: taken.map((set) => [...set]) }
}

/** A chain of hand-overs that ends at a free question (breadth first), or nothing when the parts together want too many. */
function passOn(start: number, candidates: PoolQuestion[][], owner: Map<PoolQuestion, number>, random: Random): [PoolQuestion, number][] | undefined {
  const cameBy = new Map<number, { q: PoolQuestion; from: number }>()
  const seen = new Set([start])
  for (const queue = [start]; queue.length;) {
    const part = queue.shift() as number
    for (const q of shuffled(candidates[part] ?? [], random)) {
      const holder = owner.get(q)
      if (holder === undefined) {
        const moves: [PoolQuestion, number][] = [[q, part]]
        for (let at = part; at !== start;) {
          const step = cameBy.get(at) as { q: PoolQuestion; from: number }
          moves.push([step.q, step.from])
          at = step.from
        }
        return moves
      }
      if (!seen.has(holder)) {
        seen.add(holder)
        cameBy.set(holder, { q, from: part })
        queue.push(holder)
      }
    }
  }
  return undefined
}
