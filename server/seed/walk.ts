import type { EventConfig } from '../../contract/event-config'
import type { Context } from '../context'
import { createEvent, publishEvent } from '../events/event-writes'
import { stampStation } from '../events/route/writes'
import { signUp } from '../events/sign-up-writes'
import { seededRandom, shuffled } from '../rounds/rules/random'
import { addDays, dayBegin, dayOfMoment } from '../study/rules/days'
import { personNamed, type Association, type Person } from './association'

const MINUTE = 60_000
const ID = 'event-walk'

/** A red walk that began yesterday and goes on for a week: some have finished it, 周文清 has been to two stations. */
export async function seedWalk(ctx: Context, association: Association, seed: string, now: number): Promise<number> {
  const { writer, config: { zone } } = ctx
  const top = (association.units[0] as { id: string }).id
  const actor = personNamed(association, '李敏').accountId ?? ''
  const config = walkConfig(top, now, zone)
  const begins = config.sessions[0]?.begins ?? now
  const created = begins - 5 * 1440 * MINUTE
  await writer.write(createEvent, { eventId: ID, unitId: top, actor, now: created, zone, config, seeds: [`${seed} ${ID}`] })
  await writer.write(publishEvent, { eventId: ID, actor, now: created + MINUTE, zone, version: 1 })
  const me = personNamed(association, '周文清')
  const others = association.people.filter((person) => person.part?.consent !== false && !person.part?.activation && !person.part?.since && person.id !== me.id && person.accountId !== actor)
  const walkers = shuffled(others, seededRandom(`${seed} ${ID}`)).slice(0, 46)
  const stations = config.route?.stations ?? []
  let made = 0
  const walk = async (person: Person, n: number, from: number) => {
    await writer.write(signUp, {
      eventId: ID, session: 'week', memberId: person.id, sendId: `demo-${ID}`, position: '', actor: person.accountId ?? actor, by: 'self', heads: 1, choices: {}, form: '', others: '', despiteClash: true, wait: false, now: created + (10 + made) * MINUTE, zone
    })
    for (const [i, { id, question }] of stations.slice(0, n).entries()) {
      await writer.write(stampStation, {
        eventId: ID, station: id, seen: true, memberId: person.id, unitId: person.unitId, answer: question?.answer ?? null, saidAt: null, sendId: `demo-${ID}-${id}`, actor: person.accountId ?? actor, now: Math.min(from + i * 18 * MINUTE, now - (n - i) * MINUTE), zone
      })
      made++
    }
  }
  const random = seededRandom(`${seed} ${ID} pace`)
  for (const person of walkers) await walk(person, random() < 0.55 ? stations.length : 1 + Math.floor(random() * (stations.length - 1)), begins + Math.floor(random() * 300) * MINUTE)
  await walk(me, 2, begins + 60 * MINUTE)
  return made
}

/** What is asked is on the record everywhere; the town is made up, like the association. */
function walkConfig(top: string, now: number, zone: string): EventConfig {
  const yesterday = addDays(dayOfMoment(now, zone), -1)
  return {
    v: 1, title: '重走江州红色路线', kind: 'walk', intro: '沿江五站，步行约两小时，一周内哪天走都可以。\n到站扫码，看一段介绍，答对一道题盖一个章。', contact: { name: '李敏' },
    notes: ['请走人行道，结伴而行。'], audience: { units: [top] },
    sessions: [{ id: 'week', name: '走完为止', begins: dayBegin(yesterday, zone, 8 * 60), ends: dayBegin(addDays(yesterday, 7), zone, 18 * 60) }],
    enrol: { how: 'first-come' }, attendance: { ways: ['code'], walkIn: true },
    route: {
      order: 'free', board: true,
      stations: [
        {
          id: 'wharf', name: '老码头', venue: { name: '老码头', address: '江滨路 1 号' }, text: '当年的船工从这里出发，送部队过江。石阶还是原来的石阶，水位线刻在左边的石柱上。',
          question: { text: '人民解放军发起渡江战役，是在哪一年哪一月？', options: ['1948 年 11 月', '1949 年 4 月', '1949 年 10 月'], answer: 1, why: '1949 年 4 月 20 日夜至 21 日，人民解放军发起渡江战役；23 日解放南京。' }
        },
        {
          id: 'school', name: '工人夜校旧址', venue: { name: '工人夜校旧址', address: '棉纺街 6 号' }, text: '白天做工，晚上识字。夜校的课桌照原样摆着，墙上是当年的课表。',
          question: { text: '1920 年 8 月出版的《共产党宣言》第一个中文全译本，译者是谁？', options: ['陈望道', '李大钊', '瞿秋白'], answer: 0, why: '陈望道译，1920 年 8 月在上海出版。' }
        },
        {
          id: 'cell', name: '第一个党小组旧址', venue: { name: '第一个党小组旧址', address: '后街 12 号' }, text: '江州的第一个党小组在这间阁楼里成立，当时只有三个人。',
          question: { text: '中国共产党第一次全国代表大会 1921 年 7 月在哪里开幕？', options: ['广州', '北京', '上海'], answer: 2, why: '7 月 23 日在上海开幕，最后一天的会议转移到浙江嘉兴南湖的船上举行。' }
        },
        {
          id: 'bridge', name: '江桥', venue: { name: '江桥', address: '江滨路北口' }, text: '全民族抗战时期，江州的学生在桥头演出、募捐，送同学上前线。',
          question: { text: '全民族抗战开始的标志是哪一个事件？', options: ['卢沟桥事变', '西安事变', '九一八事变'], answer: 0, why: '1937 年 7 月 7 日卢沟桥事变，全民族抗战由此开始。' }
        },
        {
          id: 'hall', name: '江州革命烈士纪念馆', venue: { name: '江州革命烈士纪念馆', address: '江滨路 18 号', gather: '东门' }, text: '最后一站。英烈墙前可以默哀、敬献鲜花。',
          question: { text: '我国的烈士纪念日是每年的哪一天？', options: ['4 月 5 日', '9 月 30 日', '10 月 1 日'], answer: 1, why: '2014 年 8 月，全国人大常委会把每年 9 月 30 日设立为烈士纪念日。' }
        }
      ]
    }
  }
}
