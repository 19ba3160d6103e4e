import type { FeedbackFigure } from '../../../contract/event-feedback'
import type { EventConfig, FormField, Session } from '../../../contract/event-config'
import { overFrom } from './attendance'
import type { Answer, Answers } from './form'
import { endOfDaysAfter, type Window } from './moments'

/* What those who came say of an event afterwards. */

const WRITTEN = 200

/** From when to when somebody who was in that session is asked. Null: nothing is asked. */
export function feedbackWindow({ feedback, attendance }: Pick<EventConfig, 'feedback' | 'attendance'>, session: Session, zone: string): Window | null {
  if (!feedback) return null
  return { from: attendance ? overFrom(session, attendance) : session.ends, to: endOfDaysAfter(session.ends, feedback.days, zone) }
}

const STARS = ['1', '2', '3', '4', '5']
const optionsOf = ({ kind, options = [] }: FormField) => (kind === 'stars' ? STARS : kind === 'choice' || kind === 'choices' ? options : [])

/** @param all the latest first */
export function feedbackFigures(fields: readonly FormField[], all: readonly Answers[]): FeedbackFigure[] {
  return fields.map((field) => {
    const given = all.flatMap((answers): Answer[] => { const answer = answers[field.id]; return answer === undefined ? [] : [answer] })
    const numbers = given.filter((answer) => typeof answer === 'number')
    const said = (option: string) => given.filter((answer) => (Array.isArray(answer) ? answer.includes(option) : String(answer) === option)).length
    return {
      id: field.id, label: field.label, kind: field.kind, answered: given.length,
      average: numbers.length ? Math.round((numbers.reduce((sum, n) => sum + n, 0) * 10) / numbers.length) / 10 : null,
      counts: optionsOf(field).map((option) => ({ option, n: said(option) })),
      written: field.kind === 'text' || field.kind === 'date' ? given.slice(0, WRITTEN).map(String) : []
    }
  })
}
