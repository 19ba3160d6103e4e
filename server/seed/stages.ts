import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { decideEntry, sourcesEnd, withdrawEntry } from '../advance/decide-write'
import type { Context } from '../context'
import { setGiven } from '../participants/writes'
import { paperFacts } from '../rounds/round'
import { seededRandom, shuffled } from '../rounds/rules/random'
import type { Facts } from './answers'
import { unitNamed, type Association, type Person } from './association'
import { sittingsOf, sum } from './plan'
import { playPhase } from './play'
import type { RoundSpec } from './rounds'

/** A round whose first phase has been played. */
export interface Played {
  ctx: Context
  roundId: string
  config: RoundConfig
  association: Association
  /** Account of the organiser. */
  actor: string
  facts: Facts
  seed: string
  now: number
}

type At = (days: number, minute: number) => number
type Paper = PhaseConfig['paper']

/** Three levels, one every other day: the second is open, and some of those who passed the first have been at it. */
export function climb(base: RoundConfig, at: At, paper: Paper): RoundSpec {
  const closesAt = at(8, 1320)
  const phases = base.phases.map((phase, i) => ({ ...phase, paper, window: { opensAt: at(2 * i - 3, 480), closesAt }, attempts: { perDay: 2 }, pass: { correct: 8 } }))
  return {
    id: 'round-climb', state: 'published', play: { turnout: (share) => share * 0.45, ease: -0.02 },
    config: { ...base, title: '建党知识三关闯关赛', topic: '建党与大革命时期', phases },
    after: async (played) => {
      const [first, second] = phases
      const passed = await played.ctx.db.selectFrom('standing').select('member_id').where('round_id', '=', played.roundId).where('board', '=', first?.id ?? '').where('passed', '=', 1).orderBy('member_id').execute()
      return second ? playLater(played, second, passed.map(({ member_id }) => member_id), 0.55) : 0
    }
  }
}

const ORGAN = '省社科联机关党委'
/** What the branches did beside answering. */
const work: [branch: string, points: number, reason: string][] = [
  ['科研管理处党支部', 8, '组织集中学习 2 次，报送信息 3 篇'], ['离退休干部党支部', 10, '送学上门 12 人，报送信息 4 篇'], ['学会工作处党支部', 9, '组织集中学习 3 次'], ['组织人事处党支部', 7.5, '报送信息 3 篇']
]

/** A preliminary that is over, with the best three of each branch in a final that is open; one of them stays away and the next moves up. */
export function finals(base: RoundConfig, at: At, easy: Paper, hard: Paper): RoundSpec {
  const [preliminary, final] = base.phases as [PhaseConfig, PhaseConfig]
  const first: PhaseConfig = { ...preliminary, name: '初赛', paper: easy, window: { opensAt: at(-9, 480), closesAt: at(-4, 1320) }, attempts: { total: 2 } }
  const last: PhaseConfig = { ...final, paper: hard, window: { opensAt: at(-2, 480), closesAt: at(6, 1320) } }
  return {
    id: 'round-finals', state: 'published',
    play: {
      turnout: (share) => share * 0.6, ease: -0.03,
      once: { 周文清: { wrong: {}, seconds: 210 }, 顾晓棠: { wrong: {}, seconds: 225 }, 郑玉书: { wrong: { multiple: 1 }, seconds: 480 } }
    },
    config: {
      ...base, title: '土地革命史支部选拔赛', topic: '土地革命战争时期', phases: [first, last],
      unit: {
        of: first.id, minRatePercent: 30, ties: ['rate'], shared: 'gap',
        by: { kind: 'points', parts: [{ metric: 'rate', times: 0.5, name: '参与' }, { metric: 'mean', times: 0.4, name: '成绩' }, { metric: 'given', cap: 10, name: '组织工作' }] }
      }
    },
    units: [ORGAN],
    after: async (played) => {
      const { ctx, roundId, association, actor } = played
      await ctx.writer.write(decideEntry, { roundId, phase: last.id, now: sourcesEnd({ config: { ...base, phases: [first, last] }, ended_at: null }, last) + 1000 })
      const entries = await ctx.db.selectFrom('phase_entry').select(['member_id', 'state', 'place']).where('round_id', '=', roundId).orderBy('place').orderBy('member_id').execute()
      const people = new Map(association.people.map((one) => [one.id, one]))
      const waits = new Set(entries.filter(({ state }) => state === 'reserve').map(({ member_id }) => people.get(member_id)?.unitId))
      const leaving = entries.find(({ member_id, state }) => { const one = people.get(member_id); return state === 'in' && !one?.part && waits.has(one?.unitId) })
      if (leaving) await ctx.writer.write(withdrawEntry, { roundId, phase: last.id, memberId: leaving.member_id, actor, now: at(-3, 600), reason: '外出培训，本人提出不参加' })
      await ctx.writer.write(setGiven, { roundId, actor, now: at(-3, 660), entries: work.map(([branch, points, reason]) => ({ unitId: unitNamed(association, branch).id, points, reason })) })
      const admitted = await ctx.db.selectFrom('phase_entry').select('member_id').where('round_id', '=', roundId).where('state', 'in', ['in', 'moved']).orderBy('member_id').execute()
      return playLater(played, last, admitted.map(({ member_id }) => member_id), 0.5)
    }
  }
}

/** Some of those who may take part in a later phase do: 周文清 has it before him, 顾晓棠 behind her. */
async function playLater({ ctx, roundId, association, facts, seed, now }: Played, phase: PhaseConfig, able: readonly string[], share: number): Promise<number> {
  const people = new Map(association.people.map((one) => [one.id, one]))
  const lot = shuffled(able, seededRandom(`${seed} ${roundId} ${phase.id}`)).flatMap((id) => people.get(id) ?? [])
  const sure = ({ part }: Person) => part?.running === 'all tries'
  const open = ({ part }: Person) => part?.note !== undefined && !sure({ part } as Person)
  const players = [...lot.filter(sure), ...lot.filter((one) => !sure(one) && !open(one))].slice(0, Math.ceil(lot.length * share))
  const plan = { roundId, phase, questions: paperFacts(phase).questions, now, zone: ctx.config.zone, seed }
  const sittings = players.flatMap((person) => sittingsOf(plan, person)).filter(({ startedAt, times }) => startedAt + sum(times) < now)
  await playPhase(ctx, roundId, phase.id, sittings, facts, 0, seed)
  return sittings.length
}
