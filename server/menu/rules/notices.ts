import type { OrderAct } from '../../../contract/menu'

export interface Told {
  title: string
  no: number
  /** For whom it was ordered, and who offers it. */
  unit: string
  giver: string
  heads: number
  /** Wished or agreed, in words. */
  when: string
  place: string
  reason: string
  stars: number
}

const because = (reason: string) => (reason.trim() ? `原因：${reason.trim()}` : '')

/** Whom a step is told, and in what words. Names and phones stay in the order: a notice may be read over a shoulder. */
export function noticeOf(act: OrderAct | 'ask', { title, no, unit, giver, heads, when, place, reason, stars }: Told): { to: 'gives' | 'orders'; title: string; text: string } {
  const it = `“${title}”`
  switch (act) {
    case 'ask': return { to: 'gives', title: '有单位点单，请接单', text: `${unit}点了${it}（第 ${no} 单），${heads} 人，希望的时间：${when}。` }
    case 'accept': return { to: 'orders', title: '点的单已经接了', text: `${giver}接了${unit}点的${it}，时间 ${when}${place ? `，地点：${place}` : ''}。联系方式在订单里。` }
    case 'decline': return { to: 'orders', title: '点的单没有接', text: `${giver}这次不能办${it}。${because(reason)}` }
    case 'move': return { to: 'orders', title: '约好的时间改了', text: `${it}改到 ${when}${place ? `，地点：${place}` : ''}。${because(reason)}` }
    case 'call-off': return { to: 'orders', title: '约好的服务取消了', text: `${giver}取消了${when} 的${it}。${because(reason)}` }
    case 'done': return { to: 'orders', title: '服务办完了，请评价', text: `${it}（${when}）办完了。觉得怎么样，请说两句。` }
    case 'withdraw': return { to: 'gives', title: '点的单撤回了', text: `${unit}撤回了${it}（第 ${no} 单）${when ? `，原定 ${when}` : ''}。${because(reason)}` }
    case 'rate': return { to: 'gives', title: '收到一条评价', text: `${unit}给${it}（第 ${no} 单）打了 ${stars} 星。` }
  }
}
