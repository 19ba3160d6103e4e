import type { Api, Input } from '../../contract'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { newId } from '../ids'
import { orderExport } from '../jobs/export-write'
import { jobView } from '../jobs/views'
import { chosen } from '../leaderboard/routes'
import { unitKind } from '../leaderboard/unit-rows'
import type { BoardOf } from '../leaderboard/units'
import { pathInRange } from '../organiser/progress'
import { unitById, unitRefs } from '../roster/queries'
import { personBoards, unitBoards } from '../rounds/rules/board-list'
import { valueLabel } from '../rounds/rules/units'
import { roundInRange } from '../statistics/routes'
import { lineage } from '../unit-path'
import { bulletin, columnsOf } from './bulletin'
import { scores } from './distribution'
import { resultsExports } from './exports'
import { EXPORTS, type ExportInput } from './exports/input'
import { peoplePage } from './people'
import { personExplained } from './person'
import { rescored } from './rescored'
import { askedUnit, deskPersonBoards, deskUnitBoards, printedName, resultsScope, shownTo, type Scope } from './scope'
import { passesOn, seenLevels, unitExplained, unitResults } from './units'

type ResultsRoute = keyof typeof import('../../contract/results').resultsEndpoints

function personHead(ctx: Context, scope: Scope, asked: string | undefined, now: number) {
  const { round, own } = scope
  const { zone } = ctx.config
  const boards = deskPersonBoards(round.config, now, zone)
  const { id: board } = chosen(boards, asked)
  return { roundTitle: round.title, at: now, own, shown: shownTo(round.config, 'personBoard', personBoards(round.config, now, zone), board), boards, board }
}

function unitHead(ctx: Context, scope: Scope, asked: string | undefined, now: number) {
  const { round, own } = scope
  const { zone } = ctx.config
  const boards = deskUnitBoards(round.config, now, zone)
  const { id: board } = chosen(boards, asked)
  return { roundTitle: round.title, at: now, own, shown: shownTo(round.config, 'unitBoard', unitBoards(round.config, now, zone), board), boards, board }
}

/** The parts of one unit, or a level: the lowest where none is asked for. */
async function listOf(ctx: Context, scope: Scope, { depth, parent }: { depth?: number; parent?: string }): Promise<{ of: BoardOf; depth: number; levels: { depth: number; name: string }[]; path: string | null }> {
  const levels = await seenLevels(ctx, scope)
  if (parent !== undefined) {
    const unit = await askedUnit(ctx, scope, parent)
    return { of: { parent }, depth: Number(unit.depth) + 1, levels, path: unit.path }
  }
  const at = depth ?? levels.at(-1)?.depth ?? 0
  return { of: { depth: at }, depth: at, levels, path: null }
}

