import { useEffect, useState } from 'react'
import { newKey } from '@/services/ids'
import { tellReading } from '@/services/reading-outbox'

/** Nobody has read it at a glance: the server thinks so too. */
const READ_MS = 4000

/** Open for as long as it takes to read, it is read; without network the server hears of it later. */
export function useCardRead ({ id, version, read, open }: { id: string, version: number, read: boolean, open: boolean }): boolean {
  const [done, setDone] = useState(read)
  useEffect(() => {
    if (!open || done) return
    const key = newKey()
    const report = (seen: number[][]) => tellReading({ key, id, version, chapter: 0, place: 0, seen, seconds: seen.length ? READ_MS / 1000 : 0 })
    void report([])
    const timer = setTimeout(() => { void report([[0, 1]]).then((progress) => { if (progress) setDone(progress.read) }) }, READ_MS)
    return () => clearTimeout(timer)
  }, [id, version, open, done])
  return done
}
