import type { EventConfig, Session } from '../../contract/event-config'

/** The moment at which clocks in China show that, written 2026-12-05 09:00. */
export const china = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)

/** A morning of two hours, without limits. */
export const session = (own: Partial<Session> = {}): Session => ({ id: 'first', name: '第一场', begins: china('2026-12-05 09:00'), ends: china('2026-12-05 11:00'), ...own })

/** A lecture that anybody invited can sign up for; what a test is about is given by it. */
export function eventConfig(own: Partial<EventConfig> = {}): EventConfig {
  return {
    v: 1, title: '专题党课', kind: 'lecture', intro: '学习党的历史。', venue: { name: '一楼报告厅' }, audience: { units: ['u'] },
    sessions: [session()], enrol: { how: 'first-come' }, ...own
  }
}
