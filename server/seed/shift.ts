import type { EventConfig } from '../../contract/event-config'
import type { Context } from '../context'
import { settleSessions, signIn } from '../events/attendance/writes'
import { createEvent, publishEvent } from '../events/event-writes'
import { appealBar } from '../events/hours/writes'
import { signUp } from '../events/sign-up-writes'
import { seededRandom, shuffled } from '../rounds/rules/random'
import { addDays, dayBegin, dayOfMoment } from '../study/rules/days'
import { personNamed, type Association, type Person } from './association'

const MINUTE = 60_000
const ID = 'event-clean'

/** Two shifts of volunteering that are over: hours were given, and one who did not come has said why. */
export async function seedShifts(ctx: Context, association: Association, seed: string, now: number): Promise<number> {
  const { writer, config: { zone } } = ctx
  const top = (association.units[0] as { id: string }).id
  const actor = personNamed(association, '李敏').accountId ?? ''
  const me = personNamed(association, '周文清')
  const config = shifts(top, now, zone)
  const created = (config.sessions[0]?.begins ?? now) - 5 * 1440 * MINUTE
  await writer.write(createEvent, { eventId: ID, unitId: top, actor, now: created, zone, config, seeds: config.sessions.map((one) => `${seed} ${ID} ${one.id}`) })
  await writer.write(publishEvent, { eventId: ID, actor, now: created + MINUTE, zone, version: 1 })
  const others = shuffled(association.people.filter((person) => person.accountId !== null && person.part?.consent !== false && !person.part?.activation && !person.part?.since && person.id !== me.id && person.accountId !== actor), seededRandom(`${seed} ${ID}`)).slice(0, 9)
  const random = seededRandom(`${seed} ${ID} stay`)
  let at = created + 10 * MINUTE
  for (const { id } of config.sessions) {
    for (const person of [me, ...others]) await writer.write(signUp, { eventId: ID, session: id, memberId: person.id, sendId: `demo-${ID}-${id}`, position: '', actor: person.accountId ?? actor, by: 'self', heads: 1, choices: {}, form: '', others: '', despiteClash: true, wait: false, now: at += MINUTE, zone })
  }
  let came = 0
  const mark = (person: Person, session: string, direction: 'in' | 'out', when: number) =>
    writer.write(signIn, { eventId: ID, session, memberId: person.id, direction, way: 'code', sendId: `demo-${direction}-${session}`, actor: person.accountId ?? actor, now: when, zone })
  for (const [n, { id, begins, ends }] of config.sessions.entries()) {
    // The last of them missed the second shift.
    const there = [me, ...others.slice(0, n ? -1 : undefined)]
    for (const person of there) await mark(person, id, 'in', begins - Math.floor(random() * 12) * MINUTE)
    for (const person of there) await mark(person, id, 'out', ends + Math.floor(random() * 8) * MINUTE)
    came += there.length
    await writer.write(settleSessions, { eventId: ID, now: ends + 60 * MINUTE, zone })
  }
  const missed = others.at(-1)
  const bar = missed && await ctx.db.selectFrom('event_bar').select(['id', 'at']).where('member_id', '=', missed.id).executeTakeFirst()
  if (missed && bar) await writer.write(appealBar, { id: bar.id, memberId: missed.id, text: '当天上午临时去医院陪护老人，没有来得及取消，下次一定提前说。', actor: missed.accountId ?? actor, now: Number(bar.at) + 90 * MINUTE })
  return came
}

function shifts(top: string, now: number, zone: string): EventConfig {
  const today = dayOfMoment(now, zone)
  const shift = (id: string, name: string, back: number) => ({ id, name, begins: dayBegin(addDays(today, -back), zone, 9 * 60), ends: dayBegin(addDays(today, -back), zone, 11 * 60 + 30), seats: 12 })
  return {
    v: 1, title: '江滨步道清洁', kind: 'volunteer', intro: '清扫步道、擦拭护栏、整理共享单车。', venue: { name: '江滨步道', address: '江滨路北口集合' }, contact: { name: '李敏' }, audience: { units: [top] },
    sessions: [shift('one', '第一次', 9), shift('two', '第二次', 2)], enrol: { how: 'first-come', mostSessions: 2, cancel: { days: 1, at: 18 * 60 } },
    attendance: { ways: ['code', 'ticket', 'staff'], signOut: { from: 30, until: 30 } }, hours: { count: 'actual', step: 30, mostASession: 150 }, noShow: { steps: [{ times: 1, days: 7 }, { times: 2, within: 180, days: 30 }], appealDays: 7 }
  }
}
