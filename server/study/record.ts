import { sql } from 'kysely'
import type { Given } from '../../contract/study'
import type { CheckInTable } from '../db/study-schema'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { takeFiles } from '../files/take'
import { newId } from '../ids'
import { lineage } from '../unit-path'
import { knownOf } from './facts'
import { belongsIn, lockMembers, lockPlan, refold, rowOf, type Locked } from './kept'
import { findPlan, todayOf, type Plan } from './plan'
import { barrierOf, doneIn } from './rules/barrier'
import { isOpenDay, proofsOf, stretchOf, tasksFor } from './rules/due'
import { dayMeant, makeUpBar, tasksToMakeUp } from './rules/later'
import { checkProofs } from './rules/proofs'
import { standingOf, type Row, type RowSums } from './rules/standing'

export interface Sending {
  planId: string
  memberId: string
  taskId: string
  sendId: string
  given: Given[]
  now: number
  zone: string
  writtenAt?: number
  /** To be made up. */
  day?: number
}

export interface Recorded { checkInId: string }

interface Meant { day: number; minute: number; late: boolean; madeUp: boolean }

/** Of a task's rows what keeps a place in its stretch. */
const HELD = ['counted', 'review']

/**
 * Takes a check-in, for its sender or for all of the team. Sent again it answers with what was made of it the first time.
 * @throws `conflict` with the barrier and its sentence
 */
export async function recordCheckIn(tx: Tx, sending: Sending): Promise<Recorded> {
  const known = await sentBefore(tx, sending)
  if (known) return known
  await lockPlan(tx, sending.planId, false)
  const plan = await openPlan(tx, sending)
  const [sender, ...mates] = await lockAll(tx, plan, sending.memberId)
  if (!sender) throw notFound('这个成员')
  // Whoever waited for the lock finds what the other phone has sent.
  const meanwhile = await sentBefore(tx, sending)
  if (meanwhile) return meanwhile

  const all = await heldRows(tx, plan.id, [sender, ...mates].map(({ member_id }) => member_id))
  const rows = all.get(sender.member_id) ?? []
  const who = belongsIn(plan, { id: sender.member_id, path: sender.path, group: sender.group_id })
  const task = tasksFor(plan.config, who).find(({ id }) => id === sending.taskId)
  if (!task) throw new AppError('not_found', '这项任务不在你的学习计划里了。请返回上一页刷新后再看。')
  const meant = mean(plan, sending, who, rows)
  const known2 = await knownOf(tx.db, { plan, task, memberId: sending.memberId, day: meant.day, now: sending.now, zone: sending.zone }, sending.given, standingOf(plan.config, who, rows).places)
  if (!meant.madeUp) {
    const { barrier, why } = barrierOf({
      config: plan.config, task, ...meant, rows, standing: standingOf(plan.config, who, rows), stopped: plan.stopped,
      team: sender.team === '' ? null : { name: sender.team, leader: sender.leader === 1 }
    })
    if (barrier !== 'none') throw new AppError('conflict', why, { barrier })
  }
  const proved = checkProofs(plan.config, task, meant.day, sending.given, known2)
  if ('missing' in proved) throw new AppError('bad_request', proved.missing, { barrier: 'proof' })

  const id = newId(sending.now)
  const counted = plan.config.review !== 'before'
  const given = clean(sending.given, proofsOf(task, meant.day).length, known2)
  // A mate who has done it already, or is on leave, keeps what he has.
  const takers = [sender, ...mates].filter((one) => one === sender || free(plan, one, task.id, meant, all.get(one.member_id) ?? []))
  const made = takers.map((one): CheckInTable => ({
    id: one === sender ? id : newId(sending.now), plan_id: plan.id, task_id: task.id, member_id: one.member_id, unit_id: unitOf(one), by_member: sending.memberId, send_id: sending.sendId,
    day: meant.day, slot: slotFor(plan, task.id, meant.day, all.get(one.member_id) ?? []), how: meant.madeUp ? 'make-up' : 'check-in', state: counted ? 'counted' : 'review', reason: '', late: meant.late ? 1 : 0,
    given: JSON.stringify(given), sums: JSON.stringify(proved.sums satisfies RowSums), at: sending.now, written_at: meant.late ? sending.writtenAt ?? null : null, decided_at: null
  }))
  await tx.db.insertInto('check_in').values(made).execute()
  const files = [...new Set(given.flatMap((one) => one.files ?? []))]
  if (files.length) {
    await takeFiles(tx, sending.memberId, files, { purpose: 'check-in', kinds: ['photo', 'audio'], most: 54 })
    await tx.db.insertInto('check_in_file').values(made.flatMap((row) => files.map((file_id) => ({ check_in_id: row.id, file_id })))).execute()
  }
  if (counted) await refold(tx, plan, takers, { now: sending.now, checkIns: new Map(made.map((row) => [row.member_id, row.id])) })
  return { checkInId: id }
}

export const checkIn = defineWrite('study.check-in', recordCheckIn)

async function sentBefore({ db }: Tx, { memberId, sendId }: Sending): Promise<Recorded | undefined> {
  const row = await db.selectFrom('check_in').select('id').where('member_id', '=', memberId).where('send_id', '=', sendId).executeTakeFirst()
  return row && { checkInId: row.id }
}

