import type { AttemptResult, AttemptView } from '../../contract/quiz'
import type { AnswerValue, QuestionView } from '../../contract/question'
import type { Caller, World } from './world'

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

/** Hands the paper in with the first `right` questions answered rightly, and reads the result. */
export async function handIn(member: Caller, view: AttemptView, right = 0): Promise<AttemptResult> {
  await member.call('POST /attempts/:id/submit', { id: view.id, seq: view.seq + 1, device: 'phone-1', answers: answersFor(view, right) })
  return member.call('GET /attempts/:id/result', { id: view.id })
}

/** A whole attempt at once: started, `seconds` later handed in. */
export async function play(world: Pick<World, 'as' | 'time'>, memberId: string, round: string, right: number, seconds = 60): Promise<AttemptResult> {
  const member = await world.as(memberId)
  const view = await member.call('POST /rounds/:id/attempts', { id: round })
  world.time.now += seconds * 1000
  return handIn(member, view, right)
}

/** A whole sequential attempt: the first `right` questions rightly, `seconds` for each. */
export async function playInTurn(world: Pick<World, 'as' | 'time'>, memberId: string, round: string, right: number, seconds: number): Promise<AttemptResult> {
  const member = await world.as(memberId)
  let view = await member.call('POST /rounds/:id/attempts', { id: round })
  for (let pos = 1; pos <= view.total; pos++) {
    world.time.now += seconds * 1000
    const question = view.questions[pos - 1] as QuestionView
    view = await member.call('POST /attempts/:id/confirm', { id: view.id, pos, value: pos <= right ? rightAnswer(question) : wrongAnswer(question), device: 'phone-1' })
  }
  return member.call('GET /attempts/:id/result', { id: view.id })
}
