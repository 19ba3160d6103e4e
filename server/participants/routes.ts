import { sql } from 'kysely'
import type { Duties, ParticipantState } from '../../contract/participants'
import type { RoundConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { among } from '../db/dialects'
import { AppError, notFound } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { newId } from '../ids'
import { orderExport } from '../jobs/export-write'
import { jobView } from '../jobs/views'
import { ownRound } from '../organiser/organise'
import { managedRound } from '../organiser/routes'
import { memberIn } from './member-in'
import { proxyPhases, startProxy } from './proxy'
import { unitById } from '../roster/queries'
import { covers } from '../auth/actors'
import { frozen } from '../rounds/entrants'
import type { Round } from '../rounds/round'
import { factName } from '../rounds/rules/notice-names'
import { factsIn } from '../rounds/rules/facts'
import { dutiesFor, mustHave, owns } from './duties'
import { participantsExport, PARTICIPANTS_EXPORT, type ParticipantsExport } from './export'
import { everyUnit, givenAlone, givenPart, givenRows, outside, pathTo, topOf } from './given'
import { everybody, NO_GROUP, participantPage, writtenNow, type Scope } from './list'
import { matchLines } from './rules/match'
import { matchUnits } from './rules/match-units'
import { setExcused, setGiven, setKnown } from './writes'

type ParticipantsRoute = keyof typeof import('../../contract/participants').participantsEndpoints

export const participantsHandlers: Handlers<ParticipantsRoute> = {
  async 'GET /organiser/rounds/:id/participants'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const { scope, unitPath } = await scopeOf(ctx, actor, round, input)
    const { signUp } = round.config.audience
    return {
      ...await participantPage(ctx, round, scope, input.cursor ?? '', input.limit ?? 50, input.sort),
      roundTitle: round.title, duties: offered(round, dutiesFor(round, actor, scope.own, unitPath)), facts: factsIn(round.config).all, byHand: factsIn(round.config).byHand,
      groups: groupsOf(round.config).map(({ id, name }) => ({ id, name })), signUp: signUp ? signUp.fields ?? [] : null
    }
  },

  async 'POST /organiser/rounds/:id/participants/export'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const { scope, unitPath, unitName } = await scopeOf(ctx, actor, round, input)
    await mustHave(ctx, actor, round, unitPath, 'export')
    const what: ParticipantsExport = { roundId: round.id, scope }
    const job = await ctx.writer.write(orderExport, {
      job: { id: newId(now), kind: PARTICIPANTS_EXPORT, unit_id: actor.grants[0]?.unitId ?? '', actor: actor.accountId, subject: round.id, title: `导出：${round.title}参加人员`, message: '等待开始', at: now, input: what },
      file: '参加人员', filter: filterWords(round, scope, unitName)
    })
    return jobView(job, [participantsExport])
  },

  async 'PUT /organiser/rounds/:id/participants/excused'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const paths = await pathsOf(ctx, round, input.memberIds)
    if (paths.size < input.memberIds.length) throw notFound('其中有人')
    for (const path of paths.values()) {
      if (!covers(actor.grants, path)) throw new AppError('forbidden', '其中有人不在你的管理范围内。')
      await mustHave(ctx, actor, round, path, 'excuse')
    }
    return ctx.writer.write(setExcused, { roundId: round.id, memberIds: input.memberIds, reason: input.reason.trim(), actor: actor.accountId, now })
  },

  async 'POST /organiser/rounds/:id/participants/match'({ ctx, actor, input }) {
    const round = await ownRound(ctx, actor, input.id)
    const lines = matchLines(input.text, await everybody(ctx, round), { groups: input.what === 'group' ? groupsOf(round.config) : null })
    const shown = lines.slice(0, 6000)
    const was = await writtenNow(ctx, round, input.what, shown.flatMap(({ memberId }) => memberId ?? []))
    return { lines: shown.map((line) => ({ ...line, was: was.get(line.memberId ?? '') || null })), matched: lines.filter(({ memberId }) => memberId !== null).length }
  },

  async 'PUT /organiser/rounds/:id/participants'({ ctx, actor, input, now }) {
    const round = await frozen(ctx, await ownRound(ctx, actor, input.id), now)
    const known = new Set((await everybody(ctx, round)).map(({ id }) => id))
    if (input.entries.some(({ memberId }) => !known.has(memberId))) throw new AppError('bad_request', '名单里有人不在这场竞赛的参加人员里，请重新核对名单。')
    if (new Set(input.entries.map(({ memberId }) => memberId)).size < input.entries.length) throw new AppError('bad_request', '名单里有人出现了两次，请只留一行。')
    const groups = input.entries.some(({ group }) => group != null) ? groupsOf(round.config) : []
    if (input.entries.some(({ group }) => group != null && !groups.some(({ id }) => id === group))) throw new AppError('bad_request', '这场竞赛没有这个组别。')
    const { study } = factsIn(round.config)
    const ours = study.find((fact) => input.entries.some(({ facts }) => facts?.[fact] !== undefined))
    if (ours) throw new AppError('bad_request', `${factName(ours)}由系统按学习记录计算，不用登记。要按名单登记，请在规则的“学习情况”里改为由组织者登记。`)
    return ctx.writer.write(setKnown, { roundId: round.id, entries: input.entries, actor: actor.accountId, now })
  },

  async 'GET /organiser/rounds/:id/out-of-ranking'({ ctx, actor, input }) {
    const { config } = await ownRound(ctx, actor, input.id)
    const { rows } = await sql<{ id: string; name: string; unit: string }>`select m.id, m.name, u.name as unit from member m join unit u on u.id = m.unit_id
      where ${among(ctx.engine, 'm.id', config.audience.outOfRanking?.members ?? [])} order by m.id`.execute(ctx.db)
    return { people: rows.map(({ id, name, unit }) => ({ memberId: id, name, unit })) }
  },

  async 'PUT /organiser/rounds/:id/participants/:memberId/excused'({ ctx, actor, input, now }) {
    const { round, path } = await memberIn(ctx, actor, input.id, input.memberId, now)
    await mustHave(ctx, actor, round, path, 'excuse')
    await ctx.writer.write(setExcused, { roundId: round.id, memberIds: [input.memberId], reason: input.reason.trim(), actor: actor.accountId, now })
    return { ok: true as const }
  },

  async 'GET /organiser/rounds/:id/given'({ ctx, actor, input }) {
    const round = await ownRound(ctx, actor, input.id)
    const said = { roundTitle: round.title, ...givenPart(round.config.unit) }
    const search = input.search?.trim()
    if (search) return { ...said, path: [], rows: await givenRows(ctx, round, { search }) }
    const top = await topOf(ctx, round)
    const unit = await unitById(ctx.db, input.parent ?? top.at(-1) ?? '')
    if (!unit) throw notFound('这个单位')
    const rows = await givenRows(ctx, round, { parent: unit.id })
    return { ...said, path: await pathTo(ctx, top, unit.path), rows: rows.length ? rows : await givenAlone(ctx, round, unit.id) }
  },

  async 'PUT /organiser/rounds/:id/given'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    if (await outside(ctx, round, input.entries.map(({ unitId }) => unitId))) throw new AppError('bad_request', '有单位不在这场竞赛里，请刷新后再试。')
    if (input.entries.some(({ points }) => points < 0 || points > 1e6)) throw new AppError('bad_request', '评定的分数要在 0 到 1000000 之间。', { field: 'points' })
    await ctx.writer.write(setGiven, { roundId: round.id, entries: input.entries, actor: actor.accountId, now })
    return { ok: true as const }
  },

  async 'POST /organiser/rounds/:id/given/match'({ ctx, actor, input }) {
    const round = await ownRound(ctx, actor, input.id)
    const lines = matchUnits(input.text, await everyUnit(ctx, round))
    return { lines: lines.slice(0, 3000), matched: lines.filter(({ unitId }) => unitId !== null).length }
  },

  async 'GET /organiser/rounds/:id/proxy/:memberId'({ ctx, actor, input, now }) {
    const { round, path } = await memberIn(ctx, actor, input.id, input.memberId, now)
    await mustHave(ctx, actor, round, path, 'proxy')
    return proxyPhases(ctx, actor, round, input.memberId, now)
  },

  async 'POST /organiser/rounds/:id/proxy'({ ctx, actor, input, now }) {
    const { round, path } = await memberIn(ctx, actor, input.id, input.memberId, now)
    await mustHave(ctx, actor, round, path, 'proxy')
    return startProxy(ctx, actor, round, { memberId: input.memberId, phase: input.phase, paper: input.paper }, now)
  }
}

