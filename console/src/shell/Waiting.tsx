import { useEffect } from 'react'
import { refreshWaiting, waiting, type Waits } from './waits'

/** How much waits at an entry of the menu. */
export function Waiting({ of, says = '份待处理' }: { of: readonly (keyof Waits)[]; says?: string }) {
  const n = waiting.use((state) => of.reduce((sum, one) => sum + state[one], 0))
  return n ? <b className='badge num'>{n}<i className='said'>{says}</i></b> : null
}

const AGAIN_MS = 60_000

/** Asked for when the frame appears, every minute while it is looked at, and whenever somebody comes back to this window. */
export function WaitingAsked() {
  useEffect(() => {
    const ask = () => { if (!document.hidden) void refreshWaiting() }
    ask()
    const timer = setInterval(ask, AGAIN_MS)
    document.addEventListener('visibilitychange', ask)
    return () => { clearInterval(timer); document.removeEventListener('visibilitychange', ask) }
  }, [])
  return null
}
