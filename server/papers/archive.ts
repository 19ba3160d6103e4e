import type { AnsweredPaper } from '../../contract/papers'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import { AppError } from '../errors'
import type { JobKind, JobRun } from '../jobs/kind'
import { isAnswering } from '../quiz/answering'
import { findRound, type Round } from '../rounds/round'
import { number } from '../rounds/rules/words'
import type { Cell } from '../sheets/workbook'
import { correctionsIn } from './corrected'
import { filledIn } from './paper'
import { setPaper, setTable } from './pdf/writer'
import { attemptsOf, peopleOf, proxiesOf, summaryOf, whyNotCounted } from './person'
import { drawablesOf } from './pictures'
import { numbered, safeName } from './rules/names'
import { sheetOf, stamp } from './rules/sheet'
import { countPapers, membersWithPapers, unitsWithPapers, type PaperScope } from './scope'
import { zipped, type ZippedFile } from './zipped'

export const PAPERS_ARCHIVE = 'papers.archive'

/** Who asked, since whoever answers himself meanwhile gets no keys; and the sizes, which tests make small. */
export interface ArchiveInput { scope: PaperScope; member: string }

/** Members read at a time, papers set at a time, and rows of one table of contents. */
const SIZES = { members: 50, papers: 8, rows: 10_000 }

export const papersArchive = (sizes = SIZES): JobKind => ({
  kind: PAPERS_ARCHIVE, mayCancel: true, must: false,
  // Begun again after a crash: the pieces of the earlier try are dropped with the first of this one.
  async run(run) {
    const { ctx, job } = run
    const { scope, member } = JSON.parse(job.input) as ArchiveInput
    const round = await findRound(ctx.db, scope.roundId)
    if (!round) throw new AppError('not_found', '这场竞赛已经不在了。')
    if (await isAnswering(ctx.db, { member: { id: member } as never }, round.id, ctx.clock())) throw new AppError('conflict', '你在这场竞赛里有一份答卷还没交，交卷后再做答卷存档。')
    const { papers: total } = await countPapers(ctx, scope)
    await run.tell({ done: 0, total, message: '正在整理答卷' })
    const made = { papers: 0, people: 0 }
    await run.file({ name: `${safeName(round.title)}-答卷.zip`, mime: 'application/zip' }, zipped(filesOf(run, round, scope, total, made, sizes), ctx.config.zone))
    return { message: `${made.people} 人，${made.papers} 份答卷` }
  }
})

async function* filesOf(run: JobRun, round: Round, scope: PaperScope, total: number, made: { papers: number; people: number }, sizes: typeof SIZES): AsyncGenerator<ZippedFile> {
  const { ctx } = run
  const corrections = await correctionsIn(ctx, round.id)
  const folders = numbered()
  const contents = contentsOf(ctx, round, sizes.rows)
  let looked = 0
  for (const { id: unit } of await unitsWithPapers(ctx, scope)) {
    let folder: string | undefined
    const names = numbered()
    for (let after = '';;) {
      const ids = await membersWithPapers(ctx, scope, unit, after, sizes.members)
      const last = ids.at(-1)
      if (last === undefined) break
      after = last
      const [people, attempts] = [await peopleOf(ctx, round, ids), await attemptsOf(ctx, round, ids)]
      const proxies = await proxiesOf(ctx, [...attempts.values()].flat())
      const wanted = ids.flatMap((id) => chosen(round, attempts.get(id) ?? [], scope).map(({ row, whyNot }) => ({ row, whyNot, person: people.get(id) })))
      made.people += new Set(wanted.map(({ row }) => row.member_id)).size
      for (let from = 0; from < wanted.length; from += sizes.papers) {
        const now = ctx.clock()
        const papers = await Promise.all(wanted.slice(from, from + sizes.papers).flatMap(({ row, whyNot, person }) => (person
          ? [filledIn(ctx, round, row, person, (corrected) => summaryOf(round, row, { whyNot, proxies, corrected }), corrections)] : [])))
        const set = await Promise.all(papers.map(async (paper) => setPaper(sheetOf(paper, ctx.config.zone, now), await drawablesOf(ctx, paper))))
        for (const [i, bytes] of set.entries()) {
          const paper = papers[i] as AnsweredPaper
          folder ??= folders(paper.person.path.map((name) => safeName(name, 30)).join('/') || '_')
          const name = `${folder}/${names(fileName(paper, round.config.phases.length > 1), '.pdf')}`
          made.papers++
          yield* contents.add(paper, name)
          yield { name, bytes, at: paper.attempt.finishedAt ?? now }
        }
        // What the rules leave out counts as looked at, too.
        looked = Math.min(total, looked + papers.length)
        await run.tell({ done: scope.which === 'all' ? looked : Math.min(total, made.papers), total, message: `已做 ${made.papers} 份` })
      }
    }
  }
  yield* contents.end()
}

/** Of one member's attempts those that were asked for, with why they are not in a score. */
function chosen(round: Round, rows: readonly AttemptTable[], { phases, which }: PaperScope) {
  const whyNot = whyNotCounted(round, rows)
  return rows.filter((row) => row.finished_at !== null && phases.includes(row.phase) && (which === 'all' || !whyNot.has(row.id))).map((row) => ({ row, whyNot }))
}

/** 姓名_工号_阶段_第n次_分数 */
const fileName = ({ person, attempt }: AnsweredPaper, phases: boolean) =>
  safeName([person.name, person.staffNo ?? '', phases ? attempt.phase.name : '', `第${attempt.no}次`, `${number(attempt.score ?? 0)}分`].filter(Boolean).map((part) => safeName(part, 24)).join('_'), 72)

const COLUMNS = [['单位', 40], ['姓名', 12], ['工号', 14], ['阶段', 14], ['第几次', 8], ['得分', 8], ['满分', 8], ['交卷时间', 24], ['是否计入成绩', 24], ['文件', 70]] as const

/** The table of contents: a row for each paper, in as many files as it takes to hold none of them long. */
function contentsOf({ config: { zone }, clock }: Context, { title }: Round, most: number) {
  let rows: Cell[][] = []
  let files = 0
  const file = async (): Promise<ZippedFile> => {
    files++
    const columns = COLUMNS.map(([name, width]) => ({ title: name, width, ...(['得分', '满分'].includes(name) && { decimals: 2 }) }))
    const bytes = await setTable({ name: '目录', columns, rows, lead: [`${title}：答卷目录`] })
    rows = []
    return { name: files > 1 ? `目录-${files}.xlsx` : '目录.xlsx', bytes, at: clock() }
  }
  return {
    async* add({ person, attempt }: AnsweredPaper, name: string): AsyncGenerator<ZippedFile> {
      rows.push([
        person.path.join(' / '), person.name, person.staffNo ?? '', attempt.phase.name, attempt.no, attempt.score ?? 0, attempt.fullScore,
        attempt.finishedAt === null ? '' : stamp(attempt.finishedAt, zone), attempt.whyNot || '计入', name
      ])
      if (rows.length >= most) yield file()
    },
    async* end(): AsyncGenerator<ZippedFile> {
      if (rows.length || files === 0) yield file()
    }
  }
}
