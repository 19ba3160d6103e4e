import type { PracticeHome, PracticePack } from '../../contract/practice'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { newId } from '../ids'
import { momentOf, type Round } from '../rounds/round'
import { drawPaper, poolFor } from '../rounds/rules/draw'
import { countingPhases } from '../rounds/rules/phases'
import { seededRandom } from '../rounds/rules/random'
import { toHundredths, toPoints } from '../rounds/rules/types'
import { visibleRound, visibleRounds } from '../rounds/visible'
import { openBanks, openContents, openQuestions } from './questions'
import { keepMock } from './writes'

/**
 * What is tried out: the phase that is on or comes next, of those that count. Once the preliminary is over it is the final that people prepare
 * for; who may enter it is not asked, since whoever tries out learns as well.
 */
export const mockPhase = ({ config, phase: first }: Pick<Round, 'config' | 'phase'>, now: number): PhaseConfig =>
  countingPhases(config).filter(({ window }) => window.closesAt > now).sort((a, b) => a.window.opensAt - b.window.opensAt)[0] ?? first

/**
 * Rounds that can be tried out: not over yet, and every part has a bank that is open for practice; a mock asks from those alone. A fixed
 * paper can not be tried, whatever its bank: it would be the very paper.
 */
function canMock(round: Round, open: ReadonlySet<string>, now: number): boolean {
  const { paper } = mockPhase(round, now)
  if (round.practice || paper.kind !== 'drawn' || momentOf(round, now) === 'closed') return false
  return paper.parts.every(({ banks }) => (banks?.length ? banks.some((bank) => open.has(bank)) : open.size > 0))
}

const sizeOf = ({ paper }: PhaseConfig) => {
  const parts = paper.kind === 'drawn' ? paper.parts : []
  return { questions: parts.reduce((sum, { count }) => sum + count, 0), fullScore: toPoints(parts.reduce((sum, { count, points }) => sum + count * toHundredths(points), 0)) }
}

function secondsOf(phase: PhaseConfig): number | null {
  const { paperSeconds, questionSeconds } = phase.timing
  return paperSeconds ?? (questionSeconds ? questionSeconds * sizeOf(phase).questions : null)
}

export async function mocksFor(ctx: Context, actor: MemberActor, now: number): Promise<PracticeHome['mocks']> {
  const open = await openBanks(ctx)
  const rounds = (await visibleRounds(ctx, actor)).filter((round) => canMock(round, open, now))
  const best = new Map((await ctx.db.selectFrom('practice_best').selectAll().where('member_id', '=', actor.member.id).where('kind', '=', 'mock').execute()).map((row) => [row.round_id, row.best]))
  return rounds.sort((a, b) => a.opens_at - b.opens_at).map((round) => ({
    roundId: round.id, title: round.title, opensAt: round.opens_at, ...sizeOf(mockPhase(round, now)), seconds: secondsOf(mockPhase(round, now)),
    best: best.has(round.id) ? toPoints(best.get(round.id) as number) : null
  }))
}

/** Drawn as a paper of the round would be. Options stand as they are stored, so that answers can be judged without the paper. */
export async function mockPack(ctx: Context, actor: MemberActor, roundId: string | undefined, now: number): Promise<Omit<PracticePack, 'kind' | 'now' | 'given'>> {
  if (roundId === undefined) throw new AppError('bad_request', '请先选一场竞赛，再开始模拟。')
  const round = await visibleRound(ctx, actor, roundId)
  if (!round) throw notFound('这场竞赛')
  if (!canMock(round, await openBanks(ctx), now)) throw new AppError('conflict', '这场竞赛不能模拟：已经截止，或者它的题库都没有开放练习。可以改做专题练习。')
  const phase = mockPhase(round, now)
  const drawn = drawPaper(phase.paper, poolFor(phase.paper, await openQuestions(ctx)), seededRandom(ctx.secretText(16)))
  if ('short' in drawn) throw new AppError('conflict', '题库里的题不够组成一份模拟卷，可以改做专题练习。')
  const contents = await openContents(ctx, drawn.paper.map(({ version }) => version))
  const asked = drawn.paper.flatMap(({ version, points }) => {
    const question = contents.get(version)
    return question ? [{ question, points }] : []
  })
  const pack = `mock-${newId(now)}`
  await ctx.writer.write(keepMock, { pack, memberId: actor.member.id, roundId, now, paper: asked.map(({ question, points }) => ({ id: question.id, points })) })
  return { pack, title: `模拟：${round.title}`, questions: asked.map(({ question }) => question), seconds: secondsOf(phase), points: asked.map(({ points }) => toPoints(points)) }
}
