import { sql } from 'kysely'
import type { ImportItem, ImportSummary, ItemProblem, ReadBody } from '../../../contract/questions'
import type { Context } from '../../context'
import type { ImportItemTable, QuestionImportTable } from '../../db/bank-schema'
import { AppError } from '../../errors'
import { namesOf } from '../detail'
import type { ParsedQuestion } from '../parse/types'
import { readBodyOf } from '../rules/body'
import { problemsOf } from '../rules/check'
import { standingOf, type Twin } from '../rules/item'
import { exactKey } from '../rules/likeness'
import { currentBodies } from '../versions'

/* Items of an import: from the parser's questions to rows, and from rows to what a person sees. */

/** What a file's reader found and what the bank's own check finds, each kind once; that it stands twice is told by its twin. */
export function problemsFound(question: ParsedQuestion, body: ReadBody): ItemProblem[] {
  const read = question.problems.filter(({ code }) => code !== 'duplicate')
  const known = new Set(read.map(({ code }) => code))
  // A file's reader says why an answer is not clear; that there is none is the same thing over again.
  const told = known.has('answer_unclear') || known.has('answer_conflict') || known.has('answer_beyond')
  const found = problemsOf(body, question.line).filter(({ code }) => !known.has(code) && !(told && code === 'no_answer'))
  return [...read, ...found].map(({ code, message, line, words }) => ({ code, message, line, words: words.slice(0, 200) }))
}

export function itemRow(importId: string, no: number, label: string, question: ParsedQuestion): ImportItemTable {
  const body = readBodyOf(question)
  const problems = problemsFound(question, body)
  return {
    import_id: importId, no, type: body.type, body: JSON.stringify(body), label, section: question.section.slice(0, 200), line: question.line,
    problems: JSON.stringify(problems), ...standingOf({ problems, twin: null, chosen: null }), chosen: null, edited: 0, exact: exactKey(body),
    twin: null, twin_no: null, question_id: null, previous_version: null
  }
}

export const factsOf = (row: ImportItemTable) => ({
  problems: JSON.parse(row.problems) as ItemProblem[], twin: row.twin === null ? null : JSON.parse(row.twin) as Twin, chosen: row.chosen
})

export const bodyIn = (row: ImportItemTable) => JSON.parse(row.body) as ReadBody

/** The row with its twin as it is now, and what follows from it. */
export const withTwin = (row: ImportItemTable, twin: Twin | null): ImportItemTable => ({
  ...row, twin: twin && JSON.stringify(twin), twin_no: twin?.no ?? null, ...(row.state !== 'done' && standingOf({ ...factsOf(row), twin }))
})

export async function itemViews(ctx: Context, rows: readonly ImportItemTable[]): Promise<ImportItem[]> {
  const facts = rows.map(factsOf)
  const known = await currentBodies(ctx.db, [...new Set(facts.flatMap(({ twin }) => twin?.questionId ?? []))])
  const banks = await bankNames(ctx, [...known.values()].map(({ question }) => question.bank_id))
  const nos = [...new Set(facts.flatMap(({ twin }) => twin?.no ?? []))]
  const importId = rows[0]?.import_id ?? ''
  const earlier = nos.length === 0 ? [] : await ctx.db.selectFrom('import_item').select(['no', 'label', 'section', 'body']).where('import_id', '=', importId).where('no', 'in', nos).execute()
  const byNo = new Map(earlier.map(({ no, body, ...place }) => [no, { ...place, body: JSON.parse(body) as ReadBody }]))
  return rows.map((row, i) => ({
    no: row.no, label: row.label, section: row.section, line: row.line, body: bodyIn(row), state: row.state, decision: row.decision, edited: row.edited === 1,
    ...(row.chosen && { chosen: row.chosen }),
    problems: facts[i]?.problems ?? [], twin: twinView(facts[i]?.twin ?? null)
  }))

  function twinView(twin: Twin | null): ImportItem['twin'] {
    const current = twin?.questionId ? known.get(twin.questionId) : undefined
    if (twin && current) return { ...twin, body: current.body, bank: banks.get(current.question.bank_id) ?? '' }
    const before = twin?.no ? byNo.get(twin.no) : undefined
    return twin && before ? { ...twin, ...before, bank: '' } : null
  }
}

