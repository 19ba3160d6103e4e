import { compared } from '../normalise'
import type { ParsedQuestion } from '../types'

/** Reports questions that say the same as one before: type, words and options. */
export function reportDuplicates(questions: readonly ParsedQuestion[]): void {
  const seen = new Map<string, ParsedQuestion>()
  for (const question of questions) {
    const stem = compared(question.stem)
    if (stem === '') continue
    const key = [question.type, stem, ...question.options.map(compared).sort()].join('|')
    const before = seen.get(key)
    if (before) {
      question.problems.push({
        code: 'duplicate', message: `和${before.line === null ? '前面' : `第 ${before.line} 行`}的题重复${answerOf(before) === answerOf(question) ? '' : '，而且答案不同，请核对'}。`, line: question.line, words: question.stem.slice(0, 60)
      })
    } else {
      seen.set(key, question)
    }
  }
}

const answerOf = (question: ParsedQuestion) =>
  JSON.stringify(question.type === 'judge' ? question.answer : [question.answer.map((place) => compared(question.options[place] ?? '')).sort(), question.answer_text])
