import type { Preset } from '../../../contract/organiser'
import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import { momentOfDay } from './zone'

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

/** The presets with their windows set to begin tomorrow, for the units given. */
export function presetsFor(units: string[], now: number, zone: string): Preset[] {
  return shapes.map(({ id, name, note, days, hours: [open, close], practice = false, phase, person = scoreThenTime, unit = rateAndMean }) => ({
    id, name, note,
    config: {
      v: 1, title: '', topic: '', preset: id, practice,
      audience: { units, late: 'personal' },
      phases: [{ id: 'main', window: { opensAt: momentOfDay(now, DAY_MINUTES + open, zone), closesAt: momentOfDay(now, days * DAY_MINUTES + close, zone) }, ...phase }],
      person, unit, show: { personBoard: !practice, unitBoard: !practice }
    }
  }))
}
