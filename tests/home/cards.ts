import type { MyRound, RoundCard, RoundDetail } from '../../contract/quiz'
import { unit } from '../client/signed-in'

const HOUR = 3_600_000

export const mine = (over: Partial<MyRound> = {}): MyRound => ({
  attempts: 1, leftTotal: 5, leftToday: 2, openAttempt: null, lastAttempt: 'att-1', score: 84, rank: 27, canStart: true, whyNot: '', opensAt: null, ...over
})

export const card = (over: Partial<RoundCard> = {}): RoundCard => ({
  id: 'r1', title: '党史知识竞赛第三轮', topic: '解放战争时期', practice: false, state: 'open', opensAt: Date.now() - HOUR, closesAt: Date.now() + 108.5 * HOUR,
  phase: { id: 'main', name: '' }, questions: 20, fullScore: 100, paperSeconds: 1800, questionSeconds: null, papers: 0, mine: mine(),
  unit: { unit, participants: 23, roster: 25, rate: 0.92, mean: 90.1, rank: 4, of: 40 }, honours: false, won: [], ...over
})

export const detail = (over: Partial<RoundDetail> = {}): RoundDetail => ({
  ...card(), organiser: { id: 'u-top', name: '省社科联' }, daily: { from: 360, to: 1380 }, sentences: ['面向在册党员。', '限时 30 分钟。'], reveal: 'close',
  boards: { person: true, unit: true }, notes: [], phases: [], signUp: null, group: null, excused: false, goals: [], ...over
})

export const home = (over: object = {}) => ({ now: Date.now(), main: card(), open: [], upcoming: [], closed: [], organiser: null, unread: 0, events: { mine: [], open: null }, ...over })
