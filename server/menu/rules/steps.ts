import type { OrderAct, OrderState } from '../../../contract/menu'
import { MUST } from './words'

/* An order's way. Both sides may be the same person: whoever organises a unit that orders from another of his. */

/** Whoever ordered, or organises the unit that did; whoever organises the unit that offers. */
export interface Sides { orders: boolean; gives: boolean }

const steps: Record<OrderAct, { from: readonly OrderState[]; side: keyof Sides; to: OrderState }> = {
  accept: { from: ['asked'], side: 'gives', to: 'accepted' },
  decline: { from: ['asked'], side: 'gives', to: 'declined' },
  move: { from: ['accepted'], side: 'gives', to: 'accepted' },
  'call-off': { from: ['accepted'], side: 'gives', to: 'called-off' },
  done: { from: ['accepted'], side: 'gives', to: 'done' },
  withdraw: { from: ['asked', 'accepted'], side: 'orders', to: 'withdrawn' },
  rate: { from: ['done'], side: 'orders', to: 'rated' }
}

export const acts = Object.keys(steps) as OrderAct[]

/** Such an order takes one of the places that an offer has. */
export const holdsPlace = (state: OrderState) => state === 'accepted' || state === 'done' || state === 'rated'

/** An order that still wants something of somebody. */
export const isOpen = (state: OrderState) => state === 'asked' || state === 'accepted' || state === 'done'

export type Stepped = { to: OrderState } | { no: string; why: 'side' | 'state' | 'reason' }

/** What comes of it; `reason`: what was said with it. */
export function stepped(state: OrderState, act: OrderAct, sides: Sides, reason = ''): Stepped {
  const step = steps[act]
  if (!sides[step.side]) return { why: 'side', no: step.side === 'gives' ? '这一步由提供服务的单位来做。' : act === 'rate' ? '评价由点单的一方来写。' : '这一步由点单的一方来做。' }
  if (!step.from.includes(state)) return { why: 'state', no: MUST[state] }
  if (reason.trim() === '' && (act === 'decline' || act === 'move' || act === 'call-off' || (act === 'withdraw' && state === 'accepted'))) return { why: 'reason', no: '请写明原因，对方会看到。' }
  return { to: step.to }
}

/** What may be done now; `late`: the day agreed has come. */
export const actsNow = (state: OrderState, sides: Sides, late: boolean): OrderAct[] =>
  acts.filter((act) => 'to' in stepped(state, act, sides, '-') && (act !== 'done' || late))