/** Nobody is offered to enter papers where no phase takes any. */
const offered = ({ config }: Round, duties: Duties): Duties => ({ ...duties, proxy: duties.proxy && config.phases.some(({ proxy }) => proxy) })

const groupsOf = ({ audience: { groups } }: RoundConfig) => (groups && groups.by !== 'unit' ? groups.list : [])

/** Whom the actor asks about: a unit of his, or all that he may see. */
async function scopeOf(ctx: Context, actor: MemberActor, round: Round, { unit: id, search, state, group }: { unit?: string; search?: string; state?: Scope['state']; group?: string }) {
  const unit = id === undefined ? undefined : await unitById(ctx.db, id)
  const own = await owns(ctx, actor, round)
  if (id !== undefined && (!unit || !(own || covers(actor.grants, unit.path)))) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
  if (group !== undefined && group !== NO_GROUP && !groupsOf(round.config).some((one) => one.id === group)) throw new AppError('bad_request', '这场竞赛没有这个组别。')
  const scope: Scope = { grants: actor.grants, own, ...(unit && { unitPath: unit.path }), ...(search && { search }), ...(state && { state }), ...(group && { group }) }
  return { scope, unitPath: unit?.path ?? actor.grants[0]?.unitPath ?? '', unitName: unit?.name ?? '' }
}

const stateNames: Record<ParticipantState, string> = { absent: '没参加', done: '已参加', excused: '免于参加', proxied: '有代录', late: '开赛后入册' }

const filterWords = (round: Round, { state, group, search }: Scope, unit: string) => [
  unit, state && stateNames[state], group && (group === NO_GROUP ? '没有组别' : groupsOf(round.config).find(({ id }) => id === group)?.name), search && `搜“${search}”`
].filter(Boolean).join('、')

/** The paths of the units under which members take part: those of the frozen roster, else the present ones. Who is neither is left out. */
async function pathsOf({ db, engine }: Context, { id }: Round, memberIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; path: string }>`select m.id, u.path from member m left join round_entrant e on e.round_id = ${id} and e.member_id = m.id
    join unit u on u.id = coalesce(e.unit_id, m.unit_id) where ${among(engine, 'm.id', memberIds)} and (e.member_id is not null or m.status = 'active')`.execute(db)
  return new Map(rows.map((row) => [row.id, row.path]))
}
