import { sql } from 'kysely'
import type { Context } from '../../context'
import type { AttemptTable } from '../../db/schema'
import type { JobKind } from '../../jobs/kind'
import { tallyOf, type KeptTally } from '../../leaderboard/standing'
import { nameOf } from '../../rounds/rules/notice-names'
import { papersOf } from '../../rounds/rules/phases'
import { workbook, XLSX, type Cell } from '../../sheets/workbook'
import { asOf, titleOf } from '../bulletin'
import { stampText } from '../rules/compared'
import { whyNotCounted } from '../rules/counted'
import { within, type Scope } from '../scope'
import { asked, EXPORTS, fileName } from './input'

/** A table longer than that no Excel opens at ease. */
const MOST = 200_000
const CHUNK = 2000

type Row = Pick<AttemptTable, 'id' | 'phase' | 'member_id' | 'no' | 'day' | 'started_at' | 'finished_at' | 'finish' | 'score' | 'full_score' | 'correct' | 'total' | 'time_ms' | 'voided' | 'paper_id' | 'proxy_by' | 'leaves'>
  & { name: string; staff_no: string | null; unit: string; path: string }

/** Attempts of members one after another, each member's by phase in the order in which they were begun. */
async function* attemptsOf({ db }: Context, scope: Scope): AsyncGenerator<Row[]> {
  for (let at = { member: '', id: '' }; ;) {
    const { rows } = await sql<Row>`select a.id, a.phase, a.member_id, a.no, a.day, a.started_at, a.finished_at, a.finish, a.score, a.full_score, a.correct, a.total, a.time_ms, a.voided, a.paper_id, a.proxy_by, a.leaves,
        m.name, m.staff_no, u.name as unit, u.path
      from attempt a join member m on m.id = a.member_id join unit u on u.id = a.unit_id
      where a.round_id = ${scope.round.id} and ${within(scope, 'u.path')} and (a.member_id, a.id) > (${at.member}, ${at.id}) order by a.member_id, a.id limit ${CHUNK}`.execute(db)
    if (rows.length) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < CHUNK) return
    at = { member: last.member_id, id: last.id }
  }
}

async function talliesOf({ db }: Context, { round }: Scope): Promise<Map<string, KeptTally>> {
  const rows = await db.selectFrom('standing').select(['member_id', 'board', 'tally']).where('round_id', '=', round.id).where('board', 'in', round.config.phases.map(({ id }) => id)).execute()
  return new Map(rows.flatMap((row): [string, KeptTally][] => { const tally = tallyOf(row); return tally ? [[`${row.board} ${row.member_id}`, tally]] : [] }))
}

const finishes: Record<NonNullable<AttemptTable['finish']>, string> = { submitted: '本人交卷', timeout: '到时自动交卷', ended: '竞赛结束时交卷', left: '离开过多自动交卷' }
const points = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100)
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export const attemptsExport: JobKind = {
  kind: EXPORTS.attempts.kind, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { scope } = await asked(ctx, job)
    const { config } = scope.round
    const tallies = await talliesOf(ctx, scope)
    const phases = new Map(config.phases.map((phase, i) => [phase.id, { phase, i, papers: new Map(papersOf(phase).map(({ id, name }) => [id, name])) }]))
    const all: Row[] = []
    for await (const part of attemptsOf(ctx, scope)) {
      all.push(...part)
      await tell({ done: all.length, message: `已读 ${all.length} 份` })
      if (all.length >= MOST) break
    }
    const seen = new Map<string, number>()
    const ofDay = new Map<string, number>()
    for (const row of [...all].sort((a, b) => (a.finished_at ?? Infinity) - (b.finished_at ?? Infinity) || a.no - b.no)) {
      if (row.finished_at === null || row.voided) continue
      const key = `${row.phase} ${row.member_id} ${row.day}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
      ofDay.set(row.id, seen.get(key) ?? 1)
    }
    const place = (row: Row) => phases.get(row.phase)?.i ?? 0
    all.sort((a, b) => byText(a.path, b.path) || byText(a.name, b.name) || byText(a.member_id, b.member_id) || place(a) - place(b) || a.no - b.no)
    const several = config.phases.some((phase) => papersOf(phase).length > 1)
    const rows = all.slice(0, MOST).map((row): Cell[] => {
      const at = phases.get(row.phase)
      const why = at ? whyNotCounted(at.phase, row, tallies.get(`${row.phase} ${row.member_id}`), ofDay.get(row.id) ?? 1, config.person.ties) : ''
      return [
        row.name, row.staff_no, row.unit, nameOf(config, row.phase), ...(several ? [at?.papers.get(row.paper_id) || '试卷'] : []), row.no,
        stampText(row.started_at, ctx.config.zone), row.finished_at === null ? '' : stampText(row.finished_at, ctx.config.zone), row.time_ms === null ? null : Math.round(row.time_ms / 100) / 10,
        points(row.score), points(row.full_score), row.correct, row.total, why ? '' : '计入', why, row.finish ? finishes[row.finish] : '', row.proxy_by ? '组织者代录' : '', row.leaves
      ]
    })
    const columns = [
      ['姓名', 12], ['工号', 14], ['单位', 28], ['阶段', 14], ...(several ? [['试卷', 14] as const] : []), ['第几次', 8], ['开始', 20], ['交卷', 20], ['用时（秒）', 12, 1], ['得分', 10, 2], ['满分', 10, 2],
      ['答对题数', 10], ['题数', 8], ['计入成绩', 10], ['没有计入的原因', 28], ['怎样交卷', 18], ['代录', 12], ['离开次数', 10]
    ] as [string, number, number?][]
    await file({ name: fileName(scope.round.title, '全部答卷明细', 'xlsx'), mime: XLSX }, [await workbook([{
      name: '答卷明细', rows,
      lead: [
        titleOf(scope, '总榜', ' 全部答卷明细'), `${asOf(ctx, scope, ctx.clock())}。${scope.own ? '' : '只列本人管理范围内的成员。'}`,
        '每份答卷一行，没有交的也在内；计入成绩按各阶段的计分办法，时间是本地时间，用时单位为秒。'
      ],
      columns: columns.map(([title, width, decimals]) => ({ title, width, ...(decimals !== undefined && { decimals }) }))
    }])])
    return { message: `共 ${rows.length} 份${all.length >= MOST ? `，只导出前 ${MOST} 份` : ''}` }
  }
}
