import { dayOf, daysBetween } from '../../services/format'
import { Column } from '../Column'

const MOST = 14

/** Bars of the last days, today's in red; each says its figure, so that nobody has to measure. */
export function DayBars({ days, opensAt, until }: { days: readonly { day: number; n: number }[]; opensAt: number; until: number }) {
  const known = new Map(days.map(({ day, n }) => [day, n]))
  const all = daysBetween(opensAt, until)
  const shown = all.slice(-MOST).map((day) => ({ day, n: known.get(day) ?? 0 }))
  const top = Math.max(1, ...shown.map(({ n }) => n))
  const today = dayOf(until)
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
