import Ajv from 'ajv'
import { RoundConfig } from '../../contract/round-config'
import { AppError } from '../errors'

const fits = new Ajv({ strict: false, multipleOfPrecision: 6 }).compile<RoundConfig>(RoundConfig)

/**
 * Reads a configuration that somebody wrote or a form made.
 * @throws round_invalid with the first field that does not fit.
 */
export function parseRoundConfig(value: unknown): RoundConfig {
  if (fits(value)) return value
  const field = fits.errors?.[0]?.instancePath.slice(1).replaceAll('/', '.') ?? ''
  throw new AppError('round_invalid', messageFor(field), { problems: [{ level: 'error', field, message: messageFor(field) }] })
}

const names: [RegExp, string][] = [
  [/^title$/, '请填写竞赛名称，最多 40 个字。'],
  [/^topic$/, '主题最多 40 个字。'],
  [/^audience\.units/, '请选择参加单位。'],
  [/\.count$/, '每部分的题数要在 1 到 500 之间。'],
  [/\.points$/, '每题分值要在 0 到 1000 之间，最多两位小数。'],
  [/\.parts$/, '试卷至少要有一部分题目。'],
  [/\.window/, '请检查开放时间。'],
  [/\.timing/, '限时要在规定的范围内：全卷 10 秒到 24 小时，每题 3 秒到 1 小时。'],
  [/\.attempts/, '次数要是正整数。'],
  [/^unit\.by/, '请检查单位排名的算法和比例。']
]

const messageFor = (field: string) => names.find(([pattern]) => pattern.test(field))?.[1] ?? `规则里有一项不对（${field || '整体'}），请检查后再试。`
