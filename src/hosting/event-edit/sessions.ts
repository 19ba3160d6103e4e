import { addDays, dayWords, daysFrom, fromPicked, toPicked } from '@/services/days'
import type { SessionFields } from './form'

const nextId = (sessions: readonly SessionFields[]): string => {
  for (let n = sessions.length + 1; ; n++) if (!sessions.some(({ own }) => own.id === `s${n}`)) return `s${n}`
}

/** On another day; a name that says the day says the new one, and what goes on over midnight keeps its length. */
export function onDay (session: SessionFields, day: string): SessionFields {
  const [was, is] = [fromPicked(session.day), fromPicked(day)]
  return { ...session, day, endDay: toPicked(addDays(fromPicked(session.endDay), daysFrom(was, is))), name: session.name.replace(dayWords(was), dayWords(is)) }
}

/** The same a week after, with seats and positions. */
export function nextWeek (sessions: readonly SessionFields[], index: number): SessionFields[] {
  const session = sessions[index]
  if (!session) return [...sessions]
  const copy = onDay(session, toPicked(addDays(fromPicked(session.day), 7)))
  return [...sessions, { ...copy, own: { ...session.own, id: nextId(sessions) } }]
}

/** One more on the day after the last, otherwise as the last is. */
export function another (sessions: readonly SessionFields[]): SessionFields[] {
  const last = sessions[sessions.length - 1]
  if (!last) return [...sessions]
  const copy = onDay(last, toPicked(addDays(fromPicked(last.day), 1)))
  return [...sessions, { ...copy, name: `第 ${sessions.length + 1} 场`, own: { ...last.own, id: nextId(sessions) } }]
}
