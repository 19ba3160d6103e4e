import type { FormField } from '../../../contract/event-config'
import type { RequestError } from '@/services/request-error'

/* What is filled in on a form, at sign-up or afterwards, as the page holds it. */

export type Value = string | string[]
export type Values = Record<string, Value>

const empty = (value: Value | undefined) => value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0)
const ask = (kind: string, label: string) => (kind === 'choice' || kind === 'choices' || kind === 'date' || kind === 'stars' ? `请选择“${label}”，选了才能提交` : `请填写“${label}”，填了才能提交`)

/** What has to be filled in and is not, by field. */
export const missingOf = (fields: readonly FormField[], values: Values): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ id, kind, label, optional }) => (!optional && empty(values[id]) ? [[id, ask(kind, label)]] : [])))

/** Numbers are sent as numbers; what is empty is not sent. */
export const toSend = (fields: readonly FormField[], values: Values) => Object.fromEntries(fields.flatMap(({ id, kind }): [string, string | number | string[]][] => {
  const value = values[id]
  if (value === undefined || value.length === 0) return []
  return [[id, (kind === 'number' || kind === 'stars') && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value]]
}))

/** What the server finds wrong, by field; null: it is nothing of the form. */
export function problemsOf ({ details }: RequestError): Record<string, string> | null {
  const { problems } = (details ?? {}) as { problems?: { field: string, message: string }[] }
  return problems?.length ? Object.fromEntries(problems.map(({ field, message }) => [field, message.replace(/。$/, '')])) : null
}
