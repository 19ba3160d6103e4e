import type { Line } from '../draft'
import { blanksIn } from '../marks/stem'

/* What stands over a paper's first question or heading and is no part of any: its title, points and time, a line for one's name. */

const NOTE = /满分|总分|分值|时间|时长|分钟|闭卷|开卷|姓名|学号|工号|班级|考号|准考证|得分|分数|成绩|单位|部门|科室|学院|日期|^注意事项|^(?:答题|考试|答卷|考生)(?:须知|说明|要求)/
/** A sentence, a question, an answer's sign. */
const SENTENCE = /[。！!？?；;]|[：:，,、]$|[√×✓✔✗✘]|^[（(]?[A-Ha-h]\s?[.．、)）:：]/

const isTitle = (text: string) => text.length <= 40 && !SENTENCE.test(text) && blanksIn(text) === 0
const isNote = (text: string) => text.length <= 200 && NOTE.test(text) && !/[？?√×✓✔✗✘]/.test(text)

/**
 * Leaves out what needs no alarm.
 * @param first the line of the paper's first question or heading; null: there is none, and every line may have been meant as a question.
 */
export function withoutFront(unread: readonly Line[], first: number | null): Line[] {
  let titles = 0
  return unread.filter(({ text, line }, i) => {
    // Each label of a line that no question takes says so.
    if (unread[i - 1]?.line === line && unread[i - 1]?.text === text) return false
    if (first === null || line >= first) return true
    return !isNote(text) && !(isTitle(text) && ++titles <= 3)
  })
}