export const resultsHandlers: Handlers<ResultsRoute> = {
  async 'GET /organiser/rounds/:id/results/units'({ ctx, actor, input, now }) {
    const scope = await resultsScope(ctx, actor, input.id, now)
    const head = unitHead(ctx, scope, input.board, now)
    const { of, depth, levels, path } = await listOf(ctx, scope, input)
    return {
      ...head, valueLabel: valueLabel(scope.round.config.unit), unitKind: unitKind(scope.round), depth, levels,
      path: path === null ? [] : scope.own ? await unitRefs(ctx.db, lineage(path)) : await pathInRange(ctx, actor, path),
      rows: (await unitResults(ctx, scope, of, head.board)).map(({ row }) => row)
    }
  },

  async 'GET /organiser/rounds/:id/results/units/:unitId'({ ctx, actor, input, now }) {
    const scope = await resultsScope(ctx, actor, input.id, now)
    const { board, shown } = unitHead(ctx, scope, input.board, now)
    const unit = await askedUnit(ctx, scope, input.unitId)
    const of: BoardOf = input.below && unit.parent_id !== null ? { parent: unit.parent_id } : { depth: Number(unit.depth) }
    return unitExplained(ctx, scope, unit.id, of, board, shown)
  },

  async 'GET /organiser/rounds/:id/results/people'({ ctx, actor, input, now }) {
    const scope = await resultsScope(ctx, actor, input.id, now)
    const { id: _, board: asked, offset = 0, limit = 50, ...filter } = input
    const head = personHead(ctx, scope, asked, now)
    const { audience: { groups }, person } = scope.round.config
    return {
      ...head, ...await peoplePage(ctx, scope, head.board, filter, offset, limit),
      groups: (groups?.list ?? []).map(({ id, name }) => ({ id, name })), perGroup: person.perGroup === true, passes: passesOn(scope.round, head.board)
    }
  },

  async 'GET /organiser/rounds/:id/results/people/:memberId/arithmetic'({ ctx, actor, input, now }) {
    const scope = await resultsScope(ctx, actor, input.id, now)
    return personExplained(ctx, scope, input.memberId, personHead(ctx, scope, input.board, now).board)
  },

  async 'GET /organiser/rounds/:id/results/distribution'({ ctx, actor, input, now }) {
    const scope = await resultsScope(ctx, actor, input.id, now)
    const head = personHead(ctx, scope, input.board, now)
    return { ...head, ...await scores(ctx, scope, head.board, input.unit) }
  },

  async 'GET /organiser/rounds/:id/results/bulletin'({ ctx, actor, input, now }) {
    const scope = await resultsScope(ctx, actor, input.id, now)
    const { boards, board } = unitHead(ctx, scope, input.board, now)
    const { of } = await listOf(ctx, scope, input)
    return bulletin(ctx, scope, { of, board, boardName: printedName(boards, board), order: input.order ?? 'rank', ...(input.columns !== undefined && { columns: input.columns }) }, now)
  },

  async 'GET /organiser/rounds/:id/results/rescored'({ ctx, actor, input, now }) {
    return { items: await rescored(ctx, await resultsScope(ctx, actor, input.id, now), actor, now) }
  },

  async 'POST /organiser/rounds/:id/results/export'({ ctx, actor, input, now }) {
    const scope = await resultsScope(ctx, actor, input.id, now)
    // The key stands in it: only for whom the items tab is.
    if (input.file === 'items') await roundInRange(ctx, actor, input.id, now)
    const what = await exportOf(ctx, scope, input, now)
    const { kind, title } = EXPORTS[input.file]
    const job = await ctx.writer.write(orderExport, {
      job: { id: newId(now), kind, unit_id: homeOf(actor), actor: actor.accountId, title: `导出：${scope.round.title} ${title}`, message: '等待开始', subject: scope.round.id, at: now, input: what },
      file: title, filter: await filterWords(ctx, scope, what)
    })
    return jobView(job, resultsExports)
  }
}

/** Everything that is wrong with an order is said when it is made, and not by a job that fails. */
async function exportOf(ctx: Context, scope: Scope, { id, board: asked, ...rest }: Input<Api['POST /organiser/rounds/:id/results/export']>, now: number): Promise<ExportInput> {
  const units = rest.file === 'units' || rest.file.startsWith('bulletin')
  const { boards, board } = units ? unitHead(ctx, scope, asked, now) : personHead(ctx, scope, asked, now)
  if (rest.unit !== undefined) await askedUnit(ctx, scope, rest.unit)
  if (rest.columns !== undefined) columnsOf(rest.columns)
  const { groups } = scope.round.config.audience
  if (rest.group !== undefined && !groups?.list.some((group) => group.id === rest.group)) throw new AppError('bad_request', '这场竞赛没有这个组别。', { field: 'group' })
  const list = units && (rest.parent !== undefined || rest.file !== 'units') ? await listOf(ctx, scope, rest) : null
  return {
    ...rest, roundId: id, own: scope.own, grants: scope.grants, board, boardName: printedName(boards, board),
    ...(list && (('depth' in list.of) ? { depth: list.of.depth } : { parent: list.of.parent }))
  }
}

/** 市局、未通过、搜“王” */
async function filterWords(ctx: Context, scope: Scope, { file, boardName, unit, parent, group, passed, full, unranked, search }: ExportInput): Promise<string> {
  const within = unit ?? parent
  return [
    file === 'items' ? '' : boardName, within && (await unitById(ctx.db, within))?.name, scope.round.config.audience.groups?.list.find(({ id }) => id === group)?.name,
    passed && (passed === 'yes' ? '合格' : '不合格'), full && '满分', unranked && '没有名次', search && `搜“${search}”`
  ].filter(Boolean).join('、')
}

const homeOf = (actor: MemberActor) => actor.grants[0]?.unitId ?? ''
