import type { Delivery } from '../../../contract/inbox'

type Went = Omit<Delivery, 'outcome' | 'problems'>

const WECHAT = [
  ['sent', '送达'], ['waiting', '等待发送'], ['unsure', '可能已送达'], ['refused', '对方不再接收'], ['needless', '已不用发'], ['failed', '没有发出'], ['unasked', '没有同意接收']
] as const

/** 已通知 30 人，12 人看过。微信：送达 8 条，没有同意接收 22 条 */
export function deliveryWords(went: Went): string {
  if (went.people === 0 && WECHAT.every(([state]) => went[state] === 0)) return '还没有通知过人'
  const wechat = WECHAT.flatMap(([state, words]) => (went[state] > 0 ? [`${words} ${went[state]} 条`] : [])).join('，')
  return `已通知 ${went.people} 人，${went.read} 人看过${wechat && `。微信：${wechat}`}`
}
