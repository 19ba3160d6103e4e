import type { EventConfig } from '../../contract/event-config'
import type { Context } from '../context'
import { createEvent, publishEvent } from '../events/event-writes'
import { excuse, signUp } from '../events/sign-up-writes'
import { addDays, dayBegin, dayOfMoment, weekdayOf } from '../study/rules/days'
import { seededRandom, shuffled } from '../rounds/rules/random'
import { personNamed, type Association, type Person } from './association'

const MINUTE = 60_000

interface Demo { id: string; config: EventConfig; taken: Record<string, number>; waiting?: Record<string, number>; mine?: string; excused?: number }

/** A visit in three sessions, a lecture that is almost full, a ceremony for everybody, and shifts with people in line. */
export async function seedEvents(ctx: Context, association: Association, seed: string, now: number): Promise<number> {
  const { writer, config: { zone } } = ctx
  const top = (association.units[0] as { id: string }).id
  const actor = personNamed(association, '李敏').accountId ?? ''
  const me = personNamed(association, '周文清')
  const others = association.people.filter((person) => person.part?.consent !== false && !person.part?.activation && !person.part?.since && person.id !== me.id && person.accountId !== actor)
  let made = 0
  for (const { id, config, taken, waiting = {}, mine, excused = 0 } of demoEvents(top, now, zone)) {
    const created = now - 3 * 1440 * MINUTE
    await writer.write(createEvent, { eventId: id, unitId: top, actor, now: created, zone, config, seeds: config.sessions.map((one) => `${seed} ${id} ${one.id}`) })
    await writer.write(publishEvent, { eventId: id, actor, now: created + MINUTE, zone, version: 1 })
    const people = shuffled(others, seededRandom(`${seed} ${id}`))
    let at = created + 10 * MINUTE
    const came = new Map<string, number>()
    const enter = async (person: Person, session: string) => {
      const n = came.get(session) ?? 0
      came.set(session, n + 1)
      // One position after the other is filled.
      const places = (config.sessions.find((one) => one.id === session)?.positions ?? []).flatMap(({ id: position, seats }) => Array.from({ length: seats }, () => position))
      await writer.write(signUp, {
        eventId: id, session, memberId: person.id, sendId: `demo-${id}-${session}`.slice(0, 40), position: places[n % Math.max(1, places.length)] ?? '', actor: person.accountId ?? actor, by: 'self', heads: 1, choices: {}, form: '', others: '',
        despiteClash: true, wait: true, now: at += 5 * MINUTE, zone
      })
      made++
    }
    if (mine) await enter(me, mine)
    for (const [session, n] of Object.entries(taken)) for (const person of people.splice(0, n)) await enter(person, session)
    for (const [session, n] of Object.entries(waiting)) for (const person of people.splice(0, n)) await enter(person, session)
    for (const person of people.splice(0, excused)) {
      await writer.write(excuse, { eventId: id, session: config.sessions[0]?.id ?? '', memberId: person.id, sendId: `demo-${id}`, reason: '出差', actor: person.accountId ?? actor, by: 'self', now: at += 5 * MINUTE, zone })
      made++
    }
  }
  return made
}

