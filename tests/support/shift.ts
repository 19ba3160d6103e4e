import type { Api, Input, Output, Route } from '../../contract'
import type { EventConfig } from '../../contract/event-config'

interface Caller { call<K extends Route>(route: K, input?: Input<Api[K]>): Promise<Output<Api[K]>> }

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const SHIFT = '江滨步道执勤'

/** Two hours of volunteering that begin in two: who is there signs in and out, the organiser looks at the times and closes, and only then they count. */
export function shift(unit: string, now: number): EventConfig {
  const begins = Math.floor(now / MINUTE) * MINUTE + 2 * HOUR
  return {
    v: 1, title: SHIFT, kind: 'volunteer', audience: { units: [unit] }, venue: { name: '江滨步道' }, intro: '在步道口引导游人。',
    sessions: [{ id: 'first', name: '上午班', begins, ends: begins + 2 * HOUR, seats: 3, positions: [{ id: 'guide', name: '引导员', seats: 2 }, { id: 'order', name: '秩序维护', seats: 1 }] }],
    enrol: { how: 'first-come' }, attendance: { ways: ['code', 'staff'], signOut: { from: 60, until: 30 }, confirm: true },
    hours: { count: 'actual', step: 30, afterClose: true }, noShow: { steps: [{ times: 1, days: 7 }], appealDays: 7 }
  }
}

/** Published; whoever is named has signed up for the position with one seat and will not come. */
export async function publishShift(organiser: Caller, unit: string, absent: Caller): Promise<{ id: string; begins: number }> {
  const config = shift(unit, Date.now())
  const { id } = await organiser.call('POST /organiser/events', { unitId: unit, config })
  await organiser.call('POST /organiser/events/:id/publish', { id })
  await absent.call('POST /events/:id/sign-ups', { id, session: 'first', position: 'order', sendId: 'will-not-come', despiteClash: true })
  return { id, begins: config.sessions[0]?.begins ?? 0 }
}
