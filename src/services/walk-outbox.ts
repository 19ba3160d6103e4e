import { create } from 'zustand'
import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'
import { createCourier, type Outcome } from './courier'
import { onReconnect, useNetwork } from './network'
import { request, type Answer } from './request'
import { asRequestError, RequestError, unreached } from './request-error'

export type Stamped = Answer<'POST /events/:id/stamps'>

/** A scan, or an answer to a station's question, that the server does not have yet or did not take. */
export interface Step {
  sendId: string
  eventId: string
  /** What was scanned or typed; an answer names its station. */
  code?: string
  station?: string
  answer?: number
  at: number
  refused?: string
}

/** Sent while nobody was waiting for it. */
export interface Arrival { sendId: string, eventId: string, outcome: Stamped['outcome'], name: string }

interface Outbox { waiting: Step[], arrived: Arrival[] }
export const useWalkOutbox = create<Outbox>()(() => ({ waiting: [], arrived: [] }))

/** By account: somebody else's stay where they are until that person comes back. */
const keyOf = (accountId: string) => `walk:out:${accountId}`
const accountNow = () => useSession.getState().me?.accountId
/** For phones that refuse to keep anything. */
const inMemory = new Map<string, Step[]>()

const read = (accountId: string): Step[] => inMemory.get(accountId) ?? storage.read<Step[]>(keyOf(accountId)) ?? []

function write (accountId: string, waiting: Step[]): void {
  inMemory.set(accountId, waiting)
  if (waiting.length) storage.write(keyOf(accountId), waiting)
  else storage.remove(keyOf(accountId))
  if (accountId === accountNow()) useWalkOutbox.setState({ waiting })
}

const remove = (accountId: string, sendId: string) => write(accountId, read(accountId).filter((one) => one.sendId !== sendId))

/** Not now, but perhaps later. */
const passing = (error: RequestError): boolean => unreached(error) || error.status === 429 || error.status === 401

const underWay = new Map<string, Promise<Stamped>>()

function send (accountId: string, { sendId, eventId, code, station, answer, at }: Step): Promise<Stamped> {
  const going = underWay.get(sendId)
  if (going) return going
  const promise = request('POST /events/:id/stamps', { id: eventId, sendId, at, ...(code !== undefined && { code }), ...(station !== undefined && { station }), ...(answer !== undefined && { answer }) })
    .then((sent) => { remove(accountId, sendId); return sent })
    .finally(() => underWay.delete(sendId))
  underWay.set(sendId, promise)
  return promise
}

/** In the order in which they were scanned: a route may have one. @returns what became of the one that somebody waits for */
async function sendAll (accountId: string, awaited?: string): Promise<Stamped | null> {
  let mine: Stamped | null = null
  for (const one of read(accountId).filter(({ refused }) => !refused)) {
    try {
      const sent = await send(accountId, one)
      if (one.sendId === awaited) mine = sent
      else useWalkOutbox.setState(({ arrived }) => ({ arrived: [...arrived.filter(({ sendId }) => sendId !== one.sendId), { sendId: one.sendId, eventId: one.eventId, outcome: sent.outcome, name: sent.card.stations.find(({ id }) => id === sent.station)?.name ?? '' }] }))
    } catch (failure) {
      const error = asRequestError(failure)
      if (passing(error)) throw error
      if (one.sendId === awaited) { remove(accountId, one.sendId); throw error }
      write(accountId, read(accountId).map((other) => (other.sendId === one.sendId ? { ...other, refused: error.message } : other)))
    }
  }
  return mine
}

async function deliver (): Promise<Outcome> {
  const accountId = accountNow()
  if (!accountId || !useNetwork.getState().online) return 'done'
  await sendAll(accountId)
  return 'done'
}

const courier = createCourier(deliver)

/**
 * Keeps a step in the phone and sends it, behind those that wait already. Null: it could not be sent yet and goes out by itself.
 * @throws RequestError where the server does not take it; then it is not kept here.
 */
export async function takeStep (step: Step): Promise<Stamped | null> {
  const accountId = accountNow()
  if (!accountId) throw new RequestError({ code: 'not_signed_in', message: '登录已过期，请重新登录。' }, 401)
  write(accountId, [...read(accountId), step])
  try {
    return await sendAll(accountId, step.sendId)
  } catch (failure) {
    const error = asRequestError(failure)
    if (!passing(error)) throw error
    courier.soon()
    return null
  }
}

/** What was not taken has been read. */
export function dropStep (sendId: string): void {
  const accountId = accountNow()
  if (accountId) remove(accountId, sendId)
}

export const forgetArrivals = (): void => useWalkOutbox.setState({ arrived: [] })

/** Called once, at launch: what was scanned before the app was closed goes out. */
export function watchWalk (): void {
  const begin = () => {
    const accountId = accountNow()
    useWalkOutbox.setState({ waiting: accountId ? read(accountId) : [], arrived: [] })
    if (useWalkOutbox.getState().waiting.length) courier.soon()
  }
  begin()
  onReconnect(courier.now)
  useSession.subscribe(({ me }, before) => { if (me?.accountId !== before.me?.accountId) begin() })
}
