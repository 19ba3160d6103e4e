import { recordAudit } from '../audit'
import { among } from '../db/dialects'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { newId } from '../ids'
import { putNotices } from '../inbox/put'
import { lineage } from '../unit-path'
import { belongsIn, lockMembers, lockPlan, refold, rowOf } from './kept'
import { findPlan, todayOf, type Plan } from './plan'
import { leaveBar } from './rules/later'
import { standingOf } from './rules/standing'
import { dayBegin, addDays } from './rules/days'
import { checkIn } from './record'
import { rebuildMembers } from './rebuild'
import { refoldBatch } from './refold-job'
import { setState, takeBack, unitsOf } from './take-back'
import { createPlan, deletePlan, endPlan, publishPlan, setPlanMembers, updatePlan } from './plan-writes'

interface Leave { planId: string; memberId: string; sendId: string; day: number; reason: string; now: number; zone: string }

export const takeLeave = defineWrite('study.leave', async (tx, { planId, memberId, sendId, day, reason, now, zone }: Leave) => {
  await lockPlan(tx, planId, false)
  const { plan, member, who } = await inPlan(tx, planId, memberId, zone)
  const held = await tx.db.selectFrom('check_in').selectAll().where('plan_id', '=', planId).where('member_id', '=', memberId).where('state', 'in', ['counted', 'review']).execute()
  if (held.some((row) => row.send_id === sendId)) return {}
  const rows = held.map(rowOf)
  const why = leaveBar({ config: plan.config, who, rows, standing: standingOf(plan.config, who, rows), stopped: plan.stopped, today: todayOf(plan, now, zone) }, day)
  if (why !== '') throw new AppError('conflict', why)
  await tx.db.insertInto('check_in').values({
    id: newId(now), plan_id: planId, task_id: '', member_id: memberId, unit_id: lineage(member.path).at(-1) ?? '', by_member: memberId, send_id: sendId, day, slot: `leave:${day}`, how: 'leave',
    state: 'counted', reason, late: 0, given: '[]', sums: '{}', at: now, written_at: null, decided_at: null
  }).execute()
  await refold(tx, plan, [member], { now })
  return {}
})

/** Back from leave before the day is over. */
export const dropLeave = defineWrite('study.leave.drop', async (tx, { planId, memberId, day, now, zone }: Omit<Leave, 'sendId' | 'reason'>) => {
  await lockPlan(tx, planId, false)
  const { plan, member } = await inPlan(tx, planId, memberId, zone)
  const row = await tx.db.selectFrom('check_in').select('id').where('plan_id', '=', planId).where('member_id', '=', memberId).where('day', '=', day).where('how', '=', 'leave').where('state', '=', 'counted').executeTakeFirst()
  if (!row) return {}
  if (now >= dayBegin(addDays(day, 1), zone, plan.config.calendar.dayBegins)) throw new AppError('conflict', '这一天已经过去，不能再销假。')
  await setState(tx, [row.id], 'deleted', '', memberId, now)
  await refold(tx, plan, [member], { now })
  return {}
})

/** Takes back one's own check-in, and what it earned; that of a team its leader takes back for all. */
export const deleteCheckIn = defineWrite('study.delete', async (tx, { id, memberId, now, zone }: { id: string; memberId: string; now: number; zone: string }) => {
  const row = await tx.db.selectFrom('check_in').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || row.how === 'leave' || (row.member_id !== memberId && row.by_member !== memberId)) throw notFound('这次打卡')
  if (row.by_member !== memberId) throw new AppError('forbidden', '这是替全队打的卡，要由打卡的人来删除。')
  const folded = await takeBack(tx, row, { memberId, now, zone })
  const own = folded.find((one) => one.memberId === memberId)?.entries ?? []
  return { planId: row.plan_id, takenBack: -own.reduce((sum, { delta }) => sum + delta, 0) }
})

export const decideCheckIns = defineWrite('study.decide', async (tx, { ids, pass, reason, actor, now, zone }: { ids: string[]; pass: boolean; reason: string; actor: string; now: number; zone: string }) => {
  const first = await tx.db.selectFrom('check_in').select(['id', 'plan_id']).where(among(tx.engine, 'id', ids)).execute()
  let decided = 0
  for (const planId of [...new Set(first.map((row) => row.plan_id))].sort()) {
    await lockPlan(tx, planId, false)
    const plan = await findPlan(tx.db, planId, zone)
    const own = first.filter((row) => row.plan_id === planId).map(({ id }) => id)
    const rows = await tx.db.selectFrom('check_in').select(['id', 'member_id']).where(among(tx.engine, 'id', own)).execute()
    if (!plan) continue
    const locked = await lockMembers(tx, planId, await unitsOf(tx, [...new Set(rows.map((row) => row.member_id))]))
    const open = await tx.db.selectFrom('check_in').select(['id', 'member_id', 'day']).where(among(tx.engine, 'id', own)).where('how', '!=', 'leave').where('state', 'in', ['review', 'counted']).execute()
    if (open.length === 0) continue
    const done = open.map(({ id }) => id)
    await setState(tx, done, pass ? 'passed' : 'refused', reason, actor, now)
    await refold(tx, plan, locked, { now })
    if (!pass) {
      await putNotices(tx, open.map(({ id, member_id, day }) => ({
        memberId: member_id, kind: 'study' as const, title: `${Math.floor(day / 100) % 100} 月 ${day % 100} 日的打卡没有通过`, text: [plan.title, reason && `原因：${reason}`].filter(Boolean).join('\n'),
        page: `study/day/index?plan=${planId}&day=${day}`, about: id, once: `check-in:${id}:refused`
      })), now)
    }
    decided += done.length
    await recordAudit(tx, { at: now, actor, kind: 'check-in.decide', subject: planId, outcome: 'done', data: { title: plan.title, pass, count: done.length, reason, ids: done } })
  }
  return { decided }
})

async function inPlan(tx: Tx, planId: string, memberId: string, zone: string) {
  const plan: Plan | undefined = await findPlan(tx.db, planId, zone)
  if (!plan || plan.state === 'draft') throw notFound('这个学习计划')
  const [member] = await lockMembers(tx, planId, await unitsOf(tx, [memberId]))
  if (!member) throw notFound('这个成员')
  return { plan, member, who: belongsIn(plan, { id: memberId, path: member.path, group: member.group_id }) }
}

export const studyWrites = [checkIn, takeLeave, dropLeave, deleteCheckIn, decideCheckIns, createPlan, updatePlan, publishPlan, endPlan, deletePlan, setPlanMembers, refoldBatch, rebuildMembers]
