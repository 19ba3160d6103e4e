import type { EventConfig, FormField } from '../../contract/event-config'
import type { Context } from '../context'
import type { SignUpTable } from '../db/events-schema'
import { AppError } from '../errors'
import { readAnswers, type Answer } from './rules/form'

export interface Filled { answers: Record<string, Answer>; others: { name: string; answers: Record<string, Answer> }[] }

/** What was filled in, as it is kept: sealed, since it holds what people tell only this event. */
export function sealed(ctx: Context, config: EventConfig, input: { answers?: Record<string, Answer>; others?: { name: string; answers?: Record<string, Answer> }[]; consent?: boolean }) {
  const form = config.form ?? []
  const own = readAnswers(form, input.answers ?? {})
  const others = (input.others ?? []).map(({ name, answers }) => ({ name: name.trim(), ...readAnswers(form, answers ?? {}, 'other') }))
  const problems = [...own.problems, ...others.flatMap((one, i) => one.problems.map((problem) => ({ field: `others.${i}.${problem.field}`, message: `${one.name}：${problem.message}` })))]
  const nameless = others.findIndex(({ name }) => name === '')
  if (nameless >= 0) problems.push({ field: `others.${nameless}.name`, message: '请填写同行人的姓名。' })
  if (problems[0]) throw new AppError('bad_request', problems[0].message, { problems })
  if (needsConsent(form) && !input.consent) throw new AppError('bad_request', '请先同意把所填内容用于本次活动。', { problems: [{ field: 'consent', message: '请先同意。' }] })
  return {
    form: Object.keys(own.answers).length ? ctx.keys.encrypt(JSON.stringify(own.answers)) : '', others: others.length ? ctx.keys.encrypt(JSON.stringify(others.map(({ name, answers }) => ({ name, answers })))) : '',
    // Who need not come and names nobody is the one who does.
    heads: Math.max(1, others.length + (config.enrol.group?.leaderComes === false ? 0 : 1)),
    choices: Object.fromEntries(Object.entries(own.answers).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  }
}

/** An identity number is sensitive: it wants a word of its own (PIPL art. 29). */
export const needsConsent = (form: readonly FormField[]) => form.some(({ kind }) => kind === 'id-card')

export function opened(ctx: Context, row: Pick<SignUpTable, 'form' | 'others'>): Filled {
  const read = (text: string): unknown => { const plain = text === '' ? null : ctx.keys.decrypt(text); return plain === null ? null : JSON.parse(plain) }
  return { answers: (read(row.form) ?? {}) as Filled['answers'], others: (read(row.others) ?? []) as Filled['others'] }
}

export const answerText = (answer: Answer) => (Array.isArray(answer) ? answer.join('、') : String(answer))
/** @param whole for the organiser, who needs it; on a phone that others look at, an identity number stands without its middle */
export const answerLines = ({ form = [] }: EventConfig, answers: Filled['answers'], whole: boolean) => form.flatMap(({ id, label, kind }) => {
  const answer = answers[id]
  if (answer === undefined) return []
  const text = answerText(answer)
  return [{ label, text: kind === 'id-card' && !whole ? `${text.slice(0, 4)}**********${text.slice(-4)}` : text }]
})
