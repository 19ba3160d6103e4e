import type { DrawState, HonourList, OrganiserHonours } from '../../contract/awards'
import { announcedLists, honourRow, listRows, type Reader } from '../awards/announced'
import { drawn, drawRule, drawState, keptDraws, replayed, ticketsIn, waitingDraw, type KeptDraw } from '../awards/draws'
import { changesSince } from '../awards/changes'
import { awardLists, listId, markOf, memberRows, type BuiltList } from '../awards/lists'
import { whyNotYet } from '../awards/ready'
import { roundStandings, type RoundStandings } from '../awards/standings'
import { announceHonours, keepDraw } from '../awards/writes'
import { honoursExport, HONOURS_EXPORT, type HonoursExport } from '../awards/export'
import { whyAwarded, type WhyAwarded } from '../awards/why'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { numberCursor } from '../http/cursor'
import type { Handlers, MemberActor } from '../http/call'
import { newId } from '../ids'
import { orderExport } from '../jobs/export-write'
import { jobView } from '../jobs/views'
import type { Round } from '../rounds/round'
import type { CertificatesRoute, OrganiserAwardsRoute } from './certificates'
import { ownRound } from './organise'

type HonoursRoute = Exclude<OrganiserAwardsRoute, CertificatesRoute>

/** Rows of a list that are sent with it: enough to see that it is right. */
const SHOWN = 200

export const honoursHandlers: Handlers<HonoursRoute> = {
  async 'GET /organiser/rounds/:id/honours'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    const whyNot = await whyNotYet(ctx, round, now)
    if (whyNot) return overview(ctx, actor, round, { whyNot, standings: { persons: [], units: [] }, lists: [] })
    const standings = await roundStandings(ctx, round)
    return overview(ctx, actor, round, { whyNot, standings, lists: await awardLists(ctx, round, standings) })
  },

  async 'GET /organiser/rounds/:id/honours/rows'({ ctx, actor, input }) {
    const round = await ownRound(ctx, actor, input.id)
    return listRows(ctx, round.id, input.list, numberCursor(input.cursor) ?? 0, input.limit ?? 100, readerOf(actor))
  },

  async 'POST /organiser/rounds/:id/honours'({ ctx, actor, input, now }) {
    const round = await ready(ctx, actor, input.id, now)
    const standings = await roundStandings(ctx, round)
    const lists = await awardLists(ctx, round, standings)
    if (lists.length === 0) throw new AppError('bad_request', '这场竞赛没有设奖项，不用公布名单。')
    if (markOf(lists) !== input.mark) throw new AppError('edited_elsewhere', '成绩刚才有变化，名单和你看到的不同了。请看过新的名单再公布。')
    await ctx.writer.write(announceHonours, { roundId: round.id, actor: actor.accountId, now, mark: input.mark, reason: input.reason?.trim() ?? '', lists })
    return overview(ctx, actor, round, { whyNot: '', standings, lists })
  },

  async 'POST /organiser/rounds/:id/honours/export'({ ctx, actor, input, now }) {
    const round = await ownRound(ctx, actor, input.id)
    const what: HonoursExport = { roundId: round.id, names: input.names }
    const job = await ctx.writer.write(orderExport, {
      job: { id: newId(now), kind: HONOURS_EXPORT, unit_id: round.unit_id, actor: actor.accountId, subject: round.id, title: `导出：${round.title}获奖名单`, message: '等待开始', at: now, input: what },
      file: '获奖名单', filter: input.names === 'masked' ? '姓名遮去一部分' : ''
    })
    return jobView(job, [honoursExport])
  },

  async 'POST /organiser/rounds/:id/draws/:draw'({ ctx, actor, input, now }) {
    const owned = await ownRound(ctx, actor, input.id)
    const before = (await keptDraws(ctx, owned.id)).get(input.draw)
    if (before) return shownDraw(ctx, actor, owned, before)
    const round = await ready(ctx, actor, input.id, now)
    const rule = drawRule(round, input.draw)
    const standings = await roundStandings(ctx, round)
    const { record, rows } = await drawn(ctx, rule, await waitingDraw(ctx, round, rule, standings, await keptDraws(ctx, round.id)), standings.persons)
    await ctx.writer.write(keepDraw, { roundId: round.id, actor: actor.accountId, now, rule, record, rows })
    return shownDraw(ctx, actor, round, await keptDraw(ctx, round, rule.id))
  },

  async 'GET /organiser/rounds/:id/draws/:draw/replay'({ ctx, actor, input }) {
    const round = await ownRound(ctx, actor, input.id)
    const kept = await keptDraw(ctx, round, input.draw)
    const { same, record } = replayed(kept)
    return { same, seed: record.seed, drawnAt: kept.at, holders: record.holders.length, tickets: ticketsIn(record.holders), winners: await winnersOf(ctx, actor, round, record) }
  }
}

