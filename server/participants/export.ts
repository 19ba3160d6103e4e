import type { JobKind } from '../jobs/kind'
import { AppError } from '../errors'
import { findRound } from '../rounds/round'
import { factName } from '../rounds/rules/notice-names'
import { XLSX, workbook, type Cell } from '../sheets/workbook'
import { moment } from '../rounds/rules/words'
import { factsIn } from '../rounds/rules/facts'
import { participantPage, type Scope } from './list'

export const PARTICIPANTS_EXPORT = 'participants.export'
export interface ParticipantsExport { roundId: string; scope: Scope }

const AT_A_TIME = 500

/** Who takes part, unit by unit, with the columns that the round has a use for. */
export const participantsExport: JobKind = {
  kind: PARTICIPANTS_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { roundId, scope } = JSON.parse(job.input) as ParticipantsExport
    const round = await findRound(ctx.db, roundId)
    if (!round) throw new AppError('not_found', '这场竞赛已经不在了。')
    const { audience, phases } = round.config
    const facts = factsIn(round.config).all
    const groups = new Map(audience.groups?.by === 'unit' ? [] : audience.groups?.list.map(({ id, name }) => [id, name]))
    const fields = audience.signUp ? audience.signUp.fields ?? [] : null
    const proxy = phases.some((phase) => phase.proxy)
    const columns = [
      ['姓名', 12], ['单位', 26], ['工号', 12], ...(groups.size ? [['组别', 12]] : []), ...(fields ? [['报名时间', 20], ...fields.map((name) => [name, 16])] : []),
      ...facts.map((fact) => [factName(fact), 12]), ['答卷份数', 10], ...(proxy ? [['其中代录', 10]] : []), ['免于参加的理由', 24], ['说明', 14]
    ] as [string, number][]
    const rows: Cell[][] = []
    let total = 0
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof participantPage>> = await participantPage(ctx, round, scope, cursor, AT_A_TIME, 'unit')
      rows.push(...page.items.map((one): Cell[] => [
        one.name, one.unit.name, one.staffNo, ...(groups.size ? [groups.get(one.group ?? '') ?? ''] : []),
        ...(fields ? [one.signedUpAt === null ? '没有报名' : moment(one.signedUpAt, ctx.config.zone, ctx.clock()), ...fields.map((name) => one.fields[name] ?? '')] : []),
        ...facts.map((fact) => one.facts[fact] ?? 0), one.attempts, ...(proxy ? [one.proxied] : []), one.excused, one.late ? '开赛后入册' : ''
      ]))
      cursor = page.next
      total = page.total
      await tell({ done: rows.length, total, message: `已整理 ${rows.length} 人` })
    }
    const lead = [`${round.title}参加人员`, `共 ${rows.length} 人，${moment(ctx.clock(), ctx.config.zone)} 导出`]
    await file({ name: `${round.title}参加人员.xlsx`, mime: XLSX }, [await workbook([{ name: '参加人员', lead, columns: columns.map(([title, width]) => ({ title, width })), rows }])])
    return { message: `共 ${rows.length} 人` }
  }
}
