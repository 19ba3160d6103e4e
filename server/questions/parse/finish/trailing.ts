import type { Draft } from '../draft'
import { blanksIn } from '../marks/stem'
import { judgeOf } from '../marks/values'

const TRAILING = /^(.*(?:[。！？!?]|[_）)》」”"]\S{0,40}))\s*[（(]\s*([^（()）]{1,60}?)\s*[)）][。.]?$/su
/** Brackets that say where a question is from, or what it is worth. */
const REMARK = /^(?:[0-9.]+\s*分|.*(?:真题|模拟|单选|多选|判断|简答|填空|必答|抢答|教材|提示|注[:：]))/

/**
 * 「党的六大在____召开。（莫斯科）」, 「秋收起义是谁领导的？（毛泽东）」: where nearly all questions without another answer end in a bracket
 * behind their words, the bracket is the answer. In one question alone it may be a remark.
 */
export function trailingAnswers(drafts: readonly Draft[]): void {
  const open = drafts.filter((draft) => draft.answers.length === 0 && draft.options.length === 0 && draft.lead === '' && draft.stem.length > 0 && ['fill', 'short', null].includes(draft.type ?? draft.section.type))
  const found = open.flatMap((draft) => {
    const last = draft.stem.at(-1) as string
    const m = TRAILING.exec(last.slice(-200))
    const asked = blanksIn(m?.[1] ?? '') > 0 || /[？?]$/.test(m?.[1] ?? '')
    return m && asked && judgeOf(m[2] as string) === null && !REMARK.test(m[2] as string) ? [{ draft, rest: last.slice(0, -200) + (m[1] as string), raw: m[2] as string }] : []
  })
  if (found.length < 3 || found.length < open.length * 0.8) return
  for (const { draft, rest, raw } of found) {
    draft.stem[draft.stem.length - 1] = rest.trim()
    draft.answers.push({ raw, line: draft.line })
  }
}