function demoEvents(top: string, now: number, zone: string): Demo[] {
  const today = dayOfMoment(now, zone)
  const next = (weekday: number, days: number) => { const from = addDays(today, days); return addDays(from, (weekday - weekdayOf(from) + 7) % 7) }
  const at = (day: number, hour: number, minute = 0) => dayBegin(day, zone, hour * 60 + minute)
  const saturday = next(6, 3), tuesday = next(2, 5), wednesday = next(3, 6), later = next(6, 10)
  const event = (config: Omit<EventConfig, 'v' | 'audience'>): EventConfig => ({ v: 1, audience: { units: [top] }, ...config })
  return [
    {
      id: 'event-visit', mine: 'sat-am', taken: { 'sat-am': 27, 'sat-pm': 40, 'sun-am': 15 }, waiting: { 'sat-pm': 3 },
      config: event({
        title: '参观江州革命烈士纪念馆', kind: 'visit', venue: { name: '江州革命烈士纪念馆', address: '江滨路 18 号', gather: '纪念馆东门集合' },
        intro: '由纪念馆讲解员带领参观，约一个半小时。\n参观结束后在英烈墙前默哀、敬献鲜花。', contact: { name: '李敏' },
        sessions: [
          { id: 'sat-am', name: '周六上午', begins: at(saturday, 9), ends: at(saturday, 11, 30), gatherBefore: 10, seats: 40 },
          { id: 'sat-pm', name: '周六下午', begins: at(saturday, 14), ends: at(saturday, 16, 30), gatherBefore: 10, seats: 40 },
          { id: 'sun-am', name: '周日上午', begins: at(addDays(saturday, 1), 9), ends: at(addDays(saturday, 1), 11, 30), gatherBefore: 10, seats: 40 }
        ],
        enrol: { how: 'first-come', closes: { days: 1, at: 18 * 60 }, cancel: { days: 1, at: 18 * 60 }, waitlist: { claimMinutes: 120, until: { days: 1, at: 20 * 60 } } },
        form: [
          { id: 'way', label: '怎么去', kind: 'choice', options: ['乘大巴', '自己去'] }, { id: 'needs', label: '身体状况或其他需要说明的', kind: 'text', optional: true, most: 100, hint: '如：走路不便，需要轮椅' },
          { id: 'contact', label: '联系人', kind: 'text', most: 40, hint: '姓名和电话', reason: '集合时联系' }
        ]
      })
    },
    {
      id: 'event-lecture', taken: { first: 74 },
      config: event({
        title: '从西柏坡到北平', kind: 'lecture', venue: { name: '三楼报告厅' }, intro: '讲 1949 年春天中共中央从西柏坡迁往北平前后的经过，讲完留半小时提问。', contact: { name: '李敏' },
        sessions: [{ id: 'first', name: '讲座', begins: at(tuesday, 14, 30), ends: at(tuesday, 16), seats: 80 }],
        enrol: { how: 'first-come', closes: { days: 1, at: 18 * 60 }, cancel: { days: 1, at: 18 * 60 }, waitlist: { claimMinutes: 60, until: { minutes: 120 } } }
      })
    },
    {
      id: 'event-oath', taken: {}, excused: 2,
      config: event({
        title: '重温入党誓词', kind: 'ceremony', venue: { name: '一楼大厅' }, intro: '面向党旗，重温入党誓词。请提前十分钟到场。', notes: ['请佩戴党员徽章。'],
        sessions: [{ id: 'first', name: '仪式', begins: at(wednesday, 9), ends: at(wednesday, 9, 40), gatherBefore: 10 }], enrol: { how: 'opt-out', cancel: { days: 1, at: 18 * 60 } }
      })
    },
    {
      id: 'event-books', taken: { am: 6, pm: 6 }, waiting: { am: 2, pm: 1 },
      config: event({
        title: '社区图书角整理', kind: 'volunteer', venue: { name: '江滨社区', address: '江滨社区活动中心二楼' }, intro: '给社区图书角的书分类、贴标签、上架。',
        sessions: [
          { id: 'am', name: '上午班', begins: at(later, 9), ends: at(later, 11, 30), positions: [{ id: 'sort', name: '分类贴签', seats: 4 }, { id: 'shelf', name: '上架', seats: 2 }] },
          { id: 'pm', name: '下午班', begins: at(later, 14), ends: at(later, 16, 30), positions: [{ id: 'sort', name: '分类贴签', seats: 4 }, { id: 'shelf', name: '上架', seats: 2 }] }
        ],
        enrol: { how: 'first-come', closes: { days: 1, at: 18 * 60 }, mostSessions: 2, mostADay: 2, cancel: { days: 1, at: 18 * 60 }, waitlist: { claimMinutes: 120 } }
      })
    }
  ]
}
