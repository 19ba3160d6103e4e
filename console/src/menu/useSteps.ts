import { useRef } from 'react'
import type { Appointment, Order } from '../../../contract/menu'
import { newSendId } from '../events/words'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { asRequestError } from '../services/request-error'

export type Step =
  | { act: 'accept'; at: Appointment; place: string; note: string }
  | { act: 'move'; at: Appointment; place: string; reason: string }
  | { act: 'decline' | 'call-off' | 'withdraw'; reason: string }
  | { act: 'done'; heads: number; note: string }
  | { act: 'rate'; stars: number; said: string }

function send({ id, version }: Order, sendId: string, step: Step): Promise<Order> {
  const base = { id, version, sendId }
  switch (step.act) {
    case 'accept': return request('POST /organiser/menu-orders/:id/accept', { ...base, at: step.at, place: step.place, note: step.note })
    case 'move': return request('POST /organiser/menu-orders/:id/move', { ...base, at: step.at, place: step.place, reason: step.reason })
    case 'decline': return request('POST /organiser/menu-orders/:id/decline', { ...base, reason: step.reason })
    case 'call-off': return request('POST /organiser/menu-orders/:id/call-off', { ...base, reason: step.reason })
    case 'withdraw': return request('POST /menu-orders/:id/withdraw', { ...base, reason: step.reason })
    case 'done': return request('POST /organiser/menu-orders/:id/done', { ...base, heads: step.heads, note: step.note })
    case 'rate': return request('POST /menu-orders/:id/rate', { ...base, stars: step.stars, said: step.said })
    default: return step satisfies never
  }
}

/** Takes an order a step further. A step whose answer was lost keeps its number: sent again it is the same one. */
export function useSteps(order: Order, done: (after: Order) => void, refresh: () => Promise<void>) {
  const sending = useRef({ of: '', sendId: '' })
  return useAct(async (step: Step) => {
    const of = `${order.version} ${step.act}`
    if (sending.current.of !== of) sending.current = { of, sendId: newSendId() }
    try {
      done(await send(order, sending.current.sendId, step))
    } catch (failure) {
      // Somebody was quicker: what stands behind the form is told anew.
      if (['edited_elsewhere', 'conflict'].includes(asRequestError(failure).code)) void refresh()
      throw failure
    }
  })
}
export type Steps = ReturnType<typeof useSteps>
