import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PracticeAnswer } from '../../../contract/practice'
import { now } from '@/services/clock'
import { keptPractice, type Progress } from '@/services/practice'
import { giveInPractice } from '@/services/practice-outbox'
import type { Found } from './open-pack'
import * as rules from './practising'
import type { Practising } from './practising'

export interface Session {
  store: StoreApi<Practising>
  choose: (place: number) => void
  write: (at: number, text: string) => void
  toggleFlag: () => void
  goTo: (pos: number) => void
  /** The answer is final; right or wrong is shown. */
  confirm: () => void
  /** Passes: the key is shown, and the question counts as missed. */
  pass: () => void
  next: () => void
  /** mock: the paper is handed in. */
  handIn: () => void
}

/** A pack being worked through: every change is kept, and answers that are final go their way to the server. */
export function openSession ({ pack, progress, of }: Found): Session {
  const { kind } = pack
  const store = createStore<Practising>()(() => rules.opened(pack, of, progress, now()))
  const keep = () => keptPractice.progress[kind].write(progressOf(store.getState()))
  keep()

  const change = (act: (state: Practising) => Practising) => {
    const before = store.getState()
    const after = act(before)
    if (after === before) return
    store.setState(after)
    keep()
  }
  /** Those that have become final and are still to be told; a paper's blanks are no answers. */
  const send = (places: number[]) => {
    const { questions, answers } = store.getState()
    giveInPractice(places.flatMap((pos): Omit<PracticeAnswer, 'id'>[] => {
      const question = questions[pos - 1]
      return question ? [{ kind, pack: pack.pack, questionId: question.id, version: question.version, value: answers[pos] ?? null, at: now() }] : []
    }))
  }
  const settle = (act: (state: Practising) => Practising) => {
    const { pos, judged } = store.getState()
    change(act)
    if (!(pos in judged) && rules.isJudged(store.getState(), pos)) send([pos])
  }

  return {
    store,
    choose: (place) => change((state) => rules.choose(state, place)),
    write: (at, text) => change((state) => rules.write(state, at, text)),
    toggleFlag: () => change(rules.toggleFlag),
    goTo: (pos) => change((state) => (kind === 'mock' || state.doneAt !== null ? rules.goTo(state, pos) : state)),
    confirm: () => settle(rules.confirm),
    pass: () => settle(rules.pass),
    next: () => change((state) => rules.next(state, now())),
    handIn () {
      if (store.getState().doneAt !== null) return
      change((state) => rules.handIn(state, now()))
      const state = store.getState()
      send(rules.places(state).filter((pos) => rules.isAnswered(state, pos)))
    }
  }
}

const progressOf = ({ pack, of, pos, answers, judged, flags, startedAt, deadlineAt, doneAt }: Practising): Progress =>
  ({ pack, of, pos, answers, judged, flags, startedAt, deadlineAt, doneAt })
