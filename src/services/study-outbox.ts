import { create } from 'zustand'
import type { Given } from '../../contract/study'
import { dropFile, openFile } from '@/platform/files'
import { storage } from '@/platform/storage'
import { useSession } from '@/store/session'
import { createCourier, type Outcome } from './courier'
import { onReconnect, useNetwork } from './network'
import { request, type Answer } from './request'
import { asRequestError, RequestError, unreached } from './request-error'
import { uploadFile } from './upload'

/** A photo or recording in the phone; `id`: the server has it. */
export interface LocalFile { key: string, seconds: number | null, id?: string }

/** What was written for one task, by the place of the proof. */
export interface Written {
  texts: Record<number, string>
  numbers: Record<number, string>
  files: Record<number, LocalFile[]>
  codes: Record<number, string>
}

/** A check-in that the server does not have yet, or did not take. */
export interface Waiting {
  sendId: string
  planId: string
  taskId: string
  title: string
  /** The day that was on the calendar when it was written, or that is made up. */
  day: number
  makesUp: boolean
  writtenAt: number
  written: Written
  /** Why the server did not take it; `late`: it came after the grace. */
  refused?: { message: string, late: boolean }
}

/** On its way to the server, for this stretch of the task; what was refused is not. */
export const isFor = ({ planId, taskId, day, refused }: Waiting, task: { planId: string, id: string, from: number, to: number }): boolean =>
  !refused && planId === task.planId && taskId === task.id && day >= task.from && day <= task.to

export type Sent = Answer<'POST /plans/:id/check-ins'>
/** Sent while nobody was waiting for it: said once, on the study page. */
export interface Arrived { sendId: string, title: string, day: number, countedFor: number }

interface Outbox { waiting: Waiting[], arrived: Arrived[] }
export const useOutbox = create<Outbox>()(() => ({ waiting: [], arrived: [] }))

/** By account: somebody else's stay where they are until that person comes back. */
const keyOf = (accountId: string) => `study:out:${accountId}`
const accountNow = () => useSession.getState().me?.accountId
/** For phones that refuse to keep anything. */
const inMemory = new Map<string, Waiting[]>()

function read (accountId: string): Waiting[] {
  return inMemory.get(accountId) ?? storage.read<Waiting[]>(keyOf(accountId)) ?? []
}

function write (accountId: string, waiting: Waiting[]): void {
  inMemory.set(accountId, waiting)
  if (waiting.length) storage.write(keyOf(accountId), waiting)
  else storage.remove(keyOf(accountId))
  if (accountId === accountNow()) useOutbox.setState({ waiting })
}

const change = (accountId: string, sendId: string, how: (one: Waiting) => Waiting) => write(accountId, read(accountId).map((one) => (one.sendId === sendId ? how(one) : one)))
const remove = (accountId: string, sendId: string) => write(accountId, read(accountId).filter((one) => one.sendId !== sendId))

const filesOf = ({ files }: Written): LocalFile[] => Object.values(files).flat()

/** In the form in which the server takes it. */
export function givenOf ({ texts, numbers, files, codes }: Written): Given[] {
  const places = [texts, numbers, files, codes].flatMap((one) => Object.keys(one).map(Number))
  return [...new Set(places)].sort((a, b) => a - b).flatMap((proof): Given[] => {
    const ids = (files[proof] ?? []).flatMap(({ id }) => id ?? [])
    const given: Given = {
      proof, ...(texts[proof]?.trim() && { text: texts[proof] }), ...(numbers[proof]?.trim() && { number: Number(numbers[proof]) }),
      ...(ids.length && { files: ids }), ...(codes[proof] && { code: codes[proof] })
    }
    return Object.keys(given).length > 1 ? [given] : []
  })
}

/** Which of the files it was that the server did not take. */
function named (error: RequestError, key: string, { files }: Written): RequestError {
  const list = Object.values(files).find((all) => all.some((one) => one.key === key)) ?? []
  const at = list.findIndex((one) => one.key === key)
  if (passing(error) || list[at]?.seconds !== null) return error
  const why = error.code === 'file_unreadable' ? '不是能读的照片（JPG、PNG、WebP 或 GIF），请去掉后重新选' : error.message
  return new RequestError({ code: error.code, message: `照片 ${at + 1}：${why}` }, error.status)
}

