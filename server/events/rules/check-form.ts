import type { EventConfig, FormField } from '../../../contract/event-config'
import { twice, type Add } from './problems'

const isChoice = ({ kind }: FormField) => kind === 'choice' || kind === 'choices'
const isBounded = ({ kind }: FormField) => kind === 'number' || kind === 'text' || kind === 'choices'

function checkFields(fields: readonly FormField[], at: string, add: Add) {
  twice(fields.map(({ id }) => id), at, '有两项用了同一个编号，请改掉一个。', add)
  for (const [i, field] of fields.entries()) checkField(field, `${at}.${i}`, add)
}

function checkField(field: FormField, at: string, add: Add) {
  const { label, kind, options, least, most, reason } = field
  if (isChoice(field) && !options) add('error', `${at}.options`, `“${label}”要选，请写出选项。`)
  if (!isChoice(field) && options) add('error', `${at}.options`, `“${label}”不是选择题，请去掉选项，或改成选择。`)
  if (kind === 'id-card' && !reason) add('error', `${at}.reason`, `“${label}”要填证件号，请写明用来做什么；用不到的请去掉。`)
  if (!isBounded(field)) {
    if (least !== undefined || most !== undefined) add('warning', `${at}.most`, `“${label}”不分多少，最少和最多不起作用。`)
    return
  }
  if (least !== undefined && most !== undefined && least > most) add('error', `${at}.most`, `“${label}”最多的比最少的还少，请改正。`)
  if (kind === 'choices' && options && Math.max(least ?? 0, most ?? 0) > options.length) add('error', `${at}.${(least ?? 0) > options.length ? 'least' : 'most'}`, `“${label}”只有 ${options.length} 个选项，请把个数改小。`)
}

export function checkForm({ form, keepDays, enrol }: EventConfig, add: Add) {
  if (keepDays !== undefined && !form) add('warning', 'keepDays', '没有报名表，保存天数不起作用。')
  if (!form) return
  checkFields(form, 'form', add)
  if (enrol.how === 'opt-out') add('error', 'form', '全体参加的活动不用报名，没有人填报名表，请去掉。')
  if (enrol.how === 'nominated') add('error', 'form', '名单由单位报送，没有人填报名表，请去掉，或改为审核报名。')
  for (const [i, { each, label }] of form.entries()) if (each && !enrol.group) add('warning', `form.${i}.each`, `没有团体报名，“${label}”本来就是每人填写。`)
}

export function checkFeedback({ feedback, attendance }: EventConfig, add: Add) {
  if (!feedback) return
  if (!attendance) add('error', 'feedback', '反馈只请到场的人填写，请先填写签到方式。')
  checkFields(feedback.fields, 'feedback.fields', add)
  for (const [i, { kind, label }] of feedback.fields.entries()) if (kind === 'id-card' || kind === 'phone') add('error', `feedback.fields.${i}.kind`, `“${label}”不必在反馈里问，请去掉。`)
}
