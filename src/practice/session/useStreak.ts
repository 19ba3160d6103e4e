import { useEffect, useState } from 'react'
import { loadPractice } from '@/services/practice'
import { useWaiting } from '@/services/practice-outbox'

/** Days in a row, once the server has all of today's answers; 0 until it is known. */
export function useStreak (wanted: boolean): number {
  const sent = useWaiting((state) => state.waiting === 0)
  const [streak, setStreak] = useState(0)
  useEffect(() => {
    if (!wanted || !sent) return
    let gone = false
    loadPractice().then(({ daily }) => { if (!gone && daily.done >= daily.total) setStreak(daily.streak) }, () => undefined)
    return () => { gone = true }
  }, [wanted, sent])
  return streak
}
