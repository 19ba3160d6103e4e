import type { AmendPreview } from '../../contract/amend'
import type { RoundConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { boundedCache } from '../db/writer/write'
import { AppError } from '../errors'
import type { Handlers } from '../http/call'
import { checkRange, ownRound, previewOf } from '../organiser/organise'
import { parseRoundConfig } from '../rounds/config'
import { studiedBy } from '../leaderboard/studied'
import { momentOf, type Round } from '../rounds/round'
import { noticeForRound } from '../rounds/round-notice'
import { nameOf } from '../rounds/rules/notice-names'
import { amendRound } from './amend-write'
import { attemptsIn } from './begun'
import { movedBetween, roundPeople, wholeFrom } from './compare'
import { recount } from './recount'
import { amendProblems } from './rules/allowed'

type AmendRoute = keyof typeof import('../../contract/amend').amendEndpoints

/** Said of a round that has yet to open; a begun one is over these. */
const ONLY_BEFORE = /^phases\.\d+\.window\.(opensAt|closesAt)$/

export const amendHandlers: Handlers<AmendRoute> = {
  async 'POST /organiser/rounds/:id/amend/preview'({ ctx, actor, input, now }) {
    const round = await begun(await ownRound(ctx, actor, input.id), now)
    const config = parseRoundConfig(input.config)
    await checkRange(ctx, actor, round.unit_id, config)
    return amendPreview(ctx, round, config, now)
  },

  async 'POST /organiser/rounds/:id/amend'({ ctx, actor, input, now }) {
    const round = await begun(await ownRound(ctx, actor, input.id), now)
    const config = parseRoundConfig(input.config)
    await checkRange(ctx, actor, round.unit_id, config)
    const reason = input.reason.trim().replace(/。$/, '')
    if (reason === '') throw new AppError('bad_request', '请写明为什么改，会显示在竞赛页上，也记在操作记录里。', { field: 'reason' })
    const errors = (await problemsOf(ctx, round, config, now)).filter(({ level }) => level === 'error')
    if (errors.length) throw new AppError('round_invalid', errors[0]?.message ?? '规则有误。', { problems: errors })
    const { version } = await ctx.writer.write(amendRound, { roundId: round.id, version: input.version, config, actor: actor.accountId, now, reason })
    return { id: round.id, version }
  }
}

async function begun(round: Round, now: number): Promise<Round> {
  const moment = momentOf(round, now)
  if (moment === 'draft' || moment === 'upcoming') throw new AppError('bad_request', '竞赛还没有开始，直接修改即可。')
  return round
}

async function problemsOf(ctx: Context, round: Round, config: RoundConfig, now: number): Promise<AmendPreview['problems']> {
  const { problems } = await previewOf(ctx, config, round.unit_id, now)
  return [...amendProblems(round.config, config, { now, attempts: await attemptsIn(ctx.db, round.id) }), ...problems.filter(({ field, message }) => !(ONLY_BEFORE.test(field) && /已经过去|已到/.test(message)))]
}

async function amendPreview(ctx: Context, round: Round, config: RoundConfig, now: number): Promise<AmendPreview> {
  const problems = await problemsOf(ctx, round, config, now)
  const [old, fresh] = await Promise.all([noticeForRound(ctx, round.config), noticeForRound(ctx, config)])
  // Facts that these rules ask for and the old ones did not are on record nowhere yet: they are looked up as the amendment itself would.
  const studied = await studiedBy(ctx, { ...round, config }, now)
  const [before, people] = await Promise.all([roundPeople(ctx, round, round.config), roundPeople(ctx, round, config, studied)])
  const { kept, attempts, remarked } = await recount({ db: ctx.db, engine: ctx.engine, cache: boundedCache(20_000) }, round, config, studied)
  const rows = await ctx.db.selectFrom('standing').selectAll().where('round_id', '=', round.id).where('board', 'in', round.config.phases.map(({ id }) => id)).execute()
  return {
    problems, gone: old.filter((one) => !fresh.includes(one)), fresh: fresh.filter((one) => !old.includes(one)), attempts: attempts.length, remarked,
    ...movedBetween(round, config, wholeFrom(round, rows, before), wholeFrom({ id: round.id, seed: round.seed, config }, kept.standings, people), people),
    remarks: await remarks(ctx, round, now)
  }
}

async function remarks({ db }: Context, round: Round, now: number): Promise<string[]> {
  const cuts = await db.selectFrom('phase_cut').select('phase').where('round_id', '=', round.id).execute()
  const started = new Set((await db.selectFrom('attempt').select('phase').distinct().where('round_id', '=', round.id).execute()).map(({ phase }) => phase))
  return cuts.map(({ phase }) => {
    const begun = started.has(phase) || now >= (round.config.phases.find(({ id }) => id === phase)?.window.opensAt ?? 0)
    return `${nameOf(round.config, phase)}的晋级名单已经产生，不会自动改变。${begun ? '这个阶段已经开始，名单也不能再重新确定。' : '需要时请到晋级名单里重新确定。'}`
  })
}
