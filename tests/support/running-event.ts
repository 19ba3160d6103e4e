import type { Attendance, EventConfig } from '../../contract/event-config'
import type { Api, Input, Output, Route } from '../../contract'

interface Caller { call<K extends Route>(route: K, input?: Input<Api[K]>): Promise<Output<Api[K]>> }

const MINUTE = 60_000

/** A lecture that begins in ten minutes: signing in is open. */
export function runningEvent(unit: string, now: number, attendance: Attendance, own: Partial<EventConfig> = {}): EventConfig {
  const begins = Math.floor(now / MINUTE) * MINUTE + 10 * MINUTE
  return {
    v: 1, title: '读懂一封家书', kind: 'lecture', audience: { units: [unit] }, venue: { name: '三楼报告厅' }, intro: '读一封烈士的家书。',
    sessions: [{ id: 'first', name: '讲座', begins, ends: begins + 90 * MINUTE }], enrol: { how: 'first-come' }, attendance, ...own
  }
}

/** Published, with everybody named in it. @returns its id, and their sign-ups in the same order */
export async function runEvent(organiser: Caller, unit: string, attendance: Attendance, members: readonly Caller[], own: Partial<EventConfig> = {}): Promise<{ id: string; signUps: string[] }> {
  const { id } = await organiser.call('POST /organiser/events', { unitId: unit, config: runningEvent(unit, Date.now(), attendance, own) })
  await organiser.call('POST /organiser/events/:id/publish', { id })
  const signUps: string[] = []
  for (const [i, member] of members.entries()) signUps.push((await member.call('POST /events/:id/sign-ups', { id, session: 'first', sendId: `running-${id}-${i}`.slice(0, 40), despiteClash: true })).signUp.id)
  return { id, signUps }
}
