import type { AttemptView } from '../../../contract/quiz'
import { storage } from '@/platform/storage'
import { clockMark, recall, type ClockMark } from '@/services/clock'
import { paper } from '@/services/paper'
import type { Answering, Kept } from './answering'
import { listed, type Values } from './outbox'

const key = (attemptId: string) => `attempt:${attemptId}`

interface Stored extends Kept {
  /** As shown when it was kept, and when that was: for a start without network. */
  answers?: Values
  flags?: number[]
  doubled?: number[]
  clock?: ClockMark
}

/** What a paper has that was kept by this app before there were these rules. */
const without = {
  phase: { id: '', name: '' }, paperName: '', proxyFor: null, double: null, wrongLeft: null, leaving: null, leastSeconds: null, endless: false
} satisfies Partial<AttemptView>

/** What this phone has not sent yet, by attempt: those of different members never meet. */
export const kept = {
  read: (attemptId: string): Kept | null => storage.read<Stored>(key(attemptId)),
  write: (attemptId: string, { box, pos, answers, flags, doubled }: Answering) =>
    storage.write(key(attemptId), { box, pos, answers, flags, doubled, clock: clockMark() } satisfies Stored),
  forget: (attemptId: string) => {
    storage.remove(key(attemptId))
    paper.forget(attemptId)
  }
}

/** The attempt as this phone last knew it; null when its questions are not here. The clock then goes by what was kept, too. */
export function fromPhone (attemptId: string): AttemptView | null {
  const stored = paper.read()
  if (stored?.view.id !== attemptId) return null
  const { answers, flags, doubled, clock } = storage.read<Stored>(key(attemptId)) ?? {}
  recall(clock ?? stored.clock)
  const view: AttemptView = { ...without, ...stored.view }
  return {
    ...view,
    double: view.double && doubled ? { ...view.double, places: doubled } : view.double,
    answers: answers ? listed(answers).filter(({ value }) => value !== null) : view.answers,
    flags: flags ?? view.flags
  }
}

let handed: AttemptView | null = null

/** An attempt that was just started need not be fetched again by the page that takes over. */
export const handOver = (view: AttemptView): void => { handed = view }

export function takeOver (attemptId: string): AttemptView | null {
  const view = handed?.id === attemptId ? handed : null
  handed = null
  return view
}
