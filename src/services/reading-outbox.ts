import type { Progress } from '../../contract/materials'
import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'
import { createCourier, type Outcome } from './courier'
import { onReconnect, useNetwork } from './network'
import { request } from './request'
import { asRequestError, unreached, type RequestError } from './request-error'

/** What was seen of a material in one sitting, of which the server does not know yet. */
export interface Sitting { key: string, id: string, version: number, chapter: number, place: number, seen: number[][], seconds: number }

/** By account: somebody else's stay where they are until that person comes back. */
const keyOf = (accountId: string) => `reading:out:${accountId}`
const accountNow = () => useSession.getState().me?.accountId
/** For phones that refuse to keep anything. */
const inMemory = new Map<string, Sitting[]>()
/** Whoever reads for weeks without a network loses the oldest. */
const MOST = 100

function read (accountId: string): Sitting[] {
  const all = inMemory.get(accountId) ?? storage.read<Sitting[]>(keyOf(accountId)) ?? []
  inMemory.set(accountId, all)
  return all
}

function write (accountId: string, all: Sitting[]): void {
  inMemory.set(accountId, all)
  if (all.length) storage.write(keyOf(accountId), all)
  else storage.remove(keyOf(accountId))
}

/** Not now, but perhaps later. */
const passing = (error: RequestError): boolean => unreached(error) || error.status === 429 || error.status === 401

async function deliver (): Promise<Outcome> {
  const accountId = accountNow()
  if (!accountId || !useNetwork.getState().online) return 'done'
  let outcome: Outcome = 'done'
  for (const one of read(accountId)) {
    const { key: _key, ...report } = one
    try {
      const { later } = await request('PUT /materials/:id/progress', { ...report, kept: true })
      // Its clock runs from now at the latest: in a while it will be believed.
      if (later) { outcome = 'failed'; continue }
    } catch (failure) {
      if (passing(asRequestError(failure))) return 'failed'
    }
    // Kept anew meanwhile, it goes once more.
    write(accountId, read(accountId).filter((other) => other !== one))
  }
  return outcome
}

const courier = createCourier(deliver)

/**
 * Tells the server what a sitting has seen so far. Null: it could not be told, and lies in the phone until it can.
 */
export async function tellReading ({ key, ...report }: Sitting): Promise<Progress | null> {
  const accountId = accountNow()
  try {
    const progress = await request('PUT /materials/:id/progress', report)
    if (accountId && read(accountId).some((one) => one.key === key)) write(accountId, read(accountId).filter((one) => one.key !== key))
    return progress
  } catch (failure) {
    if (accountId && report.seen.length && passing(asRequestError(failure))) {
      write(accountId, [...read(accountId).filter((one) => one.key !== key), { key, ...report }].slice(-MOST))
      courier.soon()
    }
    return null
  }
}

/** Called once, at launch: what was read before the app was closed goes out. */
export function watchReading (): void {
  const begin = () => {
    const accountId = accountNow()
    if (accountId && read(accountId).length) courier.soon()
  }
  begin()
  onReconnect(courier.now)
  useSession.subscribe(({ me }, before) => { if (me?.accountId !== before.me?.accountId) begin() })
}
