import type { PracticeKind, PracticePack } from '../../../contract/practice'
import { now } from '@/services/clock'
import { paper } from '@/services/paper'
import { keptDaily, keptPractice, type Progress } from '@/services/practice'
import { request } from '@/services/request'
import { RequestError, asRequestError, unreached } from '@/services/request-error'

/** What is asked for; the page's address says it. */
export interface Wanted { kind: PracticeKind, topic?: string, period?: string, roundId?: string }

export interface Found { pack: PracticePack, progress: Progress | null, of: string }

/** Nobody waits longer than this for a pack that may lie in the phone. */
const OPEN_MS = 8000

const MOST: Partial<Record<PracticeKind, number>> = { topic: 20, wrong: 30, challenge: 100 }

export const nameOf = ({ kind, topic, period, roundId }: Wanted): string => [kind, topic, period, roundId].map((part) => part ?? '').join('|')

/** A pack of this kind that was begun here and not finished. */
export function begun (of: string, kind: PracticeKind): Found | null {
  if (kind === 'daily') return null
  const pack = keptPractice.packs[kind].read()
  const progress = keptPractice.progress[kind].read()
  const open = pack && progress && progress.pack === pack.pack && progress.of === of && progress.doneAt === null
  return open ? { pack, progress, of } : null
}

const today = (of: string): Found | null => {
  const kept = keptDaily()
  return kept && { ...kept, of }
}

/** As the server refuses it, from what this phone knows of the scored paper under way: its keys may lie in a pack here. */
function refuseWhileTested (): void {
  const view = paper.read()?.view
  if (!view || view.practice || view.state !== 'open' || now() >= view.deadlineAt) return
  throw new RequestError({ code: 'conflict', message: '你有一份答卷还没交，交卷后再练习。', details: { attemptId: view.id } }, 409)
}

/** What was begun here goes on as it is; else the server's, or what lies in the phone while the server cannot be reached. */
export async function openPack (wanted: Wanted): Promise<Found> {
  const { kind } = wanted
  const of = nameOf(wanted)
  const here = begun(of, kind)
  if (here) {
    refuseWhileTested()
    return here
  }
  try {
    const pack = await request('GET /practice/pack', { ...wanted, limit: MOST[kind] }, { timeout: OPEN_MS })
    keptPractice.packs[kind].write(pack)
    const progress = kind === 'daily' ? keptPractice.progress.daily.read() : null
    return { pack, progress, of }
  } catch (failure) {
    const found = kind === 'daily' && unreached(asRequestError(failure)) ? today(of) : null
    if (!found) throw failure
    refuseWhileTested()
    return found
  }
}

/** Refused while a scored paper is under way: which one. */
export function blockingPaper (error: RequestError | null): string | null {
  const { attemptId } = (error?.details ?? {}) as { attemptId?: string }
  return error?.status === 409 ? attemptId ?? null : null
}
