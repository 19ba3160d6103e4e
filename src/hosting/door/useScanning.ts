import { useRef, useState } from 'react'
import type { Direction, Door, ScanAnswer } from '../../../contract/attendance'
import { now } from '@/services/clock'
import { newKey } from '@/services/ids'
import { asRequestError } from '@/services/request-error'
import { handIn, useScans, type Scan } from '@/services/scan-outbox'
import { seenAt, type Seen } from './check'
import { missing, placesOf, type Place } from './group'

export interface Card {
  mood: 'done' | 'again' | 'care' | 'kept' | 'busy'
  title: string
  name: string
  unit: string
  more: string
  said: string
  /** What staff compare the person with, where he put one. */
  portrait?: ScanAnswer['portrait']
}

/** A group stands at the door: who of it? Nothing is counted until that is said. */
export interface Asking { code: string, at: number, seen: Seen, name: string, unit: string, more: string, places: Place[] }

type Whose = Pick<Card, 'name' | 'unit' | 'more'>

const whose = (seen: Seen): Whose => ('person' in seen && seen.person ? { name: seen.person.name, unit: seen.person.unit, more: seen.person.position } : { name: '', unit: '', more: '' })

/** Scanning one ticket after the other. Each is in the phone before it is sent. */
export function useScanning (eventId: string, door: Door, direction: Direction) {
  const [card, setCard] = useState<Card | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const turn = useRef(0)
  const word = direction === 'in' ? '签到' : '签退'

  const waiting = (code: string, signUpId: string) => useScans.getState().all.filter((one) => one.eventId === eventId && one.direction === direction && one.refused === undefined && (signUpId ? one.signUpId === signUpId : one.code === code))

  const send = (code: string, at: number, seen: Seen, person: Whose, party?: number[]) => {
    const own = ++turn.current
    const show = (next: Card) => { if (own === turn.current) setCard(next) }
    const signUpId = 'person' in seen && seen.person ? seen.person.signUpId : ''
    const scan: Scan = { scanId: newKey(), eventId, session: door.session, code: code.trim(), at, direction, signUpId, name: person.name, unit: person.unit, ...(party && { party }) }
    setAsking(null)
    show({ mood: 'busy', title: '正在核对…', ...person, said: '' })
    handIn(scan).then((answer) => {
      if (!answer) return show(byList(seen, person, party !== undefined))
      const { outcome, name, unit, said, group, portrait } = answer
      const known = { ...person, name: name || person.name, unit: unit || person.unit, said, portrait }
      // Not on the list in the phone: only now it is known that it is a group.
      if (group && !party && direction === 'in' && outcome !== 'refused') {
        const places = placesOf({ name: known.name, firstIn: at, group })
        if (own === turn.current && missing(places).length) setAsking({ code, at, seen, ...known, places })
      }
      switch (outcome) {
        case 'counted': return show({ mood: 'done', title: `已${word}`, ...known })
        case 'before': return show({ mood: 'again', title: `之前已经${word}`, ...known })
        case 'refused': return show({ mood: 'care', title: `没有${word}`, ...known })
        default: return outcome satisfies never
      }
    }, (failure: unknown) => show({ mood: 'care', title: `没有${word}`, ...person, said: asRequestError(failure).message }))
  }

  const take = (code: string) => {
    const at = now()
    const seen = seenAt(code, door, direction, at)
    const person = whose(seen)
    turn.current++
    if (seen.kind === 'wrong') return setCard({ mood: 'care', title: `没有${word}`, ...person, said: seen.said })
    const listed = 'person' in seen ? seen.person : null
    const before = waiting(code, listed?.signUpId ?? '')
    const places = listed && direction === 'in' ? placesOf(listed, before.map(({ party = [] }) => party)) : []
    if (missing(places).length) {
      setCard(null)
      return setAsking({ code, at, seen, ...person, places })
    }
    if (before.length) return setCard({ mood: 'again', title: '刚才已经扫过', ...person, said: '已记下，待上传，不用再扫。' })
    send(code, at, seen, person)
  }
  /** These of the group stand there. */
  const answer = (party: number[]) => {
    if (asking) send(asking.code, asking.at, asking.seen, asking, party)
  }
  return { card, take, asking, answer, leave: () => setAsking(null) }
}

/** Without network: on the list or not; whether the code is genuine comes out when it is sent. */
function byList (seen: Seen, person: Whose, more: boolean): Card {
  const who = { name: person.name, unit: person.unit, more: person.more }
  if (seen.kind === 'before' && !more) return { mood: 'again', title: seen.said, ...who, said: '没有网络。这次也记下了，待上传。' }
  if (seen.kind !== 'unlisted') return { mood: 'kept', title: '已记下，待上传', ...who, said: '没有网络：名单上有这个人，码的真假上传时再核对。请看一眼是不是本人。' }
  return { mood: 'care', title: '名单上没有', ...who, said: '没有网络，已记下，待上传。可能是后来才报的名，请看本人手机上的报名页面；上传后才知道算不算。' }
}
