import type { Api, Input, Output, Route } from '../../contract'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'

export const DAY = 86_400_000
/** Among the options of every question of a campaign this one is right. */
export const RIGHT = '这一项正确'

interface Caller { call<K extends Route>(route: K, input: Input<Api[K]>): Promise<Output<Api[K]>> }

/** The ways in which a campaign's text can be told apart: twelve questions that are alike in nothing but their options. */
const EVENTS = ['一大召开', '二大召开', '南昌起义', '秋收起义', '古田会议', '遵义会议', '三大主力会师', '洛川会议', '七大召开', '渡江战役', '开国大典', '八大召开']
const TEXT = EVENTS.map((event, index) => `${index + 1}. 关于${event}，下列说法哪一项与史实相符？\nA.第一种不符\nB.${RIGHT}\nC.第二种不符\nD.第三种不符\n答案：B`).join('\n')

/** A bank whose key a test knows. */
export async function knownBank(organiser: Caller, unitId: string): Promise<string> {
  const bank = await organiser.call('POST /banks', { unitId, name: '闯关题库', practice: false })
  const read = await organiser.call('POST /imports/text', { bankId: bank.id, name: '闯关题库', text: TEXT })
  await organiser.call('POST /imports/:id/commit', { id: read.id })
  return bank.id
}

type Base = Pick<PhaseConfig, 'paper' | 'scoring' | 'timing' | 'attempts' | 'counting' | 'reveal'>
const base = (bank: string, count: number): Base => ({
  paper: { kind: 'drawn', parts: [{ type: 'single', count, points: 2, banks: [bank] }], shuffleQuestions: true, shuffleOptions: true },
  scoring: { multiple: 'all' }, timing: { paperSeconds: 300 }, attempts: {}, counting: { kind: 'best' }, reveal: 'close'
})
const round = (title: string, unitId: string, phases: PhaseConfig[], more: Partial<RoundConfig> = {}): RoundConfig => ({
  v: 1, title, topic: '', practice: false, audience: { units: [unitId], late: 'personal' }, phases,
  person: { ties: ['time'], shared: 'gap' }, unit: { by: { kind: 'metric', metric: 'participants' }, ties: [], shared: 'gap' },
  show: { personBoard: true, unitBoard: true }, ...more
})

/** Three levels that open one a day, each behind the one before; three tries a day in all; the result is their sum. */
export function levels(unitId: string, bank: string, from: number): RoundConfig {
  const level = (place: number): PhaseConfig => ({
    id: `l${place}`, role: 'level', window: { opensAt: from + (place - 1) * DAY, closesAt: from + 10 * DAY }, ...base(bank, 3), pass: { correct: 2 },
    ...(place > 1 && { gates: [{ kind: 'phase', phase: `l${place - 1}`, passed: true }] })
  })
  return round('三天闯关', unitId, [1, 2, 3].map(level), {
    attempts: { perDay: 3 }, result: { by: { kind: 'sum' } }, show: { personBoard: true, unitBoard: true, personBoards: ['phase'] }
  })
}

/** Six questions; the second wrong answer ends the paper. */
export const elimination = (unitId: string, bank: string, from: number): RoundConfig => round('答错两题就结束', unitId, [{
  id: 'main', window: { opensAt: from, closesAt: from + DAY }, ...base(bank, 6), scoring: { multiple: 'all', stopAfterWrong: 2 }
}])

/** As many as one can until the first wrong answer, and another such paper later; leaving once hands in. */
export const survival = (unitId: string, bank: string, from: number): RoundConfig => {
  const { paper, ...rest } = base(bank, 6)
  const stage = (id: string, day: number): PhaseConfig => ({
    id, role: 'season', window: { opensAt: from + day * DAY, closesAt: from + (day + 1) * DAY }, ...rest, paper: { ...paper, endless: true } as PhaseConfig['paper'],
    scoring: { multiple: 'all', stopAfterWrong: 1 }, timing: { paperSeconds: 300, leaving: { limit: 2, then: 'submit' } }
  })
  return round('看谁答得多', unitId, [stage('first', 0), stage('second', 1)], { result: { by: { kind: 'apart' } } })
}

/** A day of preliminary, and two days later a final for the best three of each unit; the next one waits. */
export const finals = (unitId: string, bank: string, from: number): RoundConfig => round('预赛和决赛', unitId, [
  { id: 'preliminary', name: '预赛', window: { opensAt: from, closesAt: from + DAY }, ...base(bank, 3), attempts: { total: 1 } },
  {
    id: 'final', name: '决赛', role: 'final', window: { opensAt: from + 2 * DAY, closesAt: from + 3 * DAY }, ...base(bank, 4), attempts: { total: 1 },
    entry: { from: [{ phase: 'preliminary', cut: { kind: 'perUnit', count: 3 } }], once: false, edge: 'lot', reserves: 1 }
  }
], { result: { by: { kind: 'last', others: 'behind' } } })

/** Plays a paper of a campaign at once: so many right, the others wrong. */
export async function playAtOnce(member: Caller, id: string, right: number): Promise<void> {
  const view = await member.call('POST /rounds/:id/attempts', { id })
  const answers = view.questions.map(({ pos, options }) => ({ pos, value: [options.findIndex((text) => (text === RIGHT) === (pos <= right))] }))
  await member.call('POST /attempts/:id/submit', { id: view.id, seq: 1, device: 'another', answers })
}

/** Three people of somebody's unit, for company. */
export async function colleagues(organiser: Caller, id: string, of: string): Promise<[string, string, string]> {
  const found = await organiser.call('GET /organiser/rounds/:id/participants', { id, search: of })
  const unit = found.items.find(({ name }) => name === of)?.unit.id ?? ''
  const { items } = await organiser.call('GET /organiser/rounds/:id/participants', { id, unit })
  const [first, second, third] = items.map(({ name }) => name).filter((name) => name !== of)
  if (!first || !second || !third) throw new Error('The unit is too small')
  return [first, second, third]
}

/** One of two papers by choice, one question that counts double, and the second time of leaving hands in. */
export const watched = (unitId: string, bank: string, from: number): RoundConfig => round('选题作答', unitId, [{
  id: 'main', window: { opensAt: from, closesAt: from + DAY }, ...base(bank, 3),
  alternatives: { by: 'member', name: '建党初期', papers: [{ id: 'war', name: '解放战争', paper: base(bank, 4).paper }] },
  scoring: { multiple: 'all', double: { pick: 'member', count: 1, factor: 2, wrongToo: false } },
  timing: { paperSeconds: 300, leaving: { limit: 1, then: 'submit' } }
}])

/** Two phases of which papers may be handed in on paper; the first has two papers to choose from, the second stands alone. */
export const byHand = (unitId: string, bank: string, from: number): RoundConfig => round('可交纸质答卷的竞赛', unitId, [
  {
    id: 'first', name: '初赛', window: { opensAt: from, closesAt: from + DAY }, ...base(bank, 3), proxy: true, counting: { kind: 'paperBestSum' },
    alternatives: { by: 'member', name: '建党初期', papers: [{ id: 'war', name: '解放战争', paper: base(bank, 3).paper }] }
  },
  { id: 'second', name: '复赛', window: { opensAt: from, closesAt: from + DAY }, ...base(bank, 3), proxy: true, attempts: { total: 1 } }
], { result: { by: { kind: 'sum' } } })

export async function published(organiser: Caller, unitId: string, config: RoundConfig): Promise<string> {
  const { id } = await organiser.call('POST /organiser/rounds', { unitId, config })
  await organiser.call('POST /organiser/rounds/:id/publish', { id })
  return id
}
