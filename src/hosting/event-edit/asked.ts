import type { FormField } from '../../../contract/event-config'
import { freshId } from '@/organiser/editing/lists'
import { given, text } from '@/organiser/editing/typed'

/** One thing asked at sign-up, as typed. */
export interface AskedFields {
  own: FormField
  label: string
  kind: FormField['kind']
  optional: boolean
  /** A line each. */
  options: string
  least: string
  most: string
  hint: string
  reason: string
  /** In a group booking: of everybody. */
  each: boolean
}

export const hasOptions = (kind: FormField['kind']): boolean => kind === 'choice' || kind === 'choices'
/** What least and most count; of the other kinds there is none. */
export const bounds: Partial<Record<FormField['kind'], string>> = { text: '个字', number: '', choices: '项' }

export const askedFields = (own: FormField): AskedFields => ({
  own, label: own.label, kind: own.kind, optional: own.optional ?? false, options: own.options?.join('\n') ?? '', least: text(own.least), most: text(own.most), hint: own.hint ?? '', reason: own.reason ?? '', each: own.each ?? false
})

/** What was not touched stays as it is, sound or not. */
export function askedFrom (fields: AskedFields): FormField {
  const { own, label, kind, optional, options, least, most, hint, reason, each } = fields
  if (JSON.stringify(askedFields(own)) === JSON.stringify(fields)) return own
  return {
    id: own.id, label: label.trim(), kind, ...(optional && { optional }), ...(hasOptions(kind) && { options: options.split('\n').map((line) => line.trim()).filter(Boolean) }),
    ...(bounds[kind] !== undefined && { ...given('least', least), ...given('most', most) }), ...(hint.trim() && { hint: hint.trim() }), ...(reason.trim() && { reason: reason.trim() }), ...(each && { each })
  }
}

/** A question whose kind has no usual words yet takes those of the new one. */
export function ofKind (fields: AskedFields, kind: FormField['kind']): AskedFields {
  const was = usual[fields.kind], is = usual[kind]
  const follows = (typed: string, before: string | undefined) => typed.trim() === '' || typed === before
  return {
    ...fields, kind, label: follows(fields.label, was?.label) ? is?.label ?? '' : fields.label, reason: follows(fields.reason, was?.reason) ? is?.reason ?? '' : fields.reason,
    ...(kind !== fields.kind && { least: '', most: '' })
  }
}

const usual: Partial<Record<FormField['kind'], { label: string, reason?: string }>> = { phone: { label: '手机号', reason: '活动当天联系' }, 'id-card': { label: '身份证号' } }

export const newAsked = (list: readonly AskedFields[]): AskedFields => askedFields({ id: freshId(list, 'field'), label: '', kind: 'text' })

const kindWords: Record<FormField['kind'], string> = { text: '文字', choice: '单选', choices: '多选', number: '数字', phone: '手机号', 'id-card': '证件号', date: '日期', stars: '打星' }

/** What the phone offers, the most usual first. */
export const kinds = (['text', 'choice', 'choices', 'number', 'phone', 'date', 'id-card'] as const).map((value) => ({ value, text: kindWords[value] }))

/** 单选：普通、清真 · 必填 */
export function askedLine ({ kind, options, optional, reason }: AskedFields): string {
  const list = hasOptions(kind) ? options.split('\n').map((line) => line.trim()).filter(Boolean) : []
  return [`${kindWords[kind]}${list.length ? `：${list.join('、')}` : ''}`, optional ? '选填' : '必填', reason ? `用途：${reason}` : ''].filter(Boolean).join(' · ')
}