/** A round whose results stand. */
async function ready(ctx: Context, actor: MemberActor, id: string, now: number): Promise<Round> {
  const round = await ownRound(ctx, actor, id)
  const whyNot = await whyNotYet(ctx, round, now)
  if (whyNot) throw new AppError('conflict', whyNot)
  return round
}

async function keptDraw(ctx: Context, { id }: Round, draw: string): Promise<KeptDraw> {
  const kept = (await keptDraws(ctx, id)).get(draw)
  if (!kept) throw notFound('这次抽奖的记录')
  return kept
}

const readerOf = ({ member }: MemberActor): Reader => ({ member, allNames: true })

/** Who was drawn, with the names that were made known. */
async function winnersOf(ctx: Context, actor: MemberActor, round: Round, { draw, winners }: KeptDraw['record']): Promise<DrawState['winners']> {
  const made = await ctx.db.selectFrom('honour').selectAll().where('round_id', '=', round.id).where('list', '=', listId('draw', draw)).where('version', '=', 1).execute()
  const known = new Map(made.map((row) => [row.holder_id, row]))
  const others = await memberRows(ctx, winners.filter(({ member }) => !known.has(member)).map(({ member }) => ({ member, unitId: '', rank: null })))
  return winners.slice(0, SHOWN).flatMap(({ member, prize }) => {
    const row = known.get(member) ?? others.get(member)
    return row ? [honourRow({ ...row, prize }, readerOf(actor))] : []
  })
}

const shownDraw = async (ctx: Context, actor: MemberActor, round: Round, kept: KeptDraw) =>
  drawState(round, kept.rule, kept, undefined, await winnersOf(ctx, actor, round, kept.record))

interface Worked {
  whyNot: string
  standings: RoundStandings
  lists: BuiltList[]
}

async function overview(ctx: Context, actor: MemberActor, round: Round, { whyNot, standings, lists }: Worked): Promise<OrganiserHonours> {
  const { announced } = await announcedLists(ctx, round.id, readerOf(actor))
  const kept = await keptDraws(ctx, round.id)
  const draws: DrawState[] = []
  for (const rule of round.config.awards?.draws ?? []) {
    const own = kept.get(rule.id)
    draws.push(own ? await shownDraw(ctx, actor, round, own) : drawState(round, rule, undefined, whyNot ? { holders: [], whyNot } : await waitingDraw(ctx, round, rule, standings, kept), []))
  }
  const mark = lists.length ? markOf(lists) : ''
  const changed = announced !== null && mark !== '' && mark !== await announcedMark(ctx, round.id, announced.version)
  const why = whyAwarded(round.config, standings)
  return {
    roundTitle: round.title, whyNot, mark, announced, changed, changes: changed ? await changesSince(ctx, round.id, announced.version, lists) : [],
    lists: lists.map((list) => shownList(list, readerOf(actor), why)), draws, certificates: await certificatesOf(ctx, round)
  }
}

const shownList = ({ id, kind, name, total, rows }: BuiltList, reader: Reader, why: WhyAwarded): HonourList => ({
  id, kind, name, rule: why.rule(id), total, mine: [], rows: rows.slice(0, SHOWN).map((row) => ({ ...honourRow(row, reader), why: why.of(id, row.holder_id) }))
})

const announcedMark = async ({ db }: Context, roundId: string, version: number) =>
  (await db.selectFrom('announcement').select('mark').where('round_id', '=', roundId).where('version', '=', version).executeTakeFirst())?.mark

async function certificatesOf({ db }: Context, round: Round): Promise<OrganiserHonours['certificates']> {
  const rules = round.config.awards?.certificates ?? []
  const rows = rules.length === 0 ? [] : await db.selectFrom('certificate').select((eb) => ['cert', eb.fn.countAll<number>().as('n'), eb.fn.count<number>('revoked_at').as('revoked')])
    .where('round_id', '=', round.id).groupBy('cert').execute()
  const counts = new Map(rows.map((row) => [row.cert, row]))
  return rules.map(({ id, name }) => ({ id, name, issued: Number(counts.get(id)?.n ?? 0), revoked: Number(counts.get(id)?.revoked ?? 0) }))
}
