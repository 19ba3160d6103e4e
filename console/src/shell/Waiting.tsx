import { useEffect } from 'react'
import { refreshWaiting, waiting } from './waits'

/** Requests to join. Asked for when the frame appears, and whenever somebody comes back to this window. */
export function Waiting() {
  const joins = waiting.use((state) => state.joins)
  useEffect(() => {
    const ask = () => { if (!document.hidden) void refreshWaiting() }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => document.removeEventListener('visibilitychange', ask)
  }, [])
  return joins ? <b className='badge num'>{joins}<i className='said'>份待处理</i></b> : null
}
