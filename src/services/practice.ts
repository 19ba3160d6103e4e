import type { PracticeHome, PracticeKind, PracticePack, WrongQuestion } from '../../contract/practice'
import type { AnswerValue } from '../../contract/question'
import { now } from './clock'
import { partsOf } from './format'
import { owned } from './owned'
import { request } from './request'
import { asRequestError, unreached } from './request-error'

/** How far a pack has been worked through on this phone; places begin at 1. */
export interface Progress {
  /** The pack that it belongs to, and what was asked for when it was fetched. */
  pack: string
  of: string
  pos: number
  answers: Record<number, AnswerValue>
  /** Questions that are answered for good, with what came of them. */
  judged: Record<number, boolean>
  flags: number[]
  startedAt: number
  deadlineAt: number | null
  /** When the end was reached. */
  doneAt: number | null
}

const kinds: readonly PracticeKind[] = ['daily', 'topic', 'mock', 'challenge', 'wrong']
const each = <T>(of: (kind: PracticeKind) => T) => Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<PracticeKind, T>

/** What of practice lies in the phone: one pack of each kind, with how far one is. */
export const keptPractice = {
  home: owned<PracticeHome>('practice:home'),
  wrong: owned<WrongQuestion[]>('practice:wrong'),
  packs: each((kind) => owned<PracticePack>(`practice:pack:${kind}`)),
  progress: each((kind) => owned<Progress>(`practice:at:${kind}`))
}

const isToday = (at: number): boolean => partsOf(at).dayNumber === partsOf(now()).dayNumber

/** Today's five, if they lie here. */
export function keptDaily (): { pack: PracticePack, progress: Progress | null } | null {
  const pack = keptPractice.packs.daily.read()
  if (!pack || !isToday(pack.now)) return null
  const progress = keptPractice.progress.daily.read()
  return { pack, progress: progress?.pack === pack.pack ? progress : null }
}

/** Today's answers that only this phone knows are counted in; another day's are over. */
function withMine (home: PracticeHome): PracticeHome {
  const known = isToday(home.now) ? home.daily : { ...home.daily, done: 0, correct: 0 }
  const mine = Object.values(keptDaily()?.progress?.judged ?? {})
  if (mine.length <= known.done) return { ...home, daily: known }
  return { ...home, daily: { ...known, done: mine.length, correct: mine.filter(Boolean).length } }
}

/** As the server has it; while it cannot be reached, as this phone last saw it. */
export async function loadPractice (): Promise<PracticeHome> {
  try {
    const home = await request('GET /practice')
    keptPractice.home.write(home)
    return withMine(home)
  } catch (failure) {
    const home = unreached(asRequestError(failure)) ? keptPractice.home.read() : null
    if (!home) throw failure
    return withMine(home)
  }
}
