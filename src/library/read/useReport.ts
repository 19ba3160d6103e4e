import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '../../../contract/materials'
import { newKey } from '@/services/ids'
import { tellReading } from '@/services/reading-outbox'

const EVERY_MS = 8000

/** Numbers in few stretches: 0–3, 7–9. */
export function stretches (numbers: Iterable<number>): number[][] {
  const out: number[][] = []
  for (const at of [...numbers].sort((a, b) => a - b)) {
    const last = out[out.length - 1]
    if (last && at === (last[1] ?? 0) + 1) last[1] = at
    else out.push([at, at])
  }
  return out
}

interface Of { id: string, version: number, chapter: number, progress: Progress }

/**
 * Tells the server, while the page is looked at, what was seen of a material. Each report says all that this sitting has seen: what was lost on the
 * way, or came sooner than the server believes, is in the next one. What no report could carry lies in the phone and goes out by itself.
 */
export function useReport ({ id, version, chapter, progress: known }: Of) {
  const [progress, setProgress] = useState(known)
  const sitting = useRef({ key: newKey(), seen: new Set<number>(), place: known.chapter === chapter ? known.place : 0, seconds: 0, since: Date.now(), said: '', shown: true })

  const report = useCallback(async () => {
    const now = sitting.current
    if (now.shown) now.seconds += (Date.now() - now.since) / 1000
    now.since = Date.now()
    const seconds = Math.floor(now.seconds)
    now.seconds -= seconds
    const fresh = await tellReading({ key: now.key, id, version, chapter, place: now.place, seen: stretches(now.seen).slice(0, 200), seconds: Math.min(seconds, 86400) })
    if (fresh) setProgress(fresh)
    // It lies in the phone, and the next report says it again, with the time that it took.
    else now.seconds += seconds
  }, [id, version, chapter])

  useEffect(() => {
    void report()
    const timer = setInterval(() => {
      const now = sitting.current
      const said = `${now.place} ${now.seen.size}`
      // What was refused as too quick is said again, also when nothing new has come.
      if (now.shown && (said !== now.said || now.seen.size)) void report()
      now.said = said
    }, EVERY_MS)
    return () => { clearInterval(timer); void report() }
  }, [report])
  useDidHide(() => { void report(); sitting.current.shown = false })
  useDidShow(() => { sitting.current.shown = true; sitting.current.since = Date.now() })

  return {
    progress, report,
    see (at: number, place = at) { sitting.current.seen.add(at); sitting.current.place = place },
    /** Of this sitting. */
    seenHere: () => sitting.current.seen.size
  }
}
