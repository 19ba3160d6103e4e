import { dayOf, daysBetween } from '../../services/format'
import { Column } from '../Column'

const MOST = 14

/** Bars of the last days until the close, today's in red if it is one of them; each says its figure, so that nobody has to measure. */
export function DayBars({ days, opensAt, closesAt, at }: { days: readonly { day: number; n: number }[]; opensAt: number; closesAt: number; at: number }) {
  const known = new Map(days.map(({ day, n }) => [day, n]))
  const all = daysBetween(opensAt, Math.min(at, closesAt))
  const shown = all.slice(-MOST).map((day) => ({ day, n: known.get(day) ?? 0 }))
  const top = Math.max(1, ...shown.map(({ n }) => n))
  const today = dayOf(at)
  return (
    <>
      {all.length > MOST ? <p className='cap'>最近 {MOST} 天</p> : null}
      <ol className='day-bars' aria-label='每日新增参与人数'>
        {shown.map(({ day, n }) => (
          <li key={day} className={day === today ? 'day-now' : ''}>
            <Column n={n} top={top} />
            <span className='cap num day-name'>{day === today ? '今天' : `${day % 100}日`}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
