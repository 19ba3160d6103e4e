import { count, percent } from '../services/format'

/** Figures beside the bar, always: the bar says how much, never what. */
export function Share({ participants, roster, red = false }: { participants: number; roster: number; red?: boolean }) {
  const ratio = roster ? Math.min(1, participants / roster) : 0
  return (
    <span className='share'>
      <span className='share-bar' aria-hidden><span className={red ? 'share-red' : ''} style={{ width: `${ratio * 100}%` }} /></span>
      <span className='num whole share-of'>{count(participants)} / {count(roster)}</span>
      <span className='num strong share-rate'>{roster ? percent(ratio) : '—'}</span>
    </span>
  )
}
