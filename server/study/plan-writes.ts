import type { PlanConfig } from '../../contract/plan-config'
import { recordAudit } from '../audit'
import { among } from '../db/dialects'
import { defineWrite, type Tx } from '../db/writer/write'
import { AppError, notFound } from '../errors'
import { lockMembers, lockPlan, refold } from './kept'
import { findPlan, planFrom, todayOf } from './plan'
import { refoldSoon } from './refold-job'
import { tellAdjusted, tellEnded, tellPublished } from './tell'

interface Save { planId: string; actor: string; now: number; zone: string; config: PlanConfig }

async function setAudience({ db }: Tx, planId: string, units: readonly string[]) {
  await db.deleteFrom('plan_unit').where('plan_id', '=', planId).execute()
  await db.insertInto('plan_unit').values([...new Set(units)].map((unit_id) => ({ plan_id: planId, unit_id }))).execute()
}

/** A place keeps its code, which is printed and on a wall somewhere; a new one gets the next of those that were made. */
async function setPlaces({ db }: Tx, planId: string, { places = [] }: PlanConfig, codes: readonly string[]) {
  const kept = new Set((await db.selectFrom('plan_place').select('place').where('plan_id', '=', planId).execute()).map(({ place }) => place))
  const fresh = places.filter(({ id }) => !kept.has(id)).map(({ id }, i) => ({ plan_id: planId, place: id, code: codes[i] ?? '' }))
  if (fresh.length) await db.insertInto('plan_place').values(fresh).execute()
}

const columns = (config: PlanConfig) => ({ title: config.title, config: JSON.stringify(config), from_day: config.calendar.from, to_day: Math.max(config.calendar.to, config.makeUp?.during?.to ?? 0) })

export const createPlan = defineWrite('plan.create', async (tx, { planId, unitId, actor, now, config, codes }: Save & { unitId: string; codes: string[] }) => {
  await tx.db.insertInto('plan').values({
    id: planId, unit_id: unitId, ...columns(config), state: 'draft', version: 1, created_by: actor, created_at: now, updated_at: now, published_at: null, ended_at: null
  }).execute()
  await setAudience(tx, planId, config.audience.units)
  await setPlaces(tx, planId, config, codes)
  await recordAudit(tx, { at: now, actor, kind: 'plan.create', subject: planId, outcome: 'done', data: { title: config.title } })
  return { version: 1 }
})

/** Also while it runs: everything kept of its members is worked out anew by the new rules, points included; of many by a job. */
export const updatePlan = defineWrite('plan.update', async (tx, { planId, actor, now, zone, config, version, reason, asDraft, codes }: Save & { version: number; reason: string; asDraft: boolean; codes: string[] }) => {
  await lockPlan(tx, planId, true)
  const plan = await findPlan(tx.db, planId, zone)
  if (!plan) throw notFound('这个学习计划')
  if (plan.state === 'ended') throw new AppError('conflict', '计划已经结束，不能再改。')
  if (asDraft && plan.state !== 'draft') throw new AppError('conflict', '这个计划刚才已经发布，不再自动保存。请刷新页面，看过现在的内容再保存修改。')
  if (plan.version !== version) throw new AppError('edited_elsewhere', '刚才有人改过这个计划。你填的内容还在，请对照最新版本再保存。', { version: plan.version, config: plan.config })
  const running = plan.state === 'published' && todayOf(plan, now, zone) >= plan.config.calendar.from
  if (running && reason.trim() === '') throw new AppError('bad_request', '计划已经开始，请写明为什么修改。')
  await tx.db.updateTable('plan').set({ ...columns(config), version: version + 1, updated_at: now }).where('id', '=', planId).execute()
  await setAudience(tx, planId, config.audience.units)
  await setPlaces(tx, planId, config, codes)
  const job = await refoldSoon(tx, { ...plan, config }, { actor, now })
  if (running) await tellAdjusted(tx, planId, config, { version: version + 1, reason, now })
  await recordAudit(tx, { at: now, actor, kind: 'plan.update', subject: planId, outcome: 'done', data: { title: config.title, reason, version: version + 1, before: plan.config } })
  return { version: version + 1, job }
})

export const publishPlan = defineWrite('plan.publish', async (tx, { planId, actor, now, zone, version }: { planId: string; actor: string; now: number; zone: string; version: number }) => {
  const row = await tx.db.updateTable('plan').set({ state: 'published', published_at: now, updated_at: now }).where('id', '=', planId).where('state', '=', 'draft').where('version', '=', version).returningAll().executeTakeFirst()
  if (!row) {
    const other = await tx.db.selectFrom('plan').select('state').where('id', '=', planId).executeTakeFirst()
    if (!other) throw notFound('这个学习计划')
    if (other.state === 'draft') throw new AppError('edited_elsewhere', '刚才有人改过这个计划，请看过最新内容再发布。')
    return {}
  }
  const plan = planFrom(row, zone)
  await tellPublished(tx, planId, plan.config, { today: todayOf(plan, now, zone), now })
  await recordAudit(tx, { at: now, actor, kind: 'plan.publish', subject: planId, outcome: 'done', data: { title: row.title } })
  return {}
})

