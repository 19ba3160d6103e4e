import { sql } from 'kysely'
import type { PlanConfig } from '../../contract/plan-config'
import type { Tx } from '../db/writer/write'
import { putNotices, withdrawNotices } from '../inbox/put'
import { pathEnd } from '../unit-path'
import { dayWords, spanWords } from './rules/words'

/* What those are told in the app who are asked to take part in a plan. Part of the write that makes it true; nothing goes through WeChat. */

interface Told { planId: string; title: string; text: string; once: string; now: number }

export const tellPublished = (tx: Tx, planId: string, config: PlanConfig, { today, now }: { today: number; now: number }) =>
  tellAll(tx, { planId, title: '有新的学习计划', text: `“${config.title}”${config.calendar.from > today ? `${dayWords(config.calendar.from, today)}开始` : spanWords(config.calendar, today)}。每天要做什么、怎样打卡，点开可以看到。`, once: 'published', now })

/** Of several changes only the last is shown. */
export async function tellAdjusted(tx: Tx, planId: string, config: PlanConfig, { version, reason, now }: { version: number; reason: string; now: number }): Promise<void> {
  await withdrawNotices(tx, planId, wordOf(planId, `adjusted:${version - 1}`))
  await tellAll(tx, { planId, title: '学习计划有调整', text: `“${config.title}”的规则有调整，打过的卡都在，天数和积分按新规则计算。原因：${reason.trim()}`, once: `adjusted:${version}`, now })
}

export const tellEnded = (tx: Tx, planId: string, title: string, { reason, now }: { reason: string; now: number }) =>
  tellAll(tx, { planId, title: '学习计划提前结束', text: [`“${title}”今天结束，打过的卡都在。`, reason.trim() && `原因：${reason.trim()}`].filter(Boolean).join(''), once: 'ended', now })

const wordOf = (planId: string, what: string) => `plan:${planId}:${what}`

async function tellAll(tx: Tx, { planId, title, text, once, now }: Told): Promise<void> {
  const { rows: units } = await sql<{ path: string }>`select u.path from plan_unit p join unit u on u.id = p.unit_id where p.plan_id = ${planId}`.execute(tx.db)
  if (units.length === 0) return
  const { rows: members } = await sql<{ id: string }>`select m.id from member m join unit u on u.id = m.unit_id where m.status = 'active'
    and (${sql.join(units.map(({ path }) => sql`(u.path >= ${path} and u.path < ${pathEnd(path)})`), sql` or `)})`.execute(tx.db)
  await putNotices(tx, members.map(({ id }) => ({ memberId: id, kind: 'study' as const, title, text, page: `study/plan/index?id=${planId}`, about: planId, once: wordOf(planId, once) })), now)
}
