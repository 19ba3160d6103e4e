import type { PrizeDraw } from '../../../contract/round-config'
import { seededRandom } from './random'
import { toPoints, type Hundredths } from './types'

export interface TicketHolder {
  member: string
  tickets: number
}

export interface Drawn {
  prize: string
  member: string
}

/** A draw as it is put on record: the same list and seed give the same winners, in the same order. */
export interface DrawRecord {
  draw: string
  seed: string
  /** In the order in which they entered the draw: by member id. */
  holders: TicketHolder[]
  winners: Drawn[]
}

/** Tickets of one member: one for each attempt of the phase with the score, at most so many a day and in all. */
export function ticketsOf(rule: PrizeDraw['tickets'], attempts: readonly { phase: string; day: number; score: Hundredths }[]): number {
  if (!rule) return 1
  const days = new Map<number, number>()
  for (const { phase, day, score } of attempts) {
    if (phase === rule.phase && toPoints(score) >= rule.score) days.set(day, Math.min(rule.perDay ?? Infinity, (days.get(day) ?? 0) + 1))
  }
  return Math.min(rule.cap ?? Infinity, [...days.values()].reduce((sum, n) => sum + n, 0))
}

/**
 * Draws the prizes, the first named first. Every ticket has the same chance; a winner's other tickets are taken out, so that nobody wins
 * twice in one draw. With fewer holders than prizes the last prizes stay.
 * @param holders in any order: they enter by member id, so that the seed alone decides
 */
export function drawPrizes(rule: PrizeDraw, holders: readonly TicketHolder[], seed: string): DrawRecord {
  const entered = holders.filter(({ tickets }) => tickets > 0).map(({ member, tickets }) => ({ member, tickets })).sort((a, b) => (a.member < b.member ? -1 : 1))
  const random = seededRandom(`${seed}:${rule.id}`)
  const urn = ticketUrn(entered.map(({ tickets }) => tickets))
  const winners: Drawn[] = []
  for (const { name, count } of rule.prizes) {
    for (let n = 0; n < count && urn.left() > 0; n++) winners.push({ prize: name, member: (entered[urn.take(random())] as TicketHolder).member })
  }
  return { draw: rule.id, seed, holders: entered, winners }
}

/** Takes out a holder with all tickets, in O(log n): a Fenwick tree (P. Fenwick, 1994) over the tickets. */
function ticketUrn(tickets: readonly number[]) {
  const tree = new Array<number>(tickets.length + 1).fill(0)
  let left = 0
  const add = (at: number, n: number) => { for (let i = at + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] as number) + n }
  tickets.forEach((n, i) => { add(i, n); left += n })
  const top = 2 ** Math.floor(Math.log2(Math.max(1, tickets.length)))
  return {
    left: () => left,
    /** @param share where in [0, 1) of all tickets left */
    take(share: number): number {
      let ticket = Math.floor(share * left), at = 0
      for (let step = top; step >= 1; step /= 2) {
        const held = tree[at + step]
        if (at + step < tree.length && held !== undefined && held <= ticket) {
          at += step
          ticket -= held
        }
      }
      const n = tickets[at] as number
      add(at, -n)
      left -= n
      return at
    }
  }
}
