import type { Preset } from '../../../contract/organiser'
import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { momentOfDay } from '../../zone'

const DAY_MINUTES = 1440

interface Shape {
  id: string
  name: string
  note: string
  days: number
  /** Minute of the first day at which it opens, and of the last day at which it closes. */
  hours: [number, number]
  practice?: boolean
  phase: Omit<PhaseConfig, 'id' | 'window'>
  person?: RoundConfig['person']
  unit?: RoundConfig['unit']
}

const rateAndMean: RoundConfig['unit'] = {
  by: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 40 }] },
  minRatePercent: 50, ties: ['rate', 'mean'], shared: 'gap'
}
const scoreThenTime: RoundConfig['person'] = { ties: ['time', 'finish'], shared: 'gap' }
const drawn = (parts: { type: 'single' | 'multiple' | 'judge' | 'fill'; count: number; points: number }[]): PhaseConfig['paper'] =>
  ({ kind: 'drawn', parts, shuffleQuestions: true, shuffleOptions: true })

/** Named after the kind of notice each comes from. */
const shapes: Shape[] = [
  {
    id: 'province-hour', name: '集中竞赛', note: '一人一次，100 题每题 10 秒，两小时内完成', days: 1, hours: [14 * 60, 16 * 60],
    phase: {
      paper: drawn([{ type: 'single', count: 100, points: 1 }]), scoring: { multiple: 'all' }, timing: { questionSeconds: 10 },
      attempts: { total: 1 }, counting: { kind: 'first' }, reveal: 'close'
    }
  },
  {
    id: 'fortnight-best', name: '半月竞赛', note: '五次取最好，单选 60、多选 10、判断 10，限时 30 分钟', days: 14, hours: [8 * 60, 22 * 60],
    phase: {
      paper: drawn([{ type: 'single', count: 60, points: 1 }, { type: 'multiple', count: 10, points: 2 }, { type: 'judge', count: 10, points: 2 }]),
      scoring: { multiple: 'all' }, timing: { paperSeconds: 1800 }, attempts: { total: 5 }, counting: { kind: 'best' }, reveal: 'close'
    }
  },
  {
    id: 'daily-best-sum', name: '每日累计', note: '每天三次取当天最好，逐日相加', days: 7, hours: [6 * 60, 22 * 60],
    phase: {
      paper: drawn([{ type: 'single', count: 6, points: 10 }, { type: 'multiple', count: 2, points: 10 }, { type: 'judge', count: 2, points: 10 }]),
      scoring: { multiple: 'all' }, timing: { paperSeconds: 600 }, attempts: { perDay: 3 }, counting: { kind: 'dailyBestSum' }, reveal: 'paper'
    },
    unit: { by: { kind: 'metric', metric: 'rosterMean' }, ties: ['rate', 'total'], shared: 'gap' }
  },
  {
    id: 'speed-first-two', name: '限时抢分', note: '20 题每题 20 秒，答得快最多加 5 分，每天只计前两次', days: 10, hours: [8 * 60, 22 * 60],
    phase: {
      paper: drawn([{ type: 'single', count: 15, points: 5 }, { type: 'judge', count: 5, points: 5 }]),
      scoring: { multiple: 'all', speedBonus: { perSecond: 0.25, cap: 5 } }, timing: { questionSeconds: 20 },
      attempts: {}, counting: { kind: 'sum', firstPerDay: 2 }, reveal: 'paper'
    },
    person: { ties: ['finish'], shared: 'gap' },
    unit: { by: { kind: 'metric', metric: 'mean' }, minRatePercent: 30, ties: ['rate'], shared: 'gap' }
  },
  {
    id: 'open-practice', name: '日常练习', note: '次数不限，每题答完看解析，不计名次', days: 30, hours: [0, 1440], practice: true,
    phase: {
      paper: drawn([{ type: 'single', count: 6, points: 10 }, { type: 'multiple', count: 2, points: 10 }, { type: 'judge', count: 2, points: 10 }]),
      scoring: { multiple: 'half' }, timing: {}, attempts: {}, counting: { kind: 'best' }, reveal: 'each'
    }
  }
]

/** Minutes of the day, from tomorrow (1) on. */
type At = (day: number, minute: number) => number

interface Staged {
  id: string
  name: string
  note: string
  stages: (at: At) => PhaseConfig[]
  more: Pick<RoundConfig, 'person' | 'unit'> & Partial<Pick<RoundConfig, 'result' | 'awards'>>
}

const hour = 60
const ten = drawn([{ type: 'single', count: 6, points: 10 }, { type: 'multiple', count: 2, points: 10 }, { type: 'judge', count: 2, points: 10 }])
const usual = { scoring: { multiple: 'all' as const }, timing: { paperSeconds: 1200 }, counting: { kind: 'best' as const } }