async function bankNames({ db }: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('bank').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A problem that nobody is going to mend: somebody has said to leave it out. */
export const setAside = (row: string) => sql<boolean>`(${sql.ref(`${row}.state`)} = 'problem' and ${sql.ref(`${row}.chosen`)} is not null and ${sql.ref(`${row}.chosen`)} = 'skip')`

type Filter = 'all' | ImportItem['state']

/** @param around also the neighbours of each item that the filter finds, so that one sees where it stands. */
export async function itemPage(ctx: Context, importId: string, filter: Filter, around: boolean, cursor: string | undefined, limit: number) {
  const after = cursor === undefined || cursor === '' ? 0 : Number(cursor)
  if (!Number.isInteger(after) || after < 0 || after > 1e6) throw new AppError('bad_request', '这一页已经找不到了，请从第一页看起。')
  const is = (row: string) => sql<boolean>`${sql.raw(row)}.state = ${filter}${filter === 'problem' ? sql` and not ${setAside(row)}` : sql``}`
  const fits = filter === 'all' ? sql<boolean>`1 = 1` : around
    ? sql<boolean>`exists (select 1 from import_item n where n.import_id = i.import_id and n.no between i.no - 1 and i.no + 1 and ${is('n')})`
    : is('i')
  const { rows } = await sql<ImportItemTable>`select i.* from import_item i where i.import_id = ${importId} and i.no > ${after} and ${fits} order by i.no limit ${limit + 1}`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  return { items: await itemViews(ctx, shown), next: rows.length > limit ? String(shown.at(-1)?.no) : null }
}

interface Group { import_id: string; type: ImportItemTable['type']; state: ImportItemTable['state']; decision: ImportItemTable['decision']; aside: number; n: number }

export async function summaries(ctx: Context, imports: readonly QuestionImportTable[]): Promise<ImportSummary[]> {
  if (imports.length === 0) return []
  const { rows } = await sql<Group>`select import_id, type, state, decision, case when ${setAside('i')} then 1 else 0 end as aside, count(*) as n from import_item i
    where import_id in (${sql.join(imports.map(({ id }) => id))}) group by import_id, type, state, decision, aside`.execute(ctx.db)
  const banks = await bankNames(ctx, imports.flatMap(({ bank_id }) => bank_id ?? []))
  const nameOf = await namesOf(ctx, imports.map(({ actor }) => actor))
  return imports.map((row) => {
    const own = rows.filter((group) => group.import_id === row.id)
    const sum = (fits: (group: Group) => boolean) => own.filter(fits).reduce((total, { n }) => total + Number(n), 0)
    const ofType = (type: Group['type']) => sum((group) => group.type === type)
    const inState = (state: Group['state']) => sum((group) => group.state === state)
    return {
      id: row.id, name: row.name, bank: row.bank_id === null ? null : { id: row.bank_id, name: banks.get(row.bank_id) ?? '' }, state: row.state,
      at: row.created_at, by: nameOf(row.actor), lines: row.lines,
      counts: {
        total: sum(() => true), single: ofType('single'), multiple: ofType('multiple'), judge: ofType('judge'), fill: ofType('fill'), short: ofType('short'), unsupported: ofType('unsupported'),
        ready: inState('ready'), problem: sum((group) => group.state === 'problem' && Number(group.aside) === 0), duplicate: inState('duplicate'), done: inState('done'),
        skipped: sum((group) => group.decision === 'skip' && (group.state === 'ready' || group.state === 'duplicate'))
      },
      problems: JSON.parse(row.problems) as ItemProblem[],
      imported: { created: row.created, replaced: row.replaced }, undoable: row.state !== 'undone' && row.created + row.replaced > 0
    }
  })
}

export async function summaryOf(ctx: Context, importId: string): Promise<ImportSummary> {
  const row = await ctx.db.selectFrom('question_import').selectAll().where('id', '=', importId).executeTakeFirstOrThrow()
  return (await summaries(ctx, [row]))[0] as ImportSummary
}
