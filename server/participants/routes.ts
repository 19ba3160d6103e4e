import type { Duties } from '../../contract/participants'
import type { RoundConfig } from '../../contract/round-config'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import { ownRound } from '../organiser/organise'
import { managedRound } from '../organiser/routes'
import { memberIn } from './member-in'
import { proxyPhases, startProxy } from './proxy'
import { unitById } from '../roster/queries'
import { covers } from '../auth/actors'
import { frozen } from '../rounds/entrants'
import type { Round } from '../rounds/round'
import { dutiesFor, mustHave, owns } from './duties'
import { givenAlone, givenPart, givenRows, outside, pathTo, topOf } from './given'
import { everybody, factsAskedFor, participantPage } from './list'
import { matchLines } from './rules/match'
import { setExcused, setGiven, setKnown } from './writes'

type ParticipantsRoute = keyof typeof import('../../contract/participants').participantsEndpoints

export const participantsHandlers: Handlers<ParticipantsRoute> = {
  async 'GET /organiser/rounds/:id/participants'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const unit = input.unit === undefined ? undefined : await unitById(ctx.db, input.unit)
    const own = await owns(ctx, actor, round)
    if (input.unit !== undefined && (!unit || !(own || covers(actor.grants, unit.path)))) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
    const { groups } = round.config.audience
    return {
      ...await participantPage(ctx, round, { grants: actor.grants, own, ...(unit && { unitPath: unit.path }), ...(input.search && { search: input.search }) }, input.cursor ?? '', input.limit ?? 50),
      roundTitle: round.title, duties: offered(round, dutiesFor(round, actor, own, unit?.path ?? actor.grants[0]?.unitPath ?? '')), facts: factsAskedFor(round.config),
      groups: groups && groups.by !== 'unit' ? groups.list.map(({ id, name }) => ({ id, name })) : []
    }
  },

  async 'POST /organiser/rounds/:id/participants/match'({ ctx, actor, input }) {
    const round = await ownRound(ctx, actor, input.id)
    const lines = matchLines(input.text, await everybody(ctx, round), { groups: input.what === 'group' ? groupsOf(round.config) : null })
    return { lines: lines.slice(0, 6000), matched: lines.filter(({ memberId }) => memberId !== null).length }
  },

  async 'PUT /organiser/rounds/:id/participants'({ ctx, actor, input, now }) {
    const round = await frozen(ctx, await ownRound(ctx, actor, input.id), now)
    const known = new Set((await everybody(ctx, round)).map(({ id }) => id))
    if (input.entries.some(({ memberId }) => !known.has(memberId))) throw new AppError('bad_request', '名单里有人不在这场竞赛的参加人员里，请重新核对名单。')
    if (new Set(input.entries.map(({ memberId }) => memberId)).size < input.entries.length) throw new AppError('bad_request', '名单里有人出现了两次，请只留一行。')
    const groups = input.entries.some(({ group }) => group != null) ? groupsOf(round.config) : []
    if (input.entries.some(({ group }) => group != null && !groups.some(({ id }) => id === group))) throw new AppError('bad_request', '这场竞赛没有这个组别。')
    return ctx.writer.write(setKnown, { roundId: round.id, entries: input.entries, actor: actor.accountId, now })
  },

  async 'PUT /organiser/rounds/:id/participants/:memberId/excused'({ ctx, actor, input, now }) {
    const { round, path } = await memberIn(ctx, actor, input.id, input.memberId, now)
    await mustHave(ctx, actor, round, path, 'excuse')
    await ctx.writer.write(setExcused, { roundId: round.id, memberId: input.memberId, reason: input.reason.trim(), actor: actor.accountId, now })
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
