import type { EventConfig, FormField, Session } from '../../../contract/event-config'
import { addDays, dayBegin, dayOfMoment, weekdayOf } from '../../study/rules/days'
import { dayWords } from '../../study/rules/words'

export interface EventPreset { id: string; name: string; note: string; config: EventConfig }

const HOUR = 60
const stars: FormField = { id: 'stars', label: '总体评价', kind: 'stars' }
const words: FormField = { id: 'words', label: '意见和建议', kind: 'text', optional: true, most: 300 }
const phone: FormField = { id: 'phone', label: '手机号', kind: 'phone', reason: '活动当天联系' }

/** Named after the kind of notice each comes from. Their days are made from `now`: a week or more lies before the first session, as notices leave. */
export function eventPresets(units: string[], now: number, zone: string): EventPreset[] {
  const today = dayOfMoment(now, zone)
  const at = (day: number, minute: number) => dayBegin(day, zone, minute)
  /** The first such weekday that is at least so many days off. */
  const next = (weekday: number, days: number) => { const from = addDays(today, days); return addDays(from, (weekday - weekdayOf(from) + 7) % 7) }
  const session = (id: string, name: string, day: number, from: number, to: number, own: Partial<Session> = {}): Session => ({ id, name, begins: at(day, from), ends: at(day, to), ...own })
  const event = (id: string, config: Omit<EventConfig, 'v' | 'title' | 'preset' | 'audience'>): EventConfig => ({ v: 1, title: '', preset: id, audience: { units }, ...config })
  // About fifty people of the units asked for, and no unit left out.
  const perUnit = Math.max(2, Math.floor(50 / units.length))
  const friday = next(5, 10), saturday = next(6, 10), monday = next(1, 10)

  return [
    {
      id: 'lecture', name: '党课讲座', note: '一场，先到先得，报满可以候补，扫码签到',
      config: event('lecture', {
        kind: 'lecture', intro: '请填写主讲人和主要内容。', venue: { name: '报告厅' },
        sessions: [session('first', '讲座', friday, 14 * HOUR + 30, 16 * HOUR + 30, { seats: 120 })],
        enrol: { how: 'first-come', closesAt: at(addDays(friday, -1), 18 * HOUR), cancel: { days: 1, at: 18 * HOUR }, waitlist: { claimMinutes: 60, sparesNight: true, until: { minutes: 120 } } },
        attendance: { ways: ['code'], until: 15 }, feedback: { days: 3, fields: [stars, words] }
      })
    },
    {
      id: 'visit', name: '现场教学', note: '上午、下午两场参观，统一乘车或自行前往，前一天中午前可以取消',
      config: event('visit', {
        kind: 'visit', intro: '请填写参观地点和讲解安排。', venue: { name: '纪念馆', gather: '正门集合' },
        sessions: (['上午', '下午'] as const).map((name, i) => session(i ? 'afternoon' : 'morning', `${name}场`, saturday, i ? 14 * HOUR : 9 * HOUR, i ? 16 * HOUR : 11 * HOUR, {
          gatherBefore: 20, seats: 60, positions: [{ id: 'bus', name: '统一乘车', seats: 45, note: '单位门口上车' }, { id: 'own', name: '自行前往', seats: 15 }]
        })),
        enrol: { how: 'first-come', closesAt: at(addDays(saturday, -3), 18 * HOUR), cancel: { days: 1, at: 12 * HOUR }, waitlist: { claimMinutes: 120, sparesNight: true, until: { days: 1, at: 18 * HOUR } } },
        form: [phone], attendance: { ways: ['code', 'staff'], until: 30 }, notes: ['请带身份证入馆。']
      })
    },
    {
      id: 'shifts', name: '志愿服务班次', note: '五天，每天两班，分岗位，按实际时间记时长，以半小时为单位，每天最多八小时',
      config: event('shifts', {
        kind: 'volunteer', intro: '请填写服务内容和要求。', venue: { name: '服务点' },
        sessions: Array.from({ length: 10 }, (_, i) => {
          const day = addDays(monday, Math.floor(i / 2)), late = i % 2 === 1
          return session(`shift-${i + 1}`, `${dayWords(day)}${late ? '下午' : '上午'}`, day, late ? 13 * HOUR + 30 : 8 * HOUR + 30, late ? 17 * HOUR + 30 : 12 * HOUR, { seats: 6, positions: [{ id: 'guide', name: '引导', seats: 4 }, { id: 'desk', name: '咨询台', seats: 2 }] })
        }),
        enrol: { how: 'first-come', closes: { days: 1, at: 18 * HOUR }, mostSessions: 5, mostADay: 2, cancel: { days: 1, at: 18 * HOUR } },
        form: [phone], noShow: { steps: [{ times: 2, within: 90, days: 30 }], appealDays: 7 },
        attendance: { ways: ['code', 'staff'], signOut: { from: 30, until: 60 }, segments: true, confirm: true }, hours: { count: 'actual', step: 30, rounding: 'down', mostADay: 8 * HOUR }
      })
    },
    {
      id: 'walk', name: '红色路线', note: '一天，五个站点，到站扫码，先后不限，走完算完成',
      config: event('walk', {
        kind: 'walk', intro: '请填写路线的由来和走法。', venue: { name: '第一站', gather: '门口集合' },
        sessions: [session('first', '红色路线', saturday, 8 * HOUR + 30, 17 * HOUR, { gatherBefore: 30 })],
        enrol: { how: 'first-come', closesAt: at(addDays(saturday, -1), 18 * HOUR) }, attendance: { ways: ['code'] },
        route: { order: 'free', board: true, stations: Array.from({ length: 5 }, (_, i) => ({ id: `stop-${i + 1}`, name: `站点 ${i + 1}` })) }
      })
    },
    {
      id: 'oath', name: '重温入党誓词', note: '全体参加，不用报名，有事前一天请假',
      config: event('oath', {
        kind: 'ceremony', intro: '请填写仪式安排。', venue: { name: '纪念广场', gather: '东侧集合' },
        sessions: [session('first', '仪式', friday, 9 * HOUR, 10 * HOUR, { gatherBefore: 20 })],
        enrol: { how: 'opt-out', cancel: { days: 1, at: 18 * HOUR } }, attendance: { ways: ['code', 'staff'], late: 10, until: 30 }, notes: ['请佩戴党员徽章，着装整洁。']
      })
    },
    {
      id: 'film', name: '抽签观影', note: '报名截止后抽签，一场一个座区，没有来的以后停一段时间',
      config: event('film', {
        kind: 'other', intro: '请填写影片介绍。', venue: { name: '影剧院' },
        sessions: [session('first', '第一场', friday, 14 * HOUR, 16 * HOUR, { seats: 100, note: '座区：一楼 1—10 排' }), session('second', '第二场', friday, 18 * HOUR + 30, 20 * HOUR + 30, { seats: 60, note: '座区：二楼 1—6 排' })],
        enrol: { how: 'lot', closesAt: at(addDays(friday, -4), 18 * HOUR), drawAt: at(addDays(friday, -3), 10 * HOUR), cancel: { days: 1, at: 12 * HOUR }, waitlist: { claimMinutes: 120, sparesNight: true, until: { minutes: 180 } } },
        noShow: { steps: [{ times: 1, days: 30 }], appealDays: 7 }, attendance: { ways: ['ticket'] }
      })
    },
    {
      id: 'training', name: '单位推荐培训', note: '名额分到单位，所在单位推荐，主办单位审核，在场满六小时算参加',
      config: event('training', {
        kind: 'other', intro: '请填写培训内容和日程。', venue: { name: '培训教室' },
        sessions: [session('first', '培训班', monday, 9 * HOUR, 17 * HOUR, { gatherBefore: 30, seats: perUnit * units.length })],
        enrol: { how: 'review', closesAt: at(addDays(monday, -6), 18 * HOUR), decideBy: at(addDays(monday, -4), 18 * HOUR), stages: [{ name: '单位推荐', by: 'unit' }, { name: '资格审核', by: 'organiser' }], cancel: { days: 2, at: 18 * HOUR } },
        quotas: { units: { each: 'event', list: units.map((unit) => ({ unit, seats: perUnit })) } },
        form: [phone, { id: 'meal', label: '用餐', kind: 'choice', options: ['普通', '清真', '不用餐'] }],
        attendance: { ways: ['code', 'staff'], late: 10, signOut: { from: 30, until: 60 }, leastMinutes: 6 * HOUR }, feedback: { days: 7, fields: [stars, words] }
      })
    },
    {
      id: 'slots', name: '场馆预约', note: '每天两个时段，前一天 10:00 放号，没有取消又不来的停约',
      config: event('slots', {
        kind: 'visit', intro: '请填写场馆介绍和参观须知。', venue: { name: '展览馆' },
        sessions: Array.from({ length: 14 }, (_, i) => {
          const day = addDays(addDays(today, 3), Math.floor(i / 2)), late = i % 2 === 1
          return session(`slot-${i + 1}`, `${dayWords(day)}${late ? '下午' : '上午'}`, day, late ? 13 * HOUR : 9 * HOUR, late ? 17 * HOUR : 13 * HOUR, { seats: 100 })
        }),
        enrol: { how: 'first-come', release: { days: 1, at: 10 * HOUR }, mostSessions: 7, mostADay: 1, group: { most: 5 }, cancel: { minutes: 60 } },
        noShow: { steps: [{ times: 1, days: 15 }, { times: 2, within: 30, days: 180 }], appealDays: 7 }, attendance: { ways: ['ticket', 'code'] }
      })
    }
  ]
}
