import { Column } from '../rounds/Column'
import { addDays, span } from './days'

const MOST = 14

/** Bars of the last days, today's in red if it is one of them; each says its figure, so that nobody has to measure. */
export function PlanDays({ days, from, to, today }: { days: readonly { day: number; members: number }[]; from: number; to: number; today: number }) {
  const known = new Map(days.map(({ day, members }) => [day, members]))
  const n = Math.max(1, span(from, to))
  const shown = Array.from({ length: Math.min(n, MOST) }, (_, i) => addDays(to, i + 1 - Math.min(n, MOST)))
  const top = Math.max(1, ...shown.map((day) => known.get(day) ?? 0))
  return (
    <>
      {n > MOST ? <p className='cap'>最近 {MOST} 天</p> : null}
      <ol className='day-bars' aria-label='每天打卡的人数'>
        {shown.map((day) => (
          <li key={day} className={day === today ? 'day-now' : ''}>
            <Column n={known.get(day) ?? 0} top={top} />
            <span className='cap num day-name'>{day === today ? '今天' : `${day % 100}日`}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
