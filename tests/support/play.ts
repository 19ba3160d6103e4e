import type { AttemptView } from '../../contract/quiz'
import type { AnswerValue, QuestionView } from '../../contract/question'

/** The right answer of a fixture question, as a member who knows it would give it. */
export function rightAnswer(question: QuestionView): AnswerValue {
  const n = Number(/\d+/.exec(question.stem)?.[0])
  const letters = ['甲', '乙', '丙', '丁']
  switch (question.type) {
    case 'single': return [question.options.indexOf(letters[n % 4] as string)]
    case 'multiple': return ['甲', '乙', '丙'].map((letter) => question.options.indexOf(letter)).sort()
    case 'judge': return [n % 2]
    case 'fill': return [`答案${n}`]
    default: return question.type satisfies never
  }
}

export function wrongAnswer(question: QuestionView): AnswerValue {
  const right = rightAnswer(question) ?? []
  if (question.type === 'fill') return ['不知道']
  if (question.type === 'multiple') return [question.options.indexOf('丁')]
  return [[0, 1].find((place) => place !== right[0]) ?? 0]
}

/** Answers the first `right` questions rightly and the others wrongly. */
export const answersFor = (view: AttemptView, right: number) =>
  view.questions.map((question) => ({ pos: question.pos, value: question.pos <= right ? rightAnswer(question) : wrongAnswer(question) }))
