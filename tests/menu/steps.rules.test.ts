import fc from 'fast-check'
import type { OrderAct, OrderState } from '../../contract/menu'
import { acts, actsNow, holdsPlace, stepped, type Sides } from '../../server/menu/rules/steps'

/** Decided here a second time, by hand. */
const ways: Partial<Record<OrderState, Partial<Record<OrderAct, OrderState>>>> = {
  asked: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  accepted: { move: 'accepted', 'call-off': 'called-off', done: 'done', withdraw: 'withdrawn' },
  done: { rate: 'rated' }
}
const states: OrderState[] = ['asked', 'accepted', 'declined', 'withdrawn', 'called-off', 'done', 'rated']
const ordering: OrderAct[] = ['withdraw', 'rate']
const both: Sides = { orders: true, gives: true }

describe('an order', () => {
  it.each(states.flatMap((state) => acts.map((act) => [state, act] as const)))('that is %s: %s', (state, act) => {
    const to = ways[state]?.[act]
    expect(stepped(state, act, both, '原因')).toEqual(to ? { to } : expect.objectContaining({ why: 'state' }))
    // The other side may not.
    const other: Sides = ordering.includes(act) ? { orders: false, gives: true } : { orders: true, gives: false }
    expect(stepped(state, act, other, '原因')).toMatchObject({ why: 'side' })
  })

  it('is not declined, moved, called off, nor taken back once accepted, without a reason', () => {
    for (const [state, act] of [['asked', 'decline'], ['accepted', 'move'], ['accepted', 'call-off'], ['accepted', 'withdraw']] as const) expect(stepped(state, act, both, '  ')).toMatchObject({ why: 'reason' })
    expect(stepped('asked', 'withdraw', both)).toEqual({ to: 'withdrawn' })
  })

  it('is done when its day has come, not before', () => {
    expect([actsNow('accepted', both, false), actsNow('accepted', both, true)]).toEqual([['move', 'call-off', 'withdraw'], ['move', 'call-off', 'done', 'withdraw']])
  })

  it('goes nowhere but where it may, whatever is tried: at most one acceptance, one rating, and its place is given back', () => {
    const tried = fc.array(fc.record({ act: fc.constantFrom(...acts), orders: fc.boolean(), gives: fc.boolean(), reason: fc.constantFrom('', '有事') }), { maxLength: 30 })
    fc.assert(fc.property(tried, (list) => {
      let state: OrderState = 'asked'
      const done: OrderAct[] = []
      let places = 0
      for (const { act, reason, ...sides } of list) {
        const outcome = stepped(state, act, sides, reason)
        if ('no' in outcome) continue
        expect(ordering.includes(act) ? sides.orders : sides.gives).toBe(true)
        places += Number(holdsPlace(outcome.to)) - Number(holdsPlace(state))
        state = outcome.to
        done.push(act)
      }
      const times = (act: OrderAct) => done.filter((one) => one === act).length
      expect([times('accept') <= 1, times('rate') <= 1, times('done') <= times('accept'), times('rate') <= times('done')]).toEqual([true, true, true, true])
      expect(places).toBe(holdsPlace(state) ? 1 : 0)
      // What has ended stays so.
      if (!ways[state]) expect(acts.every((act) => 'no' in stepped(state, act, both, '原因'))).toBe(true)
    }), { seed: 19210723, numRuns: 500 })
  })
})
