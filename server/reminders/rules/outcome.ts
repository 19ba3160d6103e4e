import type { Reminder } from '../../../contract/reminders'

const WORDS = [['sent', '送达'], ['waiting', '等待发送'], ['unsure', '可能已送达'], ['refused', '对方不再接收'], ['needless', '已参加，不用再发'], ['failed', '没有发出']] as const

/** 送达 10 人，等待发送 2 人 */
export const outcomeWords = (went: Pick<Reminder, typeof WORDS[number][0]>): string =>
  WORDS.flatMap(([key, words]) => (went[key] > 0 ? [`${words} ${went[key]} 人`] : [])).join('，')
