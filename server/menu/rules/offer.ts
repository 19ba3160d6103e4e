import type { OfferInput } from '../../../contract/menu'
import { phoneOf } from '../../roster/rules/words'
import { isDay } from '../../study/rules/days'

/** A mobile number, or a line with its area code: 0571-8705 0000, 87050000-8012. */
export function wrongPhone(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')
  if (plain === '') return '请填电话，好联系。'
  const mobile = phoneOf(plain)
  if (mobile && 'number' in mobile) return null
  return /^(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?$/.test(plain) ? null : '电话不对：手机 11 位，座机写区号和号码。'
}

/** What cannot be saved at all. */
export function impossible({ least, most, from, to }: OfferInput): string | null {
  if (most !== null && most < least) return '最多人数比最少人数还少，请改一改。'
  if ((from !== null && !isDay(from)) || (to !== null && !isDay(to))) return '没有这一天，请重新选日期。'
  return from !== null && to !== null && to < from ? '结束日期在开始日期前面，请改一改。' : null
}

/** What has to be mended before others see it. */
export function unready(input: OfferInput, today: number): string[] {
  return [
    ...(input.title.trim() === '' ? ['请写服务的名称。'] : []),
    ...(input.text.trim() === '' ? ['请写几句介绍：讲什么、看什么、做什么。'] : []),
    ...(input.place === 'host' && input.address.trim() === '' ? ['到我处的服务，请写地点。'] : []),
    ...(input.contact.name.trim() === '' ? ['请写联系人，接单以后才给对方看。'] : []),
    ...(wrongPhone(input.contact.phone) ? [`联系电话：${wrongPhone(input.contact.phone)}`] : []),
    ...(input.to !== null && input.to < today ? ['结束日期已经过去了。'] : [])
  ]
}

export interface OfferPreset { id: string; name: string; note: string; input: OfferInput }

/** Named after the kind of notice each comes from. */
export function offerPresets(units: string[]): OfferPreset[] {
  const common = { title: '', text: '', picture: null, giver: '', giverAbout: '', address: '', from: null, to: null, contact: { name: '', phone: '' }, units }
  return [
    {
      id: 'expert-talks', name: '专家报告菜单', note: '专家上门讲一场，时间由双方商定，一般一个单位一年一场',
      input: { ...common, kind: 'lecture', minutes: 120, place: 'come', least: 30, most: null, parts: ['morning', 'afternoon', 'evening'], weekdays: [1, 2, 3, 4, 5], ahead: { days: 7, working: false }, limits: { all: 10, month: null, unit: 1 }, who: 'organisers' }
    },
    {
      id: 'venue-visits', name: '场馆参观预约', note: '集体参观，至少提前 3 个工作日，周一闭馆',
      input: { ...common, kind: 'visit', minutes: 90, place: 'host', least: 5, most: 50, parts: ['morning', 'afternoon'], weekdays: [2, 3, 4, 5, 6, 7], ahead: { days: 3, working: true }, limits: { all: null, month: 20, unit: null }, who: 'members' }
    }
  ]
}
