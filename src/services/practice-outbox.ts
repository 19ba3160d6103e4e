import { create } from 'zustand'
import type { PracticeAnswer } from '../../contract/practice'
import { storage } from '@/platform/storage'
import { createCourier, type Outcome } from './courier'
import { useSession } from '@/store/session'
import { newKey } from './ids'
import { onReconnect, useNetwork } from './network'
import { request } from './request'
import { asRequestError } from './request-error'

interface Waiting {
  /** Answers given in practice that the server does not have yet. */
  waiting: number
  /** The last try to send them did not get through; it is repeated. */
  failing: boolean
}

export const useWaiting = create<Waiting>()(() => ({ waiting: 0, failing: false }))

/** By account: somebody else's answers stay where they are until that person comes back. */
const keyOf = (accountId: string) => `practice:out:${accountId}`
const accountNow = () => useSession.getState().me?.accountId
/** Given since the start, for phones that refuse to keep anything. */
const inMemory = new Map<string, PracticeAnswer[]>()

function read (accountId: string): PracticeAnswer[] {
  const kept = storage.read<PracticeAnswer[]>(keyOf(accountId)) ?? []
  const known = new Set(kept.map(({ id }) => id))
  return [...kept, ...(inMemory.get(accountId) ?? []).filter(({ id }) => !known.has(id))]
}

function write (accountId: string, answers: PracticeAnswer[]): void {
  inMemory.set(accountId, answers)
  if (answers.length) storage.write(keyOf(accountId), answers)
  else storage.remove(keyOf(accountId))
  if (accountId === accountNow()) useWaiting.setState({ waiting: answers.length })
}

const AT_ONCE = 100
/** No repetition makes the server take these: they must not hold up the others. */
const NEVER_TAKEN = [400, 413, 422]

async function deliver (): Promise<Outcome> {
  const accountId = accountNow()
  const answers = accountId ? read(accountId).slice(0, AT_ONCE) : []
  if (!accountId || !answers.length) {
    useWaiting.setState({ waiting: 0, failing: false })
    return 'done'
  }
  // Tried again as soon as there is a network.
  if (!useNetwork.getState().online) return 'done'
  try {
    await request('POST /practice/answers', { answers })
  } catch (failure) {
    if (!NEVER_TAKEN.includes(asRequestError(failure).status)) {
      useWaiting.setState({ failing: true })
      return 'failed'
    }
  }
  const sent = new Set(answers.map(({ id }) => id))
  const rest = read(accountId).filter(({ id }) => !sent.has(id))
  write(accountId, rest)
  useWaiting.setState({ failing: false })
  return rest.length ? 'more' : 'done'
}

const courier = createCourier(deliver)

/** Keeps answers in the phone, and sends them when that is possible: each has an id, so that one sent twice counts once. */
export function giveInPractice (answers: Omit<PracticeAnswer, 'id'>[]): void {
  const accountId = accountNow()
  if (!accountId || !answers.length) return
  write(accountId, [...read(accountId), ...answers.map((answer) => ({ ...answer, id: newKey() }))])
  courier.soon()
}

/** Called once, at launch: what was given before the app was killed goes out. */
export function watchPractice (): void {
  const begin = () => {
    const accountId = accountNow()
    useWaiting.setState({ waiting: accountId ? read(accountId).length : 0, failing: false })
    if (useWaiting.getState().waiting) courier.soon()
  }
  begin()
  onReconnect(courier.now)
  useSession.subscribe(({ me }, before) => { if (me?.accountId !== before.me?.accountId) begin() })
}
