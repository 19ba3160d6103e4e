import { useEffect, useState } from 'react'
import type { Door } from '../../../contract/attendance'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { doors, forgetDoors } from '@/services/doors'
import { request } from '@/services/request'
import { asRequestError, unreached } from '@/services/request-error'
import { useScans } from '@/services/scan-outbox'

const DAY = 86_400_000
const RENEW = 60_000

export interface Opened { door: Door, at: number, /** False: it was too long for this phone. */ kept: boolean, offline: boolean }

async function load (eventId: string, session: string): Promise<Opened> {
  try {
    const door = await request('GET /organiser/events/:id/door', { id: eventId, session: session || undefined })
    const at = now()
    const others = forgetDoors().filter((one) => !(one.eventId === eventId && one.door.session === door.session)).slice(-3)
    const own = { eventId, door, at, until: Math.max(...door.sessions.map(({ ends, out }) => out?.to ?? ends)) + DAY }
    return { door, at, offline: false, kept: own.until > at && (doors.write([...others, own]) || doors.write([own])) }
  } catch (failure) {
    const found = unreached(asRequestError(failure)) ? forgetDoors().filter((one) => one.eventId === eventId && (!session || one.door.session === session)).at(-1) : undefined
    if (!found) throw failure
    return { door: found.door, at: found.at, offline: true, kept: true }
  }
}

/** The door of one session; without network as this phone last had it. */
export function useDoor (eventId: string, first: string) {
  const [session, setSession] = useState(first)
  const opened = useData(() => load(eventId, session), `${eventId} ${session}`, { keep: true })
  const arrived = useScans((state) => state.arrived)
  const { refresh } = opened
  useEffect(() => { if (arrived) void refresh() }, [arrived, refresh])
  useEffect(() => {
    const timer = setInterval(() => { void refresh() }, RENEW)
    return () => clearInterval(timer)
  }, [refresh])
  return { ...opened, choose: setSession }
}

export type AtDoor = ReturnType<typeof useDoor>
