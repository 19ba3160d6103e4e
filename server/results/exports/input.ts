import type { ResultsFile } from '../../../contract/results'
import type { Context } from '../../context'
import type { JobTable } from '../../db/jobs-schema'
import { notFound } from '../../errors'
import { findRound } from '../../rounds/round'
import type { PeopleFilter } from '../people'
import type { Scope } from '../scope'

/** What a file of results is made from: asked and decided when it was ordered, so that it holds what its maker may see. */
export interface ExportInput extends PeopleFilter {
  roundId: string
  own: Scope['own']
  grants: Scope['grants']
  file: ResultsFile
  board: string
  boardName: string
  depth?: number
  parent?: string
  order?: 'rank' | 'tree'
  columns?: string
}

export const EXPORTS = {
  people: { kind: 'results.people', title: '个人成绩' }, units: { kind: 'results.units', title: '单位成绩' }, items: { kind: 'results.items', title: '试题分析' },
  attempts: { kind: 'results.attempts', title: '全部答卷明细' }, 'bulletin-xlsx': { kind: 'results.bulletin', title: '通报表' }, 'bulletin-docx': { kind: 'results.bulletin', title: '通报表' }
} as const satisfies Record<ResultsFile, { kind: string; title: string }>

export async function asked(ctx: Context, job: JobTable): Promise<ExportInput & { scope: Scope }> {
  const input = JSON.parse(job.input) as ExportInput
  const round = await findRound(ctx.db, input.roundId)
  if (!round) throw notFound('这场竞赛')
  return { ...input, scope: { round, own: input.own, grants: input.grants } }
}

/** Signs that a name of a file must not hold. */
export const fileName = (title: string, rest: string, ending: string) => `${`${title} ${rest}`.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')}.${ending}`