/** Its files first: each that has arrived is not sent again. */
async function sendFiles (accountId: string, { sendId, written }: Waiting): Promise<Written> {
  for (const { key, id } of filesOf(written)) {
    if (id) continue
    const file = await openFile(key)
    if (file === null) throw new RequestError({ code: 'bad_request', message: '有照片或录音已经不在手机里，请重新添加。' }, 400)
    const sent = await uploadFile(file, 'check-in').catch((failure: unknown) => { throw named(asRequestError(failure), key, written) })
    change(accountId, sendId, (one) => ({
      ...one, written: { ...one.written, files: Object.fromEntries(Object.entries(one.written.files).map(([proof, list]) => [proof, list.map((local) => (local.key === key ? { ...local, id: sent.id } : local))])) }
    }))
  }
  return read(accountId).find((one) => one.sendId === sendId)?.written ?? written
}

async function send (accountId: string, one: Waiting): Promise<Sent> {
  const given = givenOf(await sendFiles(accountId, one))
  const body = { id: one.planId, sendId: one.sendId, taskId: one.taskId, given }
  const sent = one.makesUp
    ? await request('POST /plans/:id/make-ups', { ...body, day: one.day })
    : await request('POST /plans/:id/check-ins', { ...body, writtenAt: one.writtenAt })
  remove(accountId, one.sendId)
  for (const { key } of filesOf(one.written)) void dropFile(key)
  return sent
}

const underWay = new Map<string, Promise<Sent>>()

function deliverOne (accountId: string, one: Waiting): Promise<Sent> {
  const going = underWay.get(one.sendId)
  if (going) return going
  const promise = send(accountId, one).finally(() => underWay.delete(one.sendId))
  underWay.set(one.sendId, promise)
  return promise
}

/** Not now, but perhaps later. */
const passing = (error: RequestError): boolean => unreached(error) || error.status === 429 || error.status === 401

async function deliver (): Promise<Outcome> {
  const accountId = accountNow()
  if (!accountId || !useNetwork.getState().online) return 'done'
  for (const one of read(accountId).filter(({ refused }) => !refused)) {
    if (underWay.has(one.sendId)) continue
    try {
      const { checkIn } = await deliverOne(accountId, one)
      useOutbox.setState(({ arrived }) => ({ arrived: [...arrived, { sendId: one.sendId, title: one.title, day: one.day, countedFor: checkIn.day }] }))
    } catch (failure) {
      const error = asRequestError(failure)
      if (passing(error)) return 'failed'
      refuse(accountId, one.sendId, error)
    }
  }
  return 'done'
}

function refuse (accountId: string, sendId: string, error: RequestError): void {
  const { barrier } = (error.details ?? {}) as { barrier?: string }
  change(accountId, sendId, (one) => ({ ...one, refused: { message: error.message, late: barrier === 'late' } }))
}

const courier = createCourier(deliver)

/**
 * Keeps a check-in in the phone and sends it. Null: it could not be sent yet and goes out by itself.
 * @throws RequestError where the server does not take it; then it is not kept here.
 */
export async function handIn (one: Waiting): Promise<Sent | null> {
  const accountId = accountNow()
  if (!accountId) throw new RequestError({ code: 'not_signed_in', message: '登录已过期，请重新登录。' }, 401)
  write(accountId, [...read(accountId), one])
  try {
    return await deliverOne(accountId, one)
  } catch (failure) {
    const error = asRequestError(failure)
    if (passing(error)) {
      courier.soon()
      return null
    }
    remove(accountId, one.sendId)
    throw error
  }
}

/** Takes it out of the outbox, e.g. to go on writing it. */
export function takeOut (sendId: string): Waiting | undefined {
  const accountId = accountNow()
  const found = accountId ? read(accountId).find((one) => one.sendId === sendId) : undefined
  if (accountId && found) remove(accountId, sendId)
  return found
}

/** For good, with its photos and recordings. */
export function discard (sendId: string): void {
  const one = takeOut(sendId)
  for (const { key } of one ? filesOf(one.written) : []) void dropFile(key)
}

export const forgetArrived = (): void => useOutbox.setState({ arrived: [] })

/** Called once, at launch: what was written before the app was closed goes out. */
export function watchStudy (): void {
  const begin = () => {
    const accountId = accountNow()
    useOutbox.setState({ waiting: accountId ? read(accountId) : [], arrived: [] })
    if (useOutbox.getState().waiting.length) courier.soon()
  }
  begin()
  onReconnect(courier.now)
  useSession.subscribe(({ me }, before) => { if (me?.accountId !== before.me?.accountId) begin() })
}
