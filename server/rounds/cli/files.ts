import { readFileSync } from 'node:fs'
import Ajv, { type ValidateFunction } from 'ajv'
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { Id, Text } from '../../../contract/common'
import { Fact, LocalId } from '../../../contract/round-config'
import type { AttemptRecord } from '../rules/replay'
import type { Roster } from '../rules/roster'
import { UsageError } from './arguments'

export interface Out {
  print(text: string): void
  warn(text: string): void
}

/** UTC milliseconds, or a text with its zone: 2026-06-01T08:00:00+08:00. */
const Moment = Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)$' })])
const strict = { additionalProperties: false }
const Mark = Type.Unsafe<'right' | 'partial' | 'wrong' | 'blank'>({ type: 'string', enum: ['right', 'partial', 'wrong', 'blank'] })

const AnswerLine = Type.Union([Mark, Type.Object({
  mark: Mark, share: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })), seconds: Type.Optional(Type.Number({ minimum: 0, maximum: 86400 })), doubled: Type.Optional(Type.Boolean())
}, strict)])

const AttemptLine = Type.Object({
  member: Id, unit: Type.Optional(Id), phase: LocalId, startedAt: Moment, submittedAt: Moment,
  score: Type.Optional(Type.Number({ minimum: -1e6, maximum: 1e6 })),
  answers: Type.Optional(Type.Array(AnswerLine, { maxItems: 500 })),
  paper: Type.Optional(LocalId), full: Type.Optional(Type.Boolean()), correct: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })),
  streak: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })), left: Type.Optional(Type.Integer({ minimum: 0, maximum: 10000 })), proxy: Type.Optional(Type.Boolean())
}, strict)
type AttemptLine = Static<typeof AttemptLine>

const RosterFile = Type.Object({
  units: Type.Array(Type.Object({
    id: Id, name: Type.Optional(Text(60)), parent: Type.Optional(Id), heads: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e7 })), given: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 }))
  }, strict), { maxItems: 100000 }),
  members: Type.Optional(Type.Array(Type.Object({
    id: Id, name: Type.Optional(Text(60)), unit: Id, group: Type.Optional(LocalId), late: Type.Optional(Type.Boolean()), excused: Type.Optional(Type.Boolean()),
    signedUpAt: Type.Optional(Moment), facts: Type.Optional(Type.Partial(Type.Record(Fact, Type.Number({ minimum: 0, maximum: 1e7 }))))
  }, strict), { maxItems: 1e6 }))
}, strict)
type RosterFile = Static<typeof RosterFile>

const ajv = new Ajv({ strict: false })
const fitsAttempt = ajv.compile<AttemptLine>(AttemptLine as TSchema)
const fitsRoster = ajv.compile<RosterFile>(RosterFile as TSchema)

const wrong = ({ errors }: ValidateFunction) => {
  const [error] = errors ?? []
  const extra = (error?.params as { additionalProperty?: string; missingProperty?: string } | undefined) ?? {}
  const field = [error?.instancePath.slice(1).replaceAll('/', '.'), extra.additionalProperty ?? extra.missingProperty].filter(Boolean).join('.')
  return extra.missingProperty ? `缺少 ${field}` : extra.additionalProperty ? `没有 ${field} 这一项` : `${field || '整体'} 写得不对`
}

const at = (moment: number | string) => (typeof moment === 'number' ? moment : Date.parse(moment))

export function readJson(path: string, what: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UsageError(`${what}不是 JSON：${error instanceof Error ? error.message : ''}`)
  }
}

/**
 * @throws UsageError with the number of the first line that is not as it should be
 */
export function readAttempts(text: string): AttemptRecord[] {
  const records: AttemptRecord[] = []
  for (const [i, line] of text.replace(/^\uFEFF/, '').split('\n').entries()) {
    if (line.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      throw new UsageError(`答卷文件第 ${i + 1} 行不是 JSON。`)
    }
    if (!fitsAttempt(value)) throw new UsageError(`答卷文件第 ${i + 1} 行：${wrong(fitsAttempt)}。`)
    if (value.score === undefined && !value.answers) throw new UsageError(`答卷文件第 ${i + 1} 行：要有 score 或 answers。`)
    const { startedAt, submittedAt, answers, ...rest } = value
    const record = { ...rest, startedAt: at(startedAt), submittedAt: at(submittedAt), ...(answers && { answers: answers.map((one) => (typeof one === 'string' ? { mark: one } : one)) }) }
    if (record.submittedAt < record.startedAt) throw new UsageError(`答卷文件第 ${i + 1} 行：交卷时间早于开始时间。`)
    records.push(record)
  }
  return records
}

export function readRoster(value: unknown): Roster {
  if (!fitsRoster(value)) throw new UsageError(`花名册文件：${wrong(fitsRoster)}。`)
  const ids = value.units.map(({ id }) => id)
  const known = new Set(ids)
  if (known.size < ids.length) throw new UsageError('花名册文件：单位编号不能重复。')
  const lost = value.units.find(({ parent }) => parent !== undefined && !known.has(parent))
  if (lost) throw new UsageError(`花名册文件：${lost.id} 的上级 ${lost.parent} 不在名单里。`)
  const astray = value.members?.find(({ unit }) => !known.has(unit))
  if (astray) throw new UsageError(`花名册文件：${astray.id} 的单位 ${astray.unit} 不在名单里。`)
  return { units: value.units, members: (value.members ?? []).map(({ signedUpAt, ...member }) => ({ ...member, ...(signedUpAt !== undefined && { signedUpAt: at(signedUpAt) }) })) }
}
