import type { EventConfig } from '../../contract/event-config'

const HOUR = 3_600_000

/** A red walk of five stations that everybody of a unit can walk already, a while before it begins; what each asks is answered by its second option. */
export function runningWalk(unit: string, now: number, own: Partial<EventConfig> = {}, route: Partial<NonNullable<EventConfig['route']>> = {}): EventConfig {
  const begins = now + HOUR
  return {
    v: 1, title: '重走江州红色路线', kind: 'walk', intro: '沿江走一遍，到每一站听一段、答一题。', audience: { units: [unit] },
    sessions: [{ id: 'first', name: '全程', begins, ends: begins + 12 * HOUR }], enrol: { how: 'opt-out' }, attendance: { ways: ['code'], from: 120 },
    route: {
      order: 'free', board: true, ...route,
      stations: [
        { id: 's1', name: '老码头', venue: { name: '老码头', address: '江滨路 1 号', latitude: 30.5, longitude: 117 }, text: '1949 年春天，船工们在这里集合。', question: { text: '渡江战役开始于哪一年？', options: ['1948 年', '1949 年', '1950 年'], answer: 1, why: '1949 年 4 月 20 日夜至 21 日，人民解放军发起渡江战役。' } },
        { id: 's2', name: '工人夜校旧址', venue: { name: '工人夜校旧址', address: '棉纺街 6 号' }, text: '白天做工，晚上识字。', question: { text: '《共产党宣言》第一个中文全译本，译者是谁？', options: ['李大钊', '陈望道', '瞿秋白'], answer: 1 } },
        { id: 's3', name: '第一个党小组旧址', text: '三个人，一盏灯。', question: { text: '中国共产党第一次全国代表大会在哪里开幕？', options: ['广州', '上海', '北京'], answer: 1 } },
        { id: 's4', name: '渡江英雄碑', text: '碑上刻着四十七个名字。' },
        { id: 's5', name: '江州革命烈士纪念馆', venue: { name: '江州革命烈士纪念馆', address: '江滨路 18 号', gather: '东门' }, text: '英烈墙前可以敬献鲜花。', question: { text: '烈士纪念日是每年的哪一天？', options: ['4 月 5 日', '9 月 30 日', '10 月 1 日'], answer: 1 } }
      ]
    },
    ...own
  }
}

interface Organiser { call(route: 'POST /organiser/events', input: { unitId: string; config: EventConfig }): Promise<{ id: string }>; call(route: 'POST /organiser/events/:id/publish', input: { id: string }): Promise<unknown>; call(route: 'GET /organiser/events/:id/route', input: { id: string }): Promise<{ stations: { code: string; number: string }[] }> }

/** A walk that can be walked, with its codes in the order of the stations. */
export async function publishedWalk(organiser: Organiser, config: EventConfig): Promise<{ id: string; codes: string[]; numbers: string[] }> {
  const { id } = await organiser.call('POST /organiser/events', { unitId: config.audience.units[0] ?? '', config })
  await organiser.call('POST /organiser/events/:id/publish', { id })
  const { stations } = await organiser.call('GET /organiser/events/:id/route', { id })
  return { id, codes: stations.map(({ code }) => code), numbers: stations.map(({ number }) => number) }
}
