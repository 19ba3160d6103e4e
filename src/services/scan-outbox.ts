import { create } from 'zustand'
import type { Direction, ScanAnswer } from '../../contract/attendance'
import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'
import { createCourier, type Outcome } from './courier'
import { onReconnect, useNetwork } from './network'
import { request } from './request'
import { asRequestError, unreached, type RequestError } from './request-error'

/** A ticket that was scanned and that the server does not have yet, or did not take. */
export interface Scan {
  scanId: string
  eventId: string
  session: string
  code: string
  /** By the server's clock, as far as this phone knows it. */
  at: number
  direction: Direction
  /** Of a group, who stands there. */
  party?: number[]
  /** Whose it is by the list in the phone; empty: it was not on it. */
  signUpId: string
  name: string
  unit: string
  /** Why the server did not take it. */
  refused?: string
}

interface Outbox { all: Scan[], /** Grows when something has arrived: figures have changed. */ arrived: number }
export const useScans = create<Outbox>()(() => ({ all: [], arrived: 0 }))

/** By account: somebody else's stay where they are until that person comes back. */
const keyOf = (accountId: string) => `door:out:${accountId}`
const accountNow = () => useSession.getState().me?.accountId
/** For phones that refuse to keep anything. */
const inMemory = new Map<string, Scan[]>()

function read (accountId: string): Scan[] {
  return inMemory.get(accountId) ?? storage.read<Scan[]>(keyOf(accountId)) ?? []
}

function write (accountId: string, all: Scan[]): void {
  inMemory.set(accountId, all)
  if (all.length) storage.write(keyOf(accountId), all)
  else storage.remove(keyOf(accountId))
  if (accountId === accountNow()) useScans.setState({ all })
}

/** Not now, but perhaps later. */
const passing = (error: RequestError): boolean => unreached(error) || error.status === 429 || error.status === 401

/** Somebody stands at the door and waits: soon it is better to go by the list. */
const PATIENCE = 5_000
const AT_ONCE = 200
/** Somebody waits for the answer to these. */
const underWay = new Set<string>()

async function send (accountId: string, scans: readonly Scan[], timeout?: number): Promise<ScanAnswer[]> {
  const [{ eventId } = { eventId: '' }] = scans
  const { answers } = await request('POST /organiser/events/:id/scans', { id: eventId, scans: scans.map(({ scanId, code, at, direction, party }) => ({ scanId, code, at, direction, ...(party && { party }) })) }, { timeout })
  const of = new Map(answers.map((answer) => [answer.scanId, answer]))
  write(accountId, read(accountId).flatMap((scan) => {
    const answer = of.get(scan.scanId)
    if (!answer) return scan
    return answer.outcome === 'refused' ? { ...scan, name: answer.name || scan.name, unit: answer.unit || scan.unit, refused: answer.said } : []
  }))
  useScans.setState(({ arrived }) => ({ arrived: arrived + 1 }))
  return answers
}

async function deliver (): Promise<Outcome> {
  const accountId = accountNow()
  if (!accountId || !useNetwork.getState().online) return 'done'
  const waiting = read(accountId).filter(({ refused, scanId }) => refused === undefined && !underWay.has(scanId))
  const [first] = waiting
  if (!first) return 'done'
  const batch = waiting.filter(({ eventId }) => eventId === first.eventId).slice(0, AT_ONCE)
  try {
    await send(accountId, batch)
  } catch (failure) {
    const error = asRequestError(failure)
    if (passing(error)) return 'failed'
    // Not taken as a whole, e.g. no longer in charge of it. They stay here, to be read.
    const ids = new Set(batch.map(({ scanId }) => scanId))
    write(accountId, read(accountId).map((scan) => (ids.has(scan.scanId) ? { ...scan, refused: error.message } : scan)))
  }
  return waiting.length > batch.length ? 'more' : 'done'
}

const courier = createCourier(deliver)

/**
 * Keeps a scan in the phone and sends it. Null: it could not be sent now and goes out by itself.
 * What the server does not take is answered at once, and not kept.
 */
export async function handIn (scan: Scan): Promise<ScanAnswer | null> {
  const accountId = accountNow()
  if (!accountId) return null
  write(accountId, [...read(accountId), scan])
  if (!useNetwork.getState().online) return null
  underWay.add(scan.scanId)
  try {
    const [answer] = await send(accountId, [scan], PATIENCE)
    if (answer?.outcome === 'refused') dismiss([scan.scanId])
    return answer ?? null
  } catch (failure) {
    const error = asRequestError(failure)
    if (passing(error)) {
      courier.soon()
      return null
    }
    dismiss([scan.scanId])
    throw error
  } finally {
    underWay.delete(scan.scanId)
  }
}

/** Read by whoever scanned it: gone for good. */
export function dismiss (scanIds: readonly string[]): void {
  const accountId = accountNow()
  if (accountId) write(accountId, read(accountId).filter(({ scanId }) => !scanIds.includes(scanId)))
}

/** Called once, at launch: what was scanned before the app was closed goes out, whichever page it opens at. */
export function watchScans (): void {
  const begin = () => {
    const accountId = accountNow()
    useScans.setState({ all: accountId ? read(accountId) : [] })
    if (useScans.getState().all.some(({ refused }) => refused === undefined)) courier.soon()
  }
  begin()
  onReconnect(courier.now)
  useSession.subscribe(({ me }, before) => { if (me?.accountId !== before.me?.accountId) begin() })
}
