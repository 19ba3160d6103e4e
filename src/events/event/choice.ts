import type { EventView, SessionView } from '../../../contract/events'

const open = ['applied', 'waiting', 'offered', 'confirmed', 'excused']

export const isMine = ({ mine }: Pick<SessionView, 'mine'>): boolean => mine !== null && open.includes(mine.state)

/** What stands chosen at first: mine, else the first that can be had, else the first at which one can stand in line, else the next. */
export function firstChoice ({ sessions }: EventView): SessionView | null {
  const free = sessions.filter((one) => one.bar === 'none' && !one.cancelled)
  return sessions.find(isMine) ?? free.find(({ left }) => left !== 0) ?? free[0] ?? sessions.find(({ cancelled }) => !cancelled) ?? sessions[0] ?? null
}
