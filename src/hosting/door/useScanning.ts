import { useRef, useState } from 'react'
import type { Direction, Door } from '../../../contract/attendance'
import { now } from '@/services/clock'
import { newKey } from '@/services/ids'
import { asRequestError } from '@/services/request-error'
import { seenAt, type Seen } from './check'
import { handIn, useScans, type Scan } from '@/services/scan-outbox'

export interface Card {
  mood: 'done' | 'again' | 'care' | 'kept' | 'busy'
  title: string
  name: string
  unit: string
  more: string
  said: string
}

const whose = (seen: Seen) => ('person' in seen && seen.person
  ? { name: seen.person.name, unit: seen.person.unit, more: [seen.person.position, seen.person.heads > 1 ? `共 ${seen.person.heads} 人` : ''].filter(Boolean).join('，') }
  : { name: '', unit: '', more: '' })

/** Scanning one ticket after the other. Each is in the phone before it is sent. */
export function useScanning (eventId: string, door: Door, direction: Direction) {
  const [card, setCard] = useState<Card | null>(null)
  const turn = useRef(0)
  const word = direction === 'in' ? '签到' : '签退'

  const take = (code: string) => {
    const own = ++turn.current
    const show = (next: Card) => { if (own === turn.current) setCard(next) }
    const at = now()
    const seen = seenAt(code, door, direction, at)
    const person = whose(seen)
    if (seen.kind === 'wrong') return show({ mood: 'care', title: `没有${word}`, ...person, said: seen.said })
    const signUpId = 'person' in seen && seen.person ? seen.person.signUpId : ''
    const twice = useScans.getState().all.some((one) => one.eventId === eventId && one.direction === direction && one.refused === undefined && (signUpId ? one.signUpId === signUpId : one.code === code))
    if (twice) return show({ mood: 'again', title: '刚才已经扫过', ...person, said: '已记下，待上传，不用再扫。' })
    const scan: Scan = { scanId: newKey(), eventId, session: door.session, code: code.trim(), at, direction, signUpId, name: person.name, unit: person.unit }
    show({ mood: 'busy', title: '正在核对…', ...person, said: '' })
    handIn(scan).then((answer) => {
      if (!answer) return show(byList(seen, person))
      const { outcome, name, unit, said } = answer
      const known = { ...person, name: name || person.name, unit: unit || person.unit, said }
      switch (outcome) {
        case 'counted': return show({ mood: 'done', title: `已${word}`, ...known })
        case 'before': return show({ mood: 'again', title: `之前已经${word}`, ...known })
        case 'refused': return show({ mood: 'care', title: `没有${word}`, ...known })
        default: return outcome satisfies never
      }
    }, (failure: unknown) => show({ mood: 'care', title: `没有${word}`, ...person, said: asRequestError(failure).message }))
  }
  return { card, take, clear: () => { turn.current++; setCard(null) } }
}

/** Without network: on the list or not; whether the code is genuine comes out when it is sent. */
function byList (seen: Seen, person: ReturnType<typeof whose>): Card {
  if (seen.kind === 'before') return { mood: 'again', title: seen.said, ...person, said: '没有网络。这次也记下了，待上传。' }
  if (seen.kind === 'listed') return { mood: 'kept', title: '已记下，待上传', ...person, said: '没有网络：名单上有这个人，码的真假上传时再核对。请看一眼是不是本人。' }
  return { mood: 'care', title: '名单上没有', ...person, said: '没有网络，已记下，待上传。可能是后来才报的名，请看本人手机上的报名页面；上传后才知道算不算。' }
}
