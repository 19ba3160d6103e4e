import { createStore } from 'zustand/vanilla'
import type { AttemptView, Submitted } from '../../../contract/quiz'
import { now } from '@/services/clock'
import { createCourier, type Outcome } from '@/services/courier'
import { paper } from '@/services/paper'
import { request } from '@/services/request'
import { asRequestError, offline } from '@/services/request-error'
import * as rules from './answering'
import type { Answering } from './answering'
import { afterwards, howEnded, isGone, type Ending } from './ending'
import { handIn } from './hand-in'
import { kept } from './kept'
import { countLeaving } from './leaving'
import { mergedWords } from './merged'
import { nothingWaits } from './outbox'
import type { Live, Sitting } from './sitting'

/** Heard this lately, the server need not be asked how the attempt stands. */
const LATELY_MS = 15_000

const newDevice = () => `d${Date.now().toString(36)}${Math.random().toString(36).slice(2, 12)}`

/**
 * One attempt being answered. Each opening is a device of its own: what an earlier one sent and what is still
 * under way from it is then a conflict that is merged, never mistaken for a repetition. `alone`: the view is not the
 * server's of now but what this phone kept.
 */
export function openSitting (first: AttemptView, onFinish: (ending: Ending) => void, alone = false): Sitting {
  const id = first.id
  const device = newDevice()
  let closed = false
  let turn = 0
  let heardAt = 0
  const store = createStore<Live>()(() => ({
    ...rules.opened(first, kept.read(id)), stage: 'answering', problem: null, trouble: null, merged: '', alone
  }))
  const get = store.getState

  const change = (act: (state: Live) => Partial<Live>) => {
    if (closed) return
    const before = get()
    store.setState(act(before))
    const after = get()
    if (after.box !== before.box || after.pos !== before.pos) kept.write(id, after)
    if (after.view !== before.view) paper.keep(after.view)
  }
  if (!alone) {
    kept.write(id, get())
    paper.keep(first)
  }
  const isOver = () => now() >= get().view.deadlineAt

  /** Handed in, here or elsewhere: by whom is asked where the reply does not say it. */
  const finish = async (how?: Submitted['finish']) => {
    if (closed) return
    const over = isOver()
    const way = how ?? (over ? null : await howEnded(id))
    if (closed) return
    const ended = way === 'ended'
    // Confirmed the answer that was one wrong too many: the server has handed the paper in at that.
    const wrong = !over && !how && way === 'submitted' && get().stage === 'confirming' && get().view.wrongLeft === 1
    if (ended) change(() => ({ stage: 'ended', problem: null }))
    stop()
    kept.forget(id)
    if (!ended) onFinish(over ? 'over' : wrong ? 'wrong' : '')
  }

  const readAgain = async () => {
    const mine = ++turn
    const view = await request('GET /attempts/:id', { id })
    if (closed || mine !== turn) return
    if (view.state === 'finished') return finish()
    heardAt = Date.now()
    const before = get()
    const next = rules.outdated(before, view) || (!before.alone && rules.known(before, view)) ? before : rules.reread(before, view)
    change(({ problem, merged }) => ({
      ...next, trouble: null, alone: false, problem: afterwards(problem), merged: mergedWords(before, next) || merged
    }))
  }

  const deliverOnce = async (always: boolean): Promise<Outcome> => {
    if (closed || (!always && get().stage !== 'answering')) return 'done'
    change(rules.sending)
    const { sent } = get().box
    if (!sent) {
      if (get().trouble) change(() => ({ trouble: null }))
      return 'done'
    }
    try {
      const saved = await request('PUT /attempts/:id/answers', { id, device, ...sent.message }, { timeout: 10_000 })
      heardAt = Date.now()
      change((state) => ({ ...rules.taken(state, saved.seq), trouble: null, problem: afterwards(state.problem) }))
    } catch (failure) {
      const error = asRequestError(failure)
      if (isGone(error)) { await finish(); return 'done' }
      change(() => ({ trouble: error }))
      if (error.code !== 'answers_newer_elsewhere') return 'failed'
      await readAgain()
    }
    return rules.waiting(get()).length ? 'more' : 'done'
  }

  let underway: Promise<Outcome> = Promise.resolve('done')
  const deliver = (always = false): Promise<Outcome> => {
    const delivery = deliverOnce(always)
    underway = delivery.catch(() => 'failed')
    return delivery
  }

  /** Brings to the server what has to be there before something else: false when it could not. */
  const deliverAll = async (some: () => boolean): Promise<boolean> => {
    await underway
    for (let tries = 0; tries < 3 && !closed && some(); tries++) await deliver(true).catch(() => undefined)
    return !closed && !some()
  }

  const confirmOnce = async (): Promise<Outcome> => {
    const { pos, answers, stage } = get()
    if (closed || stage === 'submitting' || stage === 'over') return 'done'
    change(() => ({ stage: 'confirming', problem: null, merged: '' }))
    turn++
    try {
      if (rules.picksWait(get()) && !await deliverAll(() => rules.picksWait(get()))) throw get().trouble ?? offline(null)
      const view = await request('POST /attempts/:id/confirm', { id, pos, value: answers[pos] ?? null, device }, { timeout: 10_000 })
      if (view.state === 'finished') { await finish(pos === view.total ? 'submitted' : undefined); return 'done' }
      heardAt = Date.now()
      change((state) => ({ ...rules.confirmed(state, pos, view), alone: false, trouble: null }))
    } catch (failure) {
      const error = asRequestError(failure)
      if (isGone(error)) { await finish(); return 'done' }
      if (error.code === 'answer_locked') await readAgain()
      else {
        change(() => ({ problem: error }))
        // Once the question's time is over there is nothing left to change: it is confirmed as soon as the server can be reached.
        const { current } = get().view
        if (current && now() >= current.deadlineAt) return 'failed'
      }
    }
    // The whole paper's time may have run out meanwhile.
    change((state) => (state.stage === 'confirming' ? { stage: 'answering' } : {}))
    saver.soon()
    return 'done'
  }

  const readOnce = async (): Promise<Outcome> => {
    if (closed || !get().alone) return 'done'
    await readAgain().catch((failure: unknown) => change(() => ({ trouble: asRequestError(failure) })))
    if (closed) return 'done'
    if (get().alone) return 'failed'
    saver.soon()
    return 'done'
  }

  const submitOnce = () => handIn({
    id, device, get, change, isOver, finish, readOnce, isClosed: () => closed, saveSoon: () => saver.soon()
  })

  const saver = createCourier(() => deliver())
  const confirmer = createCourier(confirmOnce)
  const submitter = createCourier(submitOnce)
  const reader = createCourier(readOnce)
  const leaving = countLeaving({
    id, get, isClosed: () => closed, readAgain, finish, deliverAll: () => deliverAll(() => rules.waiting(get()).length > 0),
    counted: (left) => change((state) => rules.left(state, left))
  })
  function stop () {
    saver.now()
    closed = true
    for (const courier of [saver, confirmer, submitter, reader, leaving]) courier.stop()
  }
  function close () {
    const counts = !closed && get().view.leaving !== null && get().stage === 'answering'
    stop()
    // It may end the paper: only after the answers, and not at all where some are still here.
    if (counts && nothingWaits(get().box)) void underway.then((outcome) => (outcome === 'failed' ? undefined : leaving.tell())).catch(() => undefined)
  }
  const edit = (act: (state: Live) => Answering) => {
    if (get().stage !== 'answering') return
    const before = get().box
    change((state) => ({ ...act(state), merged: '' }))
    if (get().box !== before) saver.soon()
  }
  // What waits tells as much when it is taken or refused.
  const refresh = () => {
    if (get().stage !== 'answering') return
    if (rules.waiting(get()).length && !get().alone) saver.now()
    else readAgain().then(saver.soon, () => undefined)
  }
  if (alone) reader.soon()
  if (rules.waiting(get()).length) saver.soon()

  return {
    store,
    choose: (place) => edit((state) => rules.choose(state, place)),
    write: (at, text) => edit((state) => rules.write(state, at, text)),
    toggleFlag: () => edit(rules.toggleFlag),
    toggleDouble: () => edit(rules.toggleDouble),
    wasLeft: leaving.wasLeft,
    goTo: (pos) => {
      change((state) => (state.stage === 'answering' ? { ...rules.goTo(state, pos), problem: null } : {}))
      saver.now()
    },
    confirm: () => { if (get().stage === 'answering') confirmer.now() },
    submit: () => { if (get().stage === 'answering') submitter.now() },
    timeUp: () => {
      const { view: { current }, stage } = get()
      if (isOver()) {
        change((state) => (state.stage === 'over' ? {} : { stage: 'over', problem: null }))
        submitter.now()
      } else if (current && now() >= current.deadlineAt && stage === 'answering') (get().alone ? reader : confirmer).now()
    },
    flush: saver.now,
    retry: () => {
      const { stage, problem } = get()
      if (stage === 'answering') change(() => ({ problem: afterwards(problem) }))
      if (stage === 'over') submitter.now()
      else if (stage === 'confirming' && problem) confirmer.now()
      else if (get().alone) reader.now()
      else saver.now()
    },
    refresh,
    look: () => { if (Date.now() - heardAt > LATELY_MS) refresh() },
    close
  }
}