/** As it stands now: an organiser may have changed it a moment ago. */
async function openPlan({ db }: Tx, { planId, zone }: Sending): Promise<Plan> {
  const plan = await findPlan(db, planId, zone)
  if (!plan || plan.state === 'draft') throw notFound('这个学习计划')
  return plan
}

/** The sender, and his team where one checks in for all; in one order, so that two who send at once do not wait for each other. */
async function lockAll(tx: Tx, plan: Plan, memberId: string): Promise<Locked[]> {
  const member = await tx.db.selectFrom('member').select(['id', 'unit_id as unit']).where('id', '=', memberId).executeTakeFirst()
  if (!member) return []
  const asTeam = plan.config.teams !== undefined
  const own = asTeam ? await tx.db.selectFrom('plan_member').select('team').where('plan_id', '=', plan.id).where('member_id', '=', memberId).executeTakeFirst() : undefined
  const { rows: mates } = own?.team
    ? await sql<{ id: string; unit: string }>`select m.id, m.unit_id as unit from plan_member k join member m on m.id = k.member_id
        where k.plan_id = ${plan.id} and k.team = ${own.team} and k.member_id <> ${memberId} and m.status = 'active'`.execute(tx.db)
    : { rows: [] }
  const locked = await lockMembers(tx, plan.id, [member, ...mates])
  return [...locked].sort((a, b) => Number(b.member_id === memberId) - Number(a.member_id === memberId))
}

const unitOf = (member: Pick<Locked, 'path'>) => lineage(member.path).at(-1) ?? ''

type Held = Row & { slot: string }

async function heldRows({ db }: Tx, planId: string, members: readonly string[]): Promise<Map<string, Held[]>> {
  const rows = await db.selectFrom('check_in').selectAll().where('plan_id', '=', planId).where('member_id', 'in', [...members]).where('state', 'in', HELD as ('counted' | 'review')[]).orderBy('at').orderBy('id').execute()
  const held = new Map<string, Held[]>()
  for (const row of rows) held.set(row.member_id, [...(held.get(row.member_id) ?? []), { ...rowOf(row), slot: row.slot }])
  return held
}

/** For which day it counts. */
function mean(plan: Plan, { now, zone, writtenAt, day, taskId }: Sending, who: ReturnType<typeof belongsIn>, rows: readonly Row[]): Meant {
  const today = todayOf(plan, now, zone)
  if (day === undefined) {
    const meant = dayMeant(plan.config.calendar, zone, now, writtenAt)
    if ('tooLate' in meant) throw new AppError('conflict', meant.tooLate, { barrier: 'late' })
    return { ...meant, madeUp: false }
  }
  const question = { config: plan.config, who, rows, standing: standingOf(plan.config, who, rows), stopped: plan.stopped, today }
  const why = makeUpBar(question, day)
  if (why !== '') throw new AppError('conflict', why, { barrier: 'make-up' })
  if (!tasksToMakeUp(question, day).some(({ id }) => id === taskId)) throw new AppError('conflict', '这项任务那一天不用补。', { barrier: 'done' })
  return { day, minute: 0, late: false, madeUp: true }
}

/** The least free number in the task's stretch. */
function slotFor(plan: Plan, taskId: string, day: number, rows: readonly Held[]): string {
  const task = plan.config.tasks.find(({ id }) => id === taskId)
  const stretch = task && stretchOf(task, plan.config.calendar, day)
  if (!stretch) throw new AppError('conflict', '这一天没有这项任务。', { barrier: 'not-due' })
  const held = new Set(rows.filter((row) => row.taskId === taskId).map(({ slot }) => slot))
  let n = 1
  while (held.has(`${stretch.key}:${n}`)) n++
  return `${stretch.key}:${n}`
}

function free(plan: Plan, one: Locked, taskId: string, { day, minute }: Meant, rows: readonly Held[]): boolean {
  const who = belongsIn(plan, { id: one.member_id, path: one.path, group: one.group_id })
  const task = tasksFor(plan.config, who).find(({ id }) => id === taskId)
  if (!task || !isOpenDay(plan.config.calendar, day)) return false
  const stretch = stretchOf(task, plan.config.calendar, day)
  if (!stretch || (rows.some((row) => row.how === 'leave' && row.day === day))) return false
  return doneIn(task, stretch, rows).length === 0 || barrierOf({ config: plan.config, task: { ...task, hours: undefined } as typeof task, day, minute, rows, standing: standingOf(plan.config, who, rows), stopped: plan.stopped, team: { name: one.team, leader: true } }).barrier === 'none'
}

/** Only what the proofs ask for is kept; which reflection it was the server finds itself. */
const clean = (given: readonly Given[], proofs: number, { reflections }: { reflections: ReadonlyMap<number, string> }): Given[] => [
  ...given.filter(({ proof }) => proof < proofs && !reflections.has(proof)).map(({ proof, text, files, number, code }) => ({
    proof, ...(text !== undefined && { text: text.trim() }), ...(files && { files }), ...(number !== undefined && { number }), ...(code !== undefined && { code })
  })),
  ...[...reflections].map(([proof, reflectionId]) => ({ proof, reflectionId }))
].sort((a, b) => a.proof - b.proof)
