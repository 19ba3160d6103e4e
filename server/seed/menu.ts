import type { OfferInput } from '../../contract/menu'
import type { Context } from '../context'
import { createOffer, showOffer } from '../menu/offer-writes'
import { sealContact } from '../menu/offers'
import { askOrder, stepOrder } from '../menu/order-writes'
import { earliestDay, wrongWish } from '../menu/rules/times'
import { addDays, dayBegin, dayOfMoment } from '../study/rules/days'
import { personNamed, unitNamed, type Association } from './association'

const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Offered { id: string; unit: string; by: string; input: Omit<OfferInput, 'units' | 'picture' | 'from' | 'to'> }

/** Names and numbers are made up. */
const offers: Offered[] = [
  {
    id: 'demo-offer-lecture', unit: '江州省社会科学界联合会', by: '李敏',
    input: {
      title: '伟大建党精神的历史逻辑', kind: 'lecture', text: '从新文化运动讲到党的一大，说清楚伟大建党精神是怎样形成的。\n配有档案照片和两段原声，结束后留二十分钟提问。', giver: '贺知远', giverAbout: '江州省委党校党史教研部教授，讲党史二十六年', minutes: 120, place: 'come', address: '',
      least: 20, most: null, parts: ['morning', 'afternoon', 'evening'], weekdays: [1, 2, 3, 4, 5], ahead: { days: 7, working: false }, limits: { all: 10, month: 4, unit: 1 }, contact: { name: '韩老师', phone: '0571-87050101' }, who: 'organisers'
    }
  },
  {
    id: 'demo-offer-visit', unit: '云麓市社会科学界联合会', by: '沈建宁',
    input: {
      title: '云麓革命旧址陈列馆参观', kind: 'visit', text: '参观旧址和“星火云麓”陈列，讲解约一小时，可以在序厅重温入党誓词。\n请提前二十分钟到，带好身份证。周一闭馆。', giver: '陈列馆讲解队', giverAbout: '八位讲解员，也有支部书记来讲', minutes: 90, place: 'host', address: '云麓市青石路 12 号，北门集合',
      least: 5, most: 60, parts: ['morning', 'afternoon'], weekdays: [2, 3, 4, 5, 6, 7], ahead: { days: 3, working: true }, limits: { all: null, month: 20, unit: null }, contact: { name: '吴馆员', phone: '0571-87050202' }, who: 'members'
    }
  },
  {
    id: 'demo-offer-volunteer', unit: '江州省社会科学界联合会', by: '李敏',
    input: {
      title: '送一堂微党课进社区', kind: 'volunteer', text: '青年宣讲员到社区讲一堂二十分钟的微党课，另可带一场有奖问答。\n题目可以自己选：长征路上的故事、身边的老党员、读懂一封家书。', giver: '青年宣讲队', giverAbout: '各支部的青年党员，每次来两位', minutes: 60, place: 'come', address: '',
      least: 10, most: 80, parts: ['afternoon', 'evening'], weekdays: [1, 2, 3, 4, 5, 6, 7], ahead: { days: 5, working: false }, limits: { all: null, month: 6, unit: null }, contact: { name: '罗老师', phone: '0571-87050303' }, who: 'organisers'
    }
  }
]

/** What there is to order, an order that has come to its rating, and one that waits for an answer. */
export async function seedMenu(ctx: Context, association: Association, now: number): Promise<number> {
  const { writer, config: { zone } } = ctx
  const top = (association.units[0] as { id: string }).id
  for (const { id, unit, by, input } of offers) {
    const { id: memberId, accountId } = personNamed(association, by)
    const whole: OfferInput = { ...input, units: [top], picture: null, from: null, to: null }
    const at = now - 40 * DAY
    const actor = accountId ?? ''
    await writer.write(createOffer, { id, unitId: unitNamed(association, unit).id, memberId, input: whole, contactEnc: sealContact(ctx, input.contact), actor, now: at })
    await writer.write(showOffer, { id, version: 1, contact: input.contact, today: dayOfMoment(at, zone), actor, now: at + HOUR })
  }
  const order = (id: string, no: number, by: string, at: number, what: { heads: number; venue: string; note: string; phone: string }) => {
    const { input } = offers[no] as Offered
    const person = personNamed(association, by)
    let day = earliestDay({ ahead: input.ahead, from: null }, dayOfMoment(at, zone))
    const wish = () => ({ day, part: input.parts[0] ?? 'morning', minute: null })
    while (wrongWish(wish(), { ...input, from: null, to: null }, dayOfMoment(at, zone))) day = addDays(day, 1)
    const { phone, ...rest } = what
    const placed = { id, offerId: (offers[no] as Offered).id, order: { sendId: id, unitId: person.unitId, wishes: [wish()], ...rest }, contactEnc: sealContact(ctx, { name: by, phone }), memberId: person.id, actor: person.accountId ?? '', zone, now: at }
    return { placed, day }
  }

  const first = order('demo-order-1', 0, '郭景山', now - 25 * DAY, { heads: 32, venue: '科研楼三楼会议室', note: '想结合科研工作讲讲求真务实。', phone: '13900000001' })
  await writer.write(askOrder, first.placed)
  const limin = personNamed(association, '李敏')
  const gives = { memberId: limin.id, actor: limin.accountId ?? '', zone, sides: { gives: true, orders: false } }
  const id = first.placed.id
  await writer.write(stepOrder, { id, version: 1, sendId: 'demo-accept-1', said: { act: 'accept', at: { day: first.day, minute: 9 * 60, minutes: 120 }, place: '科研楼三楼会议室', note: '请准备投影和话筒。' }, ...gives, now: now - 24 * DAY })
  const over = dayBegin(first.day, zone) + 15 * HOUR
  await writer.write(stepOrder, { id, version: 2, sendId: 'demo-done-1', said: { act: 'done', heads: 29, note: '提问踊跃，讲稿留给了支部。' }, ...gives, now: over })
  await writer.write(stepOrder, { id, version: 3, sendId: 'demo-rate-1', said: { act: 'rate', stars: 5, said: '讲得实，档案照片第一次见，建议别的支部也点。' }, memberId: first.placed.memberId, actor: first.placed.actor, zone, sides: { gives: false, orders: true }, now: over + 20 * HOUR })

  const second = order('demo-order-2', 1, '周文清', now - 5 * HOUR, { heads: 24, venue: '', note: '主题党日，想在序厅重温入党誓词。', phone: '13900000002' })
  await writer.write(askOrder, second.placed)
  return offers.length
}
