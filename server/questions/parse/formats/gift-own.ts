import type { ParsedQuestion } from '../types'
import { storedOf, storedQuestion } from './stored'
import { problem } from './question'

/** Says whether the visible question is still the one that the comment was written for. */
export function fingerprint(question: ParsedQuestion): string {
  const seen = JSON.stringify([question.type, question.stem, question.options, question.answer, question.answer_text, question.analysis])
  let hash = 0x811C9DC5
  for (let at = 0; at < seen.length; at++) hash = Math.imul(hash ^ seen.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** What GIFT cannot carry stands in our comment above the question, and wins as long as nobody has changed what is visible. */
export function withOwnComment(visible: ParsedQuestion, comment: string): ParsedQuestion {
  let fields: unknown
  try {
    fields = JSON.parse(comment)
  } catch {
    fields = null
  }
  const note = (message: string): ParsedQuestion => ({ ...visible, problems: [...visible.problems, problem('left_out', message, visible.line, comment)] })
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return note('“// xueshi:” 一行读不出来，没有采用；请核对这道题')
  const { seen, ...more } = fields as Record<string, unknown>
  if (seen !== fingerprint(visible)) return note('这道题改过，“// xueshi:” 一行对不上了，没有采用；请核对分值、标签等')
  const read = storedQuestion({ ...storedOf(visible), ...more }, visible.line)
  if ('problem' in read) return note('“// xueshi:” 一行的内容不对，没有采用；请核对这道题')
  // The visible text may have shown less than the question is; its own problems then say nothing.
  return { ...read.question, section: visible.section }
}
