import type { SignUpView } from '../../../contract/quiz'
import type { RequestError } from '@/services/request-error'

/** What is missing, by the field where it is said. */
export function faultsIn ({ fields, groups }: Pick<SignUpView, 'fields' | 'groups'>, group: string, values: Record<string, string>): Record<string, string> {
  const missing = fields.filter((name) => !values[name]?.trim()).map((name) => [name, `请填写${name}，填了才能提交`])
  return { ...(groups.length && !group ? { group: '请选一个组别' } : {}), ...Object.fromEntries(missing) as Record<string, string> }
}

/** What the server refused, at the field that it names; null where it names none of these. */
export function faultOf (error: RequestError | null, fields: readonly string[]): Record<string, string> | null {
  const field = (error?.details as { field?: unknown } | undefined)?.field
  return error && typeof field === 'string' && (field === 'group' || fields.includes(field)) ? { [field]: error.message } : null
}
