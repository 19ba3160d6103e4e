import type { ErrorObject } from 'ajv'
import type { Problem } from '../../contract/organiser'

/** What is wrong with a configuration's shape, in words and by field; of alternatives only the one that was meant. */
export function schemaProblems(errors: readonly ErrorObject[]): Problem[] {
  const problems = new Map<string, Problem>()
  for (const error of meant(errors)) {
    const field = fieldOf(error)
    if (!problems.has(field)) problems.set(field, { level: 'error', field, message: messageFor(field, error) })
  }
  return [...problems.values()]
}

const pathOf = (error: ErrorObject) => error.instancePath.slice(1).replaceAll('/', '.')

function fieldOf(error: ErrorObject): string {
  const path = pathOf(error)
  const name = error.keyword === 'required' ? (error.params as { missingProperty: string }).missingProperty
    : error.keyword === 'additionalProperties' ? (error.params as { additionalProperty: string }).additionalProperty : ''
  return [path, name].filter(Boolean).join('.')
}

/** Each choice tells what is wrong with every one of its forms. The form meant is the one whose `kind` fits, or whose type does. */
function meant(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf')
  let left = [...errors]
  for (const choice of choices) {
    const forms = new Map<string, ErrorObject[]>()
    for (const error of left) {
      if (!error.schemaPath.startsWith(`${choice.schemaPath}/`) || !error.instancePath.startsWith(choice.instancePath)) continue
      const form = error.schemaPath.slice(choice.schemaPath.length + 1).split('/')[0] ?? ''
      forms.set(form, [...(forms.get(form) ?? []), error])
    }
    const other = (error: ErrorObject) => error.instancePath === `${choice.instancePath}/kind` || (error.instancePath === choice.instancePath && error.keyword === 'type')
    const fitting = [...forms.values()].filter((form) => !form.some(other))
    const dropped = new Set([...forms.values()].flat().filter((error) => fitting.length !== 1 || !fitting[0]?.includes(error)))
    left = left.filter((error) => !dropped.has(error) && (error !== choice || fitting.length !== 1))
  }
  return left
}

const names: [RegExp, string][] = [
  [/^title$/, '请填写竞赛名称，最多 40 个字。'],
  [/^topic$/, '主题最多 40 个字。'],
  [/^audience\.units/, '请选择参加单位。'],
  [/^phases\.\d+\.paper\.parts\.\d+\.count$/, '每部分的题数要在 1 到 500 之间。'],
  [/\.paper\..*\.points$/, '每题分值要在 0 到 1000 之间，最多两位小数。'],
  [/\.parts$/, '试卷至少要有一部分题目。'],
  [/\.window(\.(opensAt|closesAt|daily))?/, '请检查开放时间。'],
  [/\.timing\.(paperSeconds|questionSeconds)/, '限时要在规定的范围内：全卷 10 秒到 24 小时，每题 3 秒到 1 小时。'],
  [/\.attempts\.(total|perDay|perWeek)/, '次数要是正整数。'],
  [/^unit\.by\.weights/, '请检查单位排名的算法和比例。']
]

function messageFor(field: string, error: ErrorObject): string {
  switch (error.keyword) {
    case 'additionalProperties': return '规则里没有这一项，请删去或改正名字。'
    case 'required': return names.find(([pattern]) => pattern.test(field))?.[1] ?? '缺少这一项。'
    default: return names.find(([pattern]) => pattern.test(field))?.[1] ?? general(field, error)
  }
}

function general(field: string, { keyword, params }: ErrorObject): string {
  const limit = (params as { limit?: number }).limit
  switch (keyword) {
    case 'enum': return `只能写成 ${(params as { allowedValues: unknown[] }).allowedValues.join('、')}。`
    case 'const': return `只能写成 ${String((params as { allowedValue: unknown }).allowedValue)}。`
    case 'type': return `要写成${typeNames[(params as { type: string }).type] ?? '规定的样子'}。`
    case 'minimum': return `不能小于 ${limit}。`
    case 'exclusiveMinimum': return `要大于 ${limit}。`
    case 'maximum': return `不能大于 ${limit}。`
    case 'multipleOf': return '最多两位小数。'
    case 'minItems': return `至少要有 ${limit} 项。`
    case 'maxItems': return `最多 ${limit} 项。`
    case 'uniqueItems': return '有重复的项。'
    case 'minLength': return '不能空着。'
    case 'maxLength': return `最多 ${limit} 个字。`
    case 'pattern': return '编号只能用小写字母开头的字母、数字和短横线，最多 20 个字。'
    case 'anyOf': return '这一项的写法认不出来，请对照格式说明检查 kind 和其中各项。'
    default: return `规则里有一项不对（${field || '整体'}），请检查后再试。`
  }
}

const typeNames: Record<string, string> = { object: '一组项目（{ }）', array: '列表（[ ]）', string: '文字', number: '数字', integer: '整数', boolean: '是（true）或否（false）' }
