import { letter, someQuestions } from '../words'
import { changedPlaces, type Answering } from './answering'
import { blank } from './outbox'

const BY = '（另一台设备）'

/** What came from another device when the attempt was read again: 第 2 题已改成 D（另一台设备）; empty when nothing did. */
export function mergedWords (before: Answering, after: Answering): string {
  // An answer that came too late is not taken: nobody else has removed it.
  const changed = changedPlaces(before, after).filter((pos) => !(after.view.locked.includes(pos) && blank(after.answers[pos])))
  const [pos] = changed
  if (pos === undefined) return before.flags.join() === after.flags.join() ? '' : `存疑的标记有改动${BY}`
  if (changed.length > 1) return `${someQuestions(changed)}的答案有改动${BY}`
  if (blank(after.answers[pos])) return `第 ${pos} 题的答案已取消${BY}`
  const type = after.view.types[pos - 1] ?? 'single'
  if (type === 'fill') return `第 ${pos} 题的填空有改动${BY}`
  const given = (after.answers[pos] ?? []).map((place) => letter(type, Number(place)) ?? (place === 0 ? '“正确”' : '“错误”')).join('、')
  return `第 ${pos} 题已${blank(before.answers[pos]) ? '答' : '改成'} ${given}${BY}`.replace(/ “/, '“')
}
