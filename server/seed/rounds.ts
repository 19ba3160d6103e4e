import type { DrawPart, PhaseConfig, RoundConfig } from '../../contract/round-config'
import { presetsFor } from '../rounds/rules/presets'
import { momentOfDay } from '../zone'
import { awardsOfRound, honour } from './honours'
import { climb, finals, type Played } from './stages'
import type { Slips } from './cast'

const DAY = 86400000

/** One try, with exactly so many wrong. */
export interface Once {
  wrong: Slips
  seconds: number
}

export interface RoundSpec {
  id: string
  config: RoundConfig
  state: 'published' | 'draft'
  /** By name, where it is not for everybody. */
  units?: string[]
  /** How it is filled: a branch's participation, from that in the running round; what is added to everybody's chance at a question. */
  play?: { turnout: (share: number) => number; ease: number; once?: Record<string, Once> }
  /** What follows the first phase; answers with how many papers it took. */
  after?: (played: Played) => Promise<number>
}

const topics = {
  founding: '建党与大革命时期', agrarian: '土地革命战争时期', resistance: '全民族抗日战争时期', liberation: '解放战争时期',
  building: '社会主义革命和建设', reform: '改革开放和现代化建设', newEra: '新时代', documents: '党的代表大会与重要文献', science: '科学家与科技事业'
}

const parts = (on: string[], ...list: [DrawPart['type'], number, number][]): PhaseConfig['paper'] => ({
  kind: 'drawn', shuffleQuestions: true, shuffleOptions: true,
  parts: list.map(([type, count, points]) => ({ type, count, points, ...(on.length && { topics: on }) }))
})

const small: [DrawPart['type'], number, number][] = [['single', 6, 10], ['multiple', 2, 10], ['judge', 2, 10]]

/** Three rounds like those of a real year (the second with its awards), a rapid one, one of levels, one with a final, practice without end, and what the organiser is preparing. */
export function demoRounds(topUnit: string, now: number, zone: string): RoundSpec[] {
  const at = (days: number, minute: number) => momentOfDay(now + days * DAY, minute, zone)
  const presets = new Map(presetsFor([topUnit], now, zone).map((preset) => [preset.id, preset.config]))
  const from = (preset: string, title: string, topic: string, window: PhaseConfig['window'], phase: Partial<PhaseConfig>): RoundConfig => {
    const config = presets.get(preset) as RoundConfig
    return { ...config, title, topic, phases: config.phases.map((one) => ({ ...one, window, ...phase })) }
  }
  const contest = (title: string, topic: string, on: string[], window: PhaseConfig['window']) => from('fortnight-best', title, topic, window, {
    paper: parts(on, ['single', 10, 4], ['multiple', 5, 8], ['judge', 5, 4]), attempts: { total: 6, perDay: 2 }
  })
  const hours = { from: 6 * 60, to: 23 * 60 }
  // Never less than four days to go, whatever the hour of the seeding.
  const closing = at(4, 22 * 60) >= now + 4 * DAY ? at(4, 22 * 60) : at(5, 22 * 60)
  return [
    {
      id: 'round-1', state: 'published', play: { turnout: (share) => share + (1 - share) * 0.5, ease: -0.022 },
      config: contest('党史知识竞赛第一轮', topics.founding, [topics.founding], { opensAt: at(-73, 480), closesAt: at(-60, 1320), daily: hours })
    },
    {
      id: 'round-2', state: 'published', play: { turnout: (share) => share + (1 - share) * 0.66, ease: -0.01 },
      config: { ...contest('党史知识竞赛第二轮', '土地革命与全民族抗战时期', [topics.agrarian, topics.resistance], { opensAt: at(-45, 480), closesAt: at(-32, 1320), daily: hours }), awards: awardsOfRound },
      after: (played) => honour(played, at(-31, 600))
    },
    {
      id: 'round-rapid', state: 'published', play: { turnout: (share) => share - 0.14, ease: 0.02 },
      config: from('province-hour', '党章与重要文献集中竞赛', topics.documents, { opensAt: at(-20, 14 * 60), closesAt: at(-20, 16 * 60) }, {
        paper: parts([topics.documents], ['single', 20, 5])
      })
    },
    climb(presets.get('level-days') as RoundConfig, at, parts([topics.founding], ...small)),
    finals(presets.get('preliminary-final') as RoundConfig, at, parts([topics.agrarian], ...small), parts([topics.agrarian, topics.resistance], ...small)),
    {
      id: 'round-3', state: 'published', play: { turnout: (share) => share, ease: 0 },
      config: contest('党史知识竞赛第三轮', topics.liberation, [topics.liberation], { opensAt: at(-10, 480), closesAt: closing })
    },
    {
      id: 'practice', state: 'published', play: { turnout: (share) => share * 0.2, ease: 0 },
      config: from('open-practice', '党史每日一练', '各专题随机 10 题', { opensAt: at(-20, 0), closesAt: at(40, 1440) }, {
        paper: parts([], ['single', 5, 10], ['multiple', 2, 10], ['judge', 2, 10], ['fill', 1, 10])
      })
    },
    {
      id: 'round-4', state: 'published',
      config: from('fortnight-best', '新中国史和改革开放史竞赛', '从开国大典到新时代', { opensAt: at(2, 480), closesAt: at(15, 1320) }, {
        paper: parts([topics.building, topics.reform, topics.newEra], ['single', 60, 1], ['multiple', 10, 2], ['judge', 10, 2])
      })
    },
    {
      id: 'draft-1', state: 'draft',
      config: from('speed-first-two', '科学家精神专题竞赛', topics.science, { opensAt: at(20, 480), closesAt: at(29, 1320) }, {
        paper: parts([topics.science], ['single', 15, 5], ['judge', 5, 5])
      })
    }
  ]
}
