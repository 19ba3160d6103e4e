import { sql } from 'kysely'
import type { UnitRef } from '../../contract/common'
import type { ProgressRow } from '../../contract/organiser'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { unitBoard } from '../leaderboard/units'
import { unitById, unitRefs } from '../roster/queries'
import type { Round } from '../rounds/round'
import { unitPart } from '../rounds/rules/boards'
import { nameOf } from '../rounds/rules/notice-names'
import { meanOf, rateOf } from '../rounds/rules/units'
import { duration, endMoment } from '../rounds/rules/words'
import { lineage, pathEnd } from '../unit-path'
import { absentOf, latePaths } from './pending'

/** The unit whose parts are shown: the one asked for, or the top of the actor's range. */
export async function shownUnit(ctx: Context, actor: MemberActor, parent: string | undefined) {
  const id = parent ?? actor.grants[0]?.unitId ?? ''
  const unit = await unitById(ctx.db, id)
  if (!unit) throw notFound('这个单位')
  if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
  return unit
}

/** From the top of the range down to the unit. */
export async function pathInRange(ctx: Context, actor: MemberActor, unitPath: string): Promise<UnitRef[]> {
  const top = actor.grants.filter((grant) => unitPath.startsWith(grant.unitPath)).sort((a, b) => a.unitPath.length - b.unitPath.length)[0]
  const ids = lineage(unitPath)
  return unitRefs(ctx.db, ids.slice(top ? lineage(top.unitPath).length - 1 : 0))
}

/** Units below one, lowest participation first; a branch shows itself. */
export async function progressRows(ctx: Context, round: Round, unit: { id: string; depth: number; path: string }): Promise<ProgressRow[]> {
  const below = await unitBoard(ctx, round, { parent: unit.id })
  const board = below.length ? below : (await unitBoard(ctx, round, { depth: unit.depth })).filter((row) => row.unitId === unit.id)
  const late = await latePaths(ctx, round, unit.path)
  return board
    .map((row) => ({
      unit: { id: row.unitId, name: row.name }, hasChildren: row.hasChildren,
      participants: row.participants, roster: row.roster, absent: absentOf(row, late.filter((path) => path.startsWith(row.path)).length),
      rate: rateOf(row), mean: meanOf(row), fullMarks: row.fullMarks, attempts: row.attempts
    }))
    .sort((a, b) => (a.rate ?? 2) - (b.rate ?? 2) || b.absent - a.absent)
}

/** Of `round_entrant e` in unit `u`: was on the roster at the opening, is not excused, and has no finished attempt. */
export const stillAbsent = (round: Pick<Round, 'id' | 'config'>, unitPath: string) => sql<boolean>`e.round_id = ${round.id} and e.late = 0 and u.path >= ${unitPath} and u.path < ${pathEnd(unitPath)}
  and not exists (select 1 from round_member k where k.round_id = e.round_id and k.member_id = e.member_id and k.excused <> '')
  and not exists (select 1 from standing s where s.round_id = e.round_id and s.board = ${unitPart(round.config)} and s.member_id = e.member_id)`

/** Who has not taken part. For organisers of that unit only. */
export async function absentPage(ctx: Context, round: Round, unitPath: string, cursor: string, limit: number) {
  const { rows } = await sql<{ member_id: string; name: string; unit_id: string; unit: string; phone_enc: string | null }>`
    select e.member_id, m.name, u.id as unit_id, u.name as unit, m.phone_enc
    from round_entrant e join member m on m.id = e.member_id join unit u on u.id = e.unit_id
    where ${stillAbsent(round, unitPath)} and e.member_id > ${cursor}
    order by e.member_id limit ${limit + 1}`.execute(ctx.db)
  return {
    items: rows.slice(0, limit).map((row) => ({
      memberId: row.member_id, name: row.name, unit: { id: row.unit_id, name: row.unit },
      phoneTail: row.phone_enc ? ctx.keys.decrypt(row.phone_enc)?.slice(-4) ?? null : null
    })),
    next: rows.length > limit ? rows[limit - 1]?.member_id ?? null : null
  }
}

/** Why nobody need be asked to take part: whoever has not yet cannot any more, or not now. Empty: there is a phase for everybody. */
export function whyNobodyAsked({ config }: Pick<Round, 'config'>, now: number): string {
  const phases = config.phases.filter(({ role }) => role !== 'practice').map(({ entry, window: { batches = [], ...window } }) => ({
    entry, opensAt: Math.min(window.opensAt, ...batches.map(({ opensAt }) => opensAt)), closesAt: Math.max(window.closesAt, ...batches.map(({ closesAt }) => closesAt))
  })).filter(({ closesAt }) => closesAt > now)
  const running = phases.filter(({ opensAt }) => opensAt <= now)
  if (running.length) return running.every(({ entry }) => entry) ? '现在开着的阶段只有晋级的人能参加。' : ''
  return phases.length && phases.every(({ entry }) => entry) ? '接下来的阶段只有晋级的人能参加。' : ''
}

/** A text to send to those who have not taken part: what, until when, how long it takes. No pressure. Empty: nobody is to be asked. */
export function reminderText(round: Round, zone: string, now: number): string {
  if (whyNobodyAsked(round, now)) return ''
  const { paperSeconds } = round.phase.timing
  return `“${round.title}”正在进行，${endMoment(round.closes_at, zone, now)} 截止${paperSeconds ? `，每份限时 ${duration(paperSeconds)}` : ''}。方便时请打开“学史”小程序参加。`
}

/** Of those who came into a later phase, how many have handed a paper in. */
export async function enteredPhases({ db }: Context, { id, config }: Round, unitPath: string) {
  const { rows } = await sql<{ phase: string; people: number; answered: number }>`
    select e.phase, count(*) as people, sum(case when exists (select 1 from attempt a where a.round_id = e.round_id and a.phase = e.phase and a.member_id = e.member_id
      and a.finished_at is not null) then 1 else 0 end) as answered
    from phase_entry e join member m on m.id = e.member_id
    left join round_entrant r on r.round_id = e.round_id and r.member_id = e.member_id join unit u on u.id = coalesce(r.unit_id, m.unit_id)
    where e.round_id = ${id} and e.state in ('in', 'moved') and u.path >= ${unitPath} and u.path < ${pathEnd(unitPath)}
    group by e.phase`.execute(db)
  return config.phases.flatMap((phase) => {
    const row = rows.find((one) => one.phase === phase.id)
    return row ? [{ phase: nameOf(config, phase.id), people: Number(row.people), answered: Number(row.answered) }] : []
  })
}
