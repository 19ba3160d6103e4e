import { createStore } from 'zustand/vanilla'
import type { AttemptView, Submitted } from '../../../contract/quiz'
import { now } from '@/services/clock'
import { createCourier, type Outcome } from '@/services/courier'
import { paper } from '@/services/paper'
import { request } from '@/services/request'
import { asRequestError } from '@/services/request-error'
import * as rules from './answering'
import type { Answering } from './answering'
import { afterwards, endedByOrganiser, isGone } from './ending'
import { handIn } from './hand-in'
import { kept } from './kept'
import { mergedWords } from './merged'
import type { Live, Sitting } from './sitting'

/** Heard this lately, the server need not be asked how the attempt stands. */
const LATELY_MS = 15_000

const newDevice = () => `d${Date.now().toString(36)}${Math.random().toString(36).slice(2, 12)}`

/**
 * One attempt being answered. Each opening is a device of its own: what an earlier one sent and what is still
 * under way from it is then a conflict that is merged, never mistaken for a repetition. `alone`: the view is not the
 * server's of now but what this phone kept.
 */
export function openSitting (first: AttemptView, onFinish: (timeWasUp: boolean) => void, alone = false): Sitting {
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
    const ended = how ? how === 'ended' : !over && await endedByOrganiser(id)
    if (closed) return
    if (ended) change(() => ({ stage: 'ended', problem: null }))
    close()
    kept.forget(id)
    if (!ended) onFinish(over)
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

  const deliver = async (): Promise<Outcome> => {
    if (closed || get().stage !== 'answering') return 'done'
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

  const confirmOnce = async (): Promise<Outcome> => {
    const { pos, answers, stage } = get()
    if (closed || stage === 'submitting' || stage === 'over') return 'done'
    change(() => ({ stage: 'confirming', problem: null, merged: '' }))
    turn++
    try {
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

  const saver = createCourier(deliver)
  const confirmer = createCourier(confirmOnce)
  const submitter = createCourier(submitOnce)
  const reader = createCourier(readOnce)
  function close () {
    saver.now()
    closed = true
    for (const courier of [saver, confirmer, submitter, reader]) courier.stop()
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
