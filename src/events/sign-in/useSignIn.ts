import { useEffect, useRef, useState } from 'react'
import type { Direction, MyAttendance } from '../../../contract/attendance'
import { useAct } from '@/services/act'
import { directionNow, roomOf, sessionNow, type Room } from '@/services/attending'
import { useNow } from '@/services/clock'
import { useData } from '@/services/data'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'
import { RequestError } from '@/services/request-error'

interface From { id: string, session?: string, /** Of the link by which one has come. */ room: Room | null }

const wrongPicture = (text: string) => new RequestError({ code: 'bad_request', message: text }, 400)

/** Signing in and out by oneself: whichever session it is, with what was scanned or heard. */
export function useSignIn ({ id, session: named, room }: From) {
  const page = useData(async () => {
    const [{ event }, { sessions, times }] = await Promise.all([request('GET /events/:id', { id }), request('GET /events/:id/attendance', { id })])
    return { event, sessions, times }
  }, id)
  const [picked, setPicked] = useState({ session: room?.session ?? named ?? '', direction: room?.direction ?? null as Direction | null })
  const time = useNow(5_000)
  const { data } = page
  const times = data ? data.times.find((one) => one.session === picked.session) ?? sessionNow(data.times, time) : null
  const mine = data?.sessions.find((one) => one.session === times?.session)
  const direction = picked.direction ?? (times ? directionNow(times, mine, time) : 'in')
  const [done, setDone] = useState<MyAttendance | null>(null)
  const [again, setAgain] = useState(false)
  const known = done && done.session === times?.session ? done : mine
  const has = (of: MyAttendance | undefined) => typeof (direction === 'in' ? of?.firstIn : of?.lastOut) === 'number'

  const act = useAct(async (given: { code?: string, password?: string, session?: string, direction?: Direction }, then?: () => void) => {
    const { attendance } = await request('POST /events/:id/attendance', { id, sendId: newKey(), session: times?.session ?? '', direction, ...given })
    setPicked({ session: attendance.session, direction: null })
    setDone(attendance)
    setAgain(false)
    then?.()
    await page.refresh()
  })
  const scanned = useAct(async (said: string) => {
    const seen = roomOf(said)
    if (!seen) throw wrongPicture(said.startsWith('xs:t:') ? '这是报名码，是给工作人员扫的。请扫现场屏幕上的签到码。' : '这不是签到码，请扫现场屏幕上的码。')
    if (seen.eventId !== id) throw wrongPicture('这是别的活动的签到码。')
    act.run({ code: seen.code, session: seen.session, direction: seen.direction })
    return Promise.resolve()
  })

  // Who has scanned the picture with the phone's camera has done his part. Coming back to the page does it no second time.
  const arrived = useRef(false)
  const loaded = data !== null
  useEffect(() => {
    if (!loaded || !room || arrived.current) return
    arrived.current = true
    const before = data?.sessions.find((one) => one.session === room.session)
    if (typeof (room.direction === 'in' ? before?.firstIn : before?.lastOut) !== 'number') act.run({ code: room.code, session: room.session, direction: room.direction })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page is there
  }, [loaded])

  const choose = (next: Partial<typeof picked>) => { act.clear(); scanned.clear(); setDone(null); setAgain(false); setPicked({ session: times?.session ?? '', direction: next.session ? null : direction, ...next }) }
  return { page, times, mine: known, direction, choose, act, scanned, time, /** Nothing is left to do, unless one comes or goes once more. */ settled: has(known) && !again, again: () => setAgain(true) }
}

export type SigningIn = ReturnType<typeof useSignIn>
