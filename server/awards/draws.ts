import type { DrawState } from '../../contract/awards'
import type { PrizeDraw } from '../../contract/round-config'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { Round } from '../rounds/round'
import { holdersOf } from '../rounds/rules/honours'
import { drawWords } from '../rounds/rules/notice-awards'
import { drawPrizes, type Drawn, type DrawRecord, type TicketHolder } from '../rounds/rules/prizes'
import { memberRows, type ListRow } from './lists'
import type { RoundStandings, StandingPerson } from './standings'
import { newestVersion } from './announced'

/** A draw that has taken place. */
export interface KeptDraw {
  at: number
  rule: PrizeDraw
  record: DrawRecord
}

export async function keptDraws({ db }: Context, roundId: string): Promise<Map<string, KeptDraw>> {
  const rows = await db.selectFrom('prize_draw').selectAll().where('round_id', '=', roundId).execute()
  return new Map(rows.map(({ draw, at, seed, rule, holders, winners }) => [draw, {
    at, rule: JSON.parse(rule) as PrizeDraw, record: { draw, seed, holders: JSON.parse(holders) as TicketHolder[], winners: JSON.parse(winners) as Drawn[] }
  }]))
}

/** What decides a draw that is still to come: who may take part, or what has to be done before it. */
export interface Waiting {
  holders: TicketHolder[]
  whyNot: string
}

export async function waitingDraw(ctx: Context, round: Round, rule: PrizeDraw, { persons }: RoundStandings, kept: ReadonlyMap<string, KeptDraw>): Promise<Waiting> {
  const { draws = [], persons: awards = [] } = round.config.awards ?? {}
  const before = draws.slice(0, draws.findIndex(({ id }) => id === rule.id))
  const awarded = rule.without?.includes('awarded') && awards.length > 0 ? await awardedIn(ctx, round.id) : new Set<string>()
  const winners = new Set(before.flatMap(({ id }) => kept.get(id)?.record.winners ?? []).map(({ member }) => member))
  const missing = rule.without?.includes('winners') ? before.find(({ id }) => !kept.has(id)) : undefined
  const holders = holdersOf(rule, persons, { winners, awarded: awarded ?? new Set() }).filter(({ tickets }) => tickets > 0)
  const whyNot = awarded === null ? '已获奖的不参加这次抽奖，请先公布获奖名单。'
    : missing ? `“${missing.name}”中过奖的不参加这次抽奖，请先抽“${missing.name}”。`
    : holders.length === 0 ? '没有符合条件的人，不能抽奖。' : ''
  return { holders, whyNot }
}

/** Null: nothing has been announced. */
async function awardedIn({ db }: Context, roundId: string): Promise<Set<string> | null> {
  const version = await newestVersion(db, roundId)
  if (version === 0) return null
  const rows = await db.selectFrom('honour').select('holder_id').distinct().where('round_id', '=', roundId).where('version', '=', version)
    .where('list', '>=', 'person-').where('list', '<', 'person.').execute()
  return new Set(rows.map(({ holder_id }) => holder_id))
}

export function drawRule({ config }: Round, id: string): PrizeDraw {
  const rule = config.awards?.draws?.find((one) => one.id === id)
  if (!rule) throw notFound('这次抽奖')
  return rule
}

/** Draws, and who it is as the lists show it. The seed alone decides, and nobody knows it before. */
export async function drawn(ctx: Context, rule: PrizeDraw, { holders, whyNot }: Waiting, persons: readonly StandingPerson[]): Promise<{ record: DrawRecord; rows: ListRow[] }> {
  if (whyNot) throw new AppError('conflict', whyNot)
  const record = drawPrizes(rule, holders, ctx.secretText(24))
  const units = new Map(persons.map(({ member, unitId }) => [member, unitId]))
  const named = await memberRows(ctx, record.winners.map(({ member }) => ({ member, unitId: units.get(member) ?? '', rank: null })))
  return { record, rows: record.winners.flatMap(({ member, prize }) => { const row = named.get(member); return row ? [{ ...row, prize }] : [] }) }
}

/** The same draw once more, from what was kept alone. */
export function replayed({ rule, record }: KeptDraw): { same: boolean; record: DrawRecord } {
  const again = drawPrizes(rule, record.holders, record.seed)
  return { same: JSON.stringify(again) === JSON.stringify(record), record: again }
}

export const ticketsIn = (holders: readonly TicketHolder[]) => holders.reduce((sum, { tickets }) => sum + tickets, 0)

export function drawState(round: Round, rule: PrizeDraw, kept: KeptDraw | undefined, waiting: Waiting | undefined, winners: DrawState['winners']): DrawState {
  const holders = kept?.record.holders ?? waiting?.holders ?? []
  return {
    id: rule.id, name: (kept?.rule ?? rule).name, text: `${drawWords(round.config, kept?.rule ?? rule)}。`, holders: holders.length, tickets: ticketsIn(holders),
    drawnAt: kept?.at ?? null, winners, drawn: kept?.record.winners.length ?? 0, whyNot: kept ? '' : waiting?.whyNot ?? ''
  }
}
