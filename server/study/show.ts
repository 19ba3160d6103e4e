import { sql } from 'kysely'
import type { CheckIn, Given } from '../../contract/study'
import type { PlanConfig } from '../../contract/plan-config'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { CheckInTable } from '../db/study-schema'
import { fileViews } from '../files/view'
import { toPoints } from '../rounds/rules/types'
import { readSwitches } from '../switches'
import { proofsOf } from './rules/due'
import { givesPoints } from './rules/points'

/** Check-ins as people see them; the caller has made sure that they may be seen. */
export async function showCheckIns(ctx: Context, rows: readonly CheckInTable[], now: number): Promise<CheckIn[]> {
  if (rows.length === 0) return []
  const { db, engine } = ctx
  const { rows: plans } = await sql<{ id: string; title: string; config: string }>`select id, title, config from plan where ${among(engine, 'id', [...new Set(rows.map((row) => row.plan_id))])}`.execute(db)
  const configs = new Map(plans.map(({ id, title, config }) => [id, { title, config: JSON.parse(config) as PlanConfig }]))
  const { rows: people } = await sql<{ id: string; name: string }>`select id, name from member where ${among(engine, 'id', [...new Set(rows.map((row) => row.member_id))])}`.execute(db)
  const { rows: units } = await sql<{ id: string; name: string }>`select id, name from unit where ${among(engine, 'id', [...new Set(rows.map((row) => row.unit_id))])}`.execute(db)
  const { rows: teams } = await sql<{ plan_id: string; member_id: string; team: string }>`select plan_id, member_id, team from plan_member where ${among(engine, 'member_id', [...new Set(rows.map((row) => row.member_id))])} and team <> ''`.execute(db)
  const { rows: sums } = await sql<{ cause: string; n: number }>`select cause, sum(delta) as n from point_entry where ${among(engine, 'member_id', [...new Set(rows.map((row) => row.member_id))])}
    and ${among(engine, 'cause', rows.map(({ id }) => `check-in:${id}`))} group by cause`.execute(db)
  const names = new Map([...people, ...units].map(({ id, name }) => [id, name]))
  const earned = new Map(sums.map(({ cause, n }) => [cause, Number(n)]))
  const given = new Map(rows.map((row) => [row.id, JSON.parse(row.given) as Given[]]))
  const files = await fileViews(ctx, [...given.values()].flat().flatMap((one) => one.files ?? []), now)
  const { studyPoints } = await readSwitches(db)
  return rows.map((row) => {
    const plan = configs.get(row.plan_id)
    const task = plan?.config.tasks.find(({ id }) => id === row.task_id)
    const proofs = task ? proofsOf(task, Number(row.day)) : []
    const team = row.by_member !== row.member_id || plan?.config.teams ? teams.find((one) => one.plan_id === row.plan_id && one.member_id === row.member_id)?.team ?? '' : ''
    return {
      id: row.id, planId: row.plan_id, planTitle: plan?.title ?? '', taskId: row.task_id, taskTitle: task?.title ?? (row.how === 'leave' ? '请假' : '已取消的任务'),
      member: { id: row.member_id, name: names.get(row.member_id) ?? '', unit: names.get(row.unit_id) ?? '' }, day: Number(row.day), how: row.how, late: Number(row.late) === 1, team, at: Number(row.at),
      state: row.state, reason: row.reason,
      given: (given.get(row.id) ?? []).map((one) => {
        const proof = proofs[one.proof]
        return {
          label: labelOf(proof), text: one.text ?? null, files: (one.files ?? []).flatMap((id) => files.get(id) ?? []), number: one.number ?? null, unit: proof?.kind === 'number' ? proof.unit : '',
          place: placeName(plan?.config, row.sums, one), reflectionId: one.reflectionId ?? null, reflection: null
        }
      }),
      points: studyPoints && plan && givesPoints(plan.config) ? toPoints(earned.get(`check-in:${row.id}`) ?? 0) : null
    }
  })
}

function labelOf(proof: ReturnType<typeof proofsOf>[number] | undefined): string {
  switch (proof?.kind) {
    case undefined: return ''
    case 'text': return proof.label ?? '感受'
    case 'number': return proof.label
    case 'photos': return '照片'
    case 'audio': return '录音'
    case 'read': return '学习资料'
    case 'quiz': return '答题'
    case 'place': return '地点'
    case 'reflection': return '心得'
    default: return proof satisfies never
  }
}

/** What the code said stays with us: shown is the name of the place. */
function placeName(config: PlanConfig | undefined, sums: string, { code }: Given): string | null {
  if (code === undefined) return null
  const { place } = JSON.parse(sums) as { place?: string }
  return config?.places?.find(({ id }) => id === place)?.name ?? '地点'
}
