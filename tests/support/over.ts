import type { Api, Input, Output, Route } from '../../contract'
import type { EventConfig } from '../../contract/event-config'

interface Caller { call<K extends Route>(route: K, input?: Input<Api[K]>): Promise<Output<Api[K]>> }

const HOUR = 3_600_000

/** A lecture for a unit that is over since an hour, to which these came, and that asks what they say of it. */
export async function lectureOver(organiser: Caller, unit: string, members: readonly Caller[], now: number): Promise<string> {
  const config: EventConfig = {
    v: 1, title: '从《共产党宣言》读起', kind: 'lecture', intro: '两小时，讲一本书。', audience: { units: [unit], seenBy: 'all' }, enrol: { how: 'opt-out' }, attendance: { ways: ['code'], from: 180 },
    sessions: [{ id: 'first', name: '讲座', begins: now + 2 * HOUR, ends: now + 4 * HOUR }],
    feedback: {
      days: 7, fields: [
        { id: 'all', label: '总体怎么样', kind: 'stars' }, { id: 'liked', label: '哪一部分有收获', kind: 'choices', options: ['背景', '文本', '讨论'] }, { id: 'more', label: '还想听什么', kind: 'text', optional: true, most: 200 }
      ]
    }
  }
  const { id, version } = await organiser.call('POST /organiser/events', { unitId: unit, config })
  await organiser.call('POST /organiser/events/:id/publish', { id })
  const { code } = await organiser.call('GET /organiser/events/:id/sessions/:session/code', { id, session: 'first' })
  for (const member of members) await member.call('POST /events/:id/attendance', { id, session: 'first', sendId: 'came-to-it', direction: 'in', code })
  // It was entered with a wrong hour, and is put right.
  await organiser.call('PUT /organiser/events/:id', { id, version, config: { ...config, sessions: config.sessions.map((one) => ({ ...one, begins: now - 3 * HOUR, ends: now - HOUR })) }, reason: '时间写错了' })
  return id
}
