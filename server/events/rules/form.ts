import type { FormField } from '../../../contract/event-config'

export type Answer = string | number | string[]
export type Answers = Readonly<Record<string, Answer>>
export interface FormProblem { field: string; message: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: 17 digits and a check character (ISO 7064 MOD 11-2), a birthday that there is. */
export function isIdCard(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(text[i]), 0)
  if ('10X98765432'[sum % 11] !== text[17]) return false
  const [year, month, day] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
/** Mobile, or a landline with its area code; people write spaces and dashes. */
const isPhone = (text: string) => /^1[3-9]\d{9}$/.test(text) || /^0\d{2,3}\d{7,8}$/.test(text)

/** What people type, as it is kept: no outer spaces, full-width digits as digits, an identity number's x in capitals. */
function tidy(field: FormField, answer: Answer | undefined): Answer | undefined {
  if (typeof answer !== 'string') return answer
  const text = answer.normalize('NFKC').trim()
  if (field.kind === 'text') return answer.trim()
  if (field.kind === 'phone') return text.replace(/[\s-]/g, '')
  if (field.kind === 'id-card') return text.replace(/\s/g, '').toUpperCase()
  if (field.kind === 'number' || field.kind === 'stars') return text === '' ? '' : Number(text)
  return text
}

function problemOf(field: FormField, answer: Answer): string {
  const { kind, label, options = [], least, most } = field
  switch (kind) {
    case 'text': {
      if (typeof answer !== 'string') return `请填写“${label}”。`
      const n = [...answer].length
      if (least !== undefined && n < least) return `“${label}”至少写 ${least} 个字。`
      return n > (most ?? 500) ? `“${label}”最多 ${most ?? 500} 个字，现在有 ${n} 个。` : ''
    }
    case 'choice': return typeof answer === 'string' && options.includes(answer) ? '' : `请在“${label}”里选一项。`
    case 'choices': {
      if (!Array.isArray(answer) || answer.some((one) => !options.includes(one)) || new Set(answer).size !== answer.length) return `请重新选择“${label}”。`
      if (least !== undefined && answer.length < least) return `“${label}”至少选 ${least} 项。`
      return most !== undefined && answer.length > most ? `“${label}”最多选 ${most} 项。` : ''
    }
    case 'number':
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return `“${label}”请填数字。`
      if (least !== undefined && answer < least) return `“${label}”不能小于 ${least}。`
      return answer > (most ?? 1e6) ? `“${label}”不能大于 ${most ?? 1e6}。` : ''
    case 'stars': return typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= 5 ? '' : `请给“${label}”打分，1 到 5 星。`
    case 'phone': return typeof answer === 'string' && isPhone(answer) ? '' : `“${label}”不像一个电话号码，请检查。`
    case 'id-card': return typeof answer === 'string' && isIdCard(answer) ? '' : `“${label}”有误，请对照证件检查 18 位号码。`
    case 'date': return typeof answer === 'string' && isDate(answer) ? '' : `请选择“${label}”的日期。`
  }
}

const isEmpty = (answer: Answer | undefined): answer is undefined => answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)

/**
 * What was filled in, tidied, and everything that is wrong with it, field by field; what was not asked for is left out.
 * @param who asks only what is asked of everybody in a group: of those who come along
 */
export function readAnswers(fields: readonly FormField[], given: Answers, who: 'booker' | 'other' = 'booker'): { answers: Record<string, Answer>; problems: FormProblem[] } {
  const answers: Record<string, Answer> = {}
  const problems: FormProblem[] = []
  for (const field of fields) {
    if (who === 'other' && !field.each) continue
    const answer = tidy(field, given[field.id])
    if (isEmpty(answer)) {
      if (!field.optional) problems.push({ field: field.id, message: field.kind === 'choice' || field.kind === 'choices' ? `请选择“${field.label}”。` : `请填写“${field.label}”。` })
      continue
    }
    const message = problemOf(field, answer)
    if (message) problems.push({ field: field.id, message })
    else answers[field.id] = answer
  }
  return { answers, problems }
}
