import { useEffect, useState } from 'react'
import type { RequestError } from '@/services/request-error'
import { errorsIn } from '../editing/faults'
import type { Preview } from './usePreview'

/** An act that waits until the server has seen the form as it stands; what is wrong with it is then said at its field instead. */
export function useChecked ({ asking, error, problems, again }: Pick<Preview, 'asking' | 'error' | 'problems' | 'again'>, act: () => void) {
  const [wanted, setWanted] = useState(false)
  const [failure, setFailure] = useState<RequestError | null>(null)
  const sound = errorsIn(problems).length === 0
  useEffect(() => {
    if (!wanted || asking) return
    setWanted(false)
    setFailure(error)
    if (!error && sound) act()
  }, [wanted, asking, error, sound, act])
  const run = () => {
    setFailure(null)
    if (error) again()
    setWanted(true)
  }
  return { run, busy: wanted, error: failure }
}

export type Checked = ReturnType<typeof useChecked>