/** From this day on nothing is due any more; this day itself is the last. */
export const endPlan = defineWrite('plan.end', async (tx, { planId, actor, now, zone, reason }: { planId: string; actor: string; now: number; zone: string; reason: string }) => {
  await lockPlan(tx, planId, true)
  const ended = await tx.db.updateTable('plan').set({ state: 'ended', ended_at: now, updated_at: now }).where('id', '=', planId).where('state', '=', 'published').returningAll().executeTakeFirst()
  if (!ended) return {}
  await refoldSoon(tx, planFrom(ended, zone), { actor, now })
  await tellEnded(tx, planId, ended.title, { reason, now })
  await recordAudit(tx, { at: now, actor, kind: 'plan.end', subject: planId, outcome: 'done', data: { title: ended.title, reason } })
  return {}
})

export const deletePlan = defineWrite('plan.delete', async (tx, { planId, actor, now }: { planId: string; actor: string; now: number }) => {
  await lockPlan(tx, planId, true)
  const row = await tx.db.selectFrom('plan').select(['state', 'title', 'config']).where('id', '=', planId).executeTakeFirst()
  if (!row) return {}
  if (row.state !== 'draft') throw new AppError('conflict', '已发布的计划不能删除，可以提前结束。')
  for (const table of ['plan_unit', 'plan_place', 'plan_member'] as const) await tx.db.deleteFrom(table).where('plan_id', '=', planId).execute()
  await tx.db.deleteFrom('plan').where('id', '=', planId).execute()
  await recordAudit(tx, { at: now, actor, kind: 'plan.delete', subject: planId, outcome: 'done', data: { title: row.title, config: JSON.parse(row.config) as unknown } })
  return {}
})

export interface MemberEntry { memberId: string; group?: string | null; team?: string | null; leader?: boolean }

/** Groups and teams; what is not said of somebody stays. A team keeps to its size and has one leader. */
export const setPlanMembers = defineWrite('plan.members', async (tx, { planId, actor, now, zone, entries }: { planId: string; actor: string; now: number; zone: string; entries: MemberEntry[] }) => {
  await lockPlan(tx, planId, true)
  const plan = await findPlan(tx.db, planId, zone)
  if (!plan) throw notFound('这个学习计划')
  const ids = [...new Set(entries.map(({ memberId }) => memberId))]
  const members = await tx.db.selectFrom('member').select(['id', 'unit_id as unit']).where(among(tx.engine, 'id', ids)).execute()
  const locked: Awaited<ReturnType<typeof lockMembers>> = []
  for (let i = 0; i < members.length; i += 500) locked.push(...await lockMembers(tx, planId, members.slice(i, i + 500)))
  let changed = 0
  for (const row of locked) {
    const said = entries.filter(({ memberId }) => memberId === row.member_id).at(-1)
    if (!said) continue
    const fresh = {
      group_id: said.group === undefined ? row.group_id : said.group ?? '', team: said.team === undefined ? row.team : (said.team ?? '').trim(),
      leader: said.leader === undefined ? (said.team === undefined ? row.leader : 0) : Number(said.leader)
    }
    if (fresh.group_id === row.group_id && fresh.team === row.team && fresh.leader === row.leader) continue
    await tx.db.updateTable('plan_member').set(fresh).where('plan_id', '=', planId).where('member_id', '=', row.member_id).execute()
    Object.assign(row, fresh)
    changed++
  }
  await checkTeams(tx, planId, plan.config)
  if (locked.length) await refold(tx, plan, locked, { now })
  if (changed) await recordAudit(tx, { at: now, actor, kind: 'plan.members', subject: planId, outcome: 'done', data: { title: plan.title, entries } })
  return { changed }
})

async function checkTeams({ db }: Tx, planId: string, { teams }: PlanConfig) {
  if (!teams) return
  const rows = await db.selectFrom('plan_member').select((eb) => ['team', eb.fn.countAll<number>().as('n'), eb.fn.sum<number>('leader').as('leaders')]).where('plan_id', '=', planId).where('team', '!=', '').groupBy('team').execute()
  for (const { team, n, leaders } of rows) {
    if (Number(n) < teams.least || Number(n) > teams.most) throw new AppError('bad_request', `“${team}”有 ${Number(n)} 人，每队要 ${teams.least === teams.most ? teams.least : `${teams.least} 到 ${teams.most}`} 人。`)
    if (Number(leaders) !== 1 && (teams.by === 'leader' || Number(leaders) > 1)) throw new AppError('bad_request', Number(leaders) === 0 ? `请给“${team}”指定一名队长。` : `“${team}”只能有一名队长。`)
  }
}