/** Rounds of several phases, as notices print them. */
const staged: Staged[] = [
  {
    id: 'level-days', name: '逐日闯关', note: '三关，每天开一关，前一关合格才能进下一关，各关最好成绩相加',
    stages: (at) => [1, 2, 3].map((n): PhaseConfig => ({
      id: `level-${n}`, name: `第 ${n} 关`, role: 'level', window: { opensAt: at(n, 6 * hour), closesAt: at(5, 22 * hour) }, paper: ten, ...usual, pass: { correct: 6 },
      attempts: { perDay: 3 }, reveal: 'close', ...(n > 1 && { gates: [{ kind: 'phase' as const, phase: `level-${n - 1}`, passed: true }] })
    })),
    more: { result: { by: { kind: 'sum' } }, person: scoreThenTime, unit: rateAndMean }
  },
  {
    id: 'preliminary-final', name: '预赛和决赛', note: '预赛一周五次取最好，每个支部前三名进决赛，决赛一次定名次',
    stages: (at) => [
      {
        id: 'preliminary', name: '预赛', window: { opensAt: at(1, 8 * hour), closesAt: at(7, 22 * hour) },
        paper: drawn([{ type: 'single', count: 30, points: 2 }, { type: 'multiple', count: 10, points: 2 }, { type: 'judge', count: 10, points: 2 }]),
        ...usual, timing: { paperSeconds: 1800 }, attempts: { total: 5 }, reveal: 'close'
      },
      {
        id: 'final', name: '决赛', role: 'final', window: { opensAt: at(9, 19 * hour), closesAt: at(9, 21 * hour) },
        paper: drawn([{ type: 'single', count: 60, points: 1 }, { type: 'multiple', count: 10, points: 2 }, { type: 'judge', count: 10, points: 2 }]),
        ...usual, timing: { paperSeconds: 1800 }, attempts: { total: 1 }, counting: { kind: 'first' }, reveal: 'close',
        entry: { from: [{ phase: 'preliminary', cut: { kind: 'perUnit', count: 3 } }], once: false, edge: 'all', reserves: 2 }
      }
    ],
    more: { result: { by: { kind: 'last', others: 'behind' } }, person: scoreThenTime, unit: { ...rateAndMean, of: 'preliminary' } }
  },
  {
    id: 'practise-then-exam', name: '先练后考', note: '练过一次才能考，考一次，60 分合格，不合格和没考的可以补考，合格发证书',
    stages: (at) => [
      { id: 'practice', name: '练习', role: 'practice', window: { opensAt: at(1, 0), closesAt: at(7, 24 * hour) }, paper: ten, ...usual, attempts: { perDay: 5 }, reveal: 'paper' },
      {
        id: 'exam', name: '考试', window: { opensAt: at(4, 8 * hour), closesAt: at(7, 22 * hour) }, paper: drawn([{ type: 'single', count: 30, points: 2 }, { type: 'multiple', count: 10, points: 2 }, { type: 'judge', count: 10, points: 2 }]),
        ...usual, timing: { paperSeconds: 3600 }, attempts: { total: 1 }, counting: { kind: 'first' }, pass: { score: 60 }, reveal: 'close', gates: [{ kind: 'phase', phase: 'practice', times: 1 }], proxy: true
      },
      {
        id: 'again', name: '补考', role: 'makeup', window: { opensAt: at(9, 8 * hour), closesAt: at(10, 22 * hour) }, paper: drawn([{ type: 'single', count: 30, points: 2 }, { type: 'multiple', count: 10, points: 2 }, { type: 'judge', count: 10, points: 2 }]),
        ...usual, timing: { paperSeconds: 3600 }, attempts: { total: 2 }, pass: { score: 60 }, reveal: 'close', makeUp: { of: 'exam', who: 'both', cap: 60 }
      }
    ],
    more: {
      person: scoreThenTime, unit: { by: { kind: 'metric', metric: 'passRate' }, minRatePercent: 50, ties: ['rate', 'mean'], shared: 'gap' },
      awards: { certificates: [{ id: 'passed', name: '合格证书', who: { passed: true } }] }
    }
  },
  {
    id: 'knock-out', name: '答错三题结束', note: '一题一题答，答错三题就结束，看谁答对得多，每天三次取最好',
    stages: (at) => [{
      id: 'main', window: { opensAt: at(1, 8 * hour), closesAt: at(7, 22 * hour) }, paper: { ...drawn([{ type: 'single', count: 40, points: 1 }, { type: 'judge', count: 20, points: 1 }]), endless: true } as PhaseConfig['paper'],
      scoring: { multiple: 'all', stopAfterWrong: 3, blank: 'wrong' }, timing: { questionSeconds: 30 }, attempts: { perDay: 3 }, counting: { kind: 'best' }, reveal: 'close'
    }],
    more: { person: scoreThenTime, unit: { by: { kind: 'metric', metric: 'mean' }, minRatePercent: 30, ties: ['rate'], shared: 'gap' } }
  }
]

/** The presets with their windows set to begin tomorrow, for the units given. */
export function presetsFor(units: string[], now: number, zone: string): Preset[] {
  const at: At = (day, minute) => momentOfDay(now, day * DAY_MINUTES + minute, zone)
  const audience: RoundConfig['audience'] = { units, late: 'personal' }
  const plain = shapes.map(({ id, name, note, days, hours: [open, close], practice = false, phase, person = scoreThenTime, unit = rateAndMean }): Preset => ({
    id, name, note,
    config: {
      v: 1, title: '', topic: '', preset: id, practice, audience, phases: [{ id: 'main', window: { opensAt: at(1, open), closesAt: at(days, close) }, ...phase }],
      person, unit, show: { personBoard: !practice, unitBoard: !practice }
    }
  }))
  const several = staged.map(({ id, name, note, stages, more }): Preset => {
    const phases = stages(at)
    return { id, name, note, config: { v: 1, title: '', topic: '', preset: id, practice: false, audience, phases, ...more, show: { personBoard: true, unitBoard: true, ...(phases.length > 1 && { personBoards: ['phase'] }) } } }
  })
  const [practice] = plain.splice(plain.findIndex(({ config }) => config.practice), 1)
  return [...plain, ...several, ...(practice ? [practice] : [])]
}
