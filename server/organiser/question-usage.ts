import { sql } from 'kysely'
import type { QuestionDetail } from '../../contract/questions'
import type { PaperRule } from '../../contract/round-config'
import type { Context } from '../context'
import { contains } from '../db/dialects'
import type { Handlers } from '../http/call'
import { questionDetail } from '../questions/detail'
import { ownImport } from '../questions/imports/routes'
import { summaryOf } from '../questions/imports/items'
import { undo } from '../questions/imports/undo'
import { idPrefix } from '../questions/rules/item'
import { roundFrom, type Round } from '../rounds/round'
import { papersOf } from '../rounds/rules/phases'
import type { PaperItem } from '../rounds/rules/types'

/*
 * Where questions were asked. Papers are kept whole, one text each: they are looked through in slices, and only those of rounds that can
 * have the question at all.
 */

const SLICE = 400

/** Papers of a round that hold this piece of text, a slice at a time. */
async function* papersWith({ db, engine }: Context, roundId: string, piece: string, since: number): AsyncGenerator<string[]> {
  let after = ''
  for (;;) {
    const { rows } = await sql<{ id: string; body: string | null }>`select a.id, case when ${contains(engine, 'p.body', piece)} then p.body end as body
      from attempt a join paper p on p.attempt_id = a.id where a.round_id = ${roundId} and a.id > ${after} and a.started_at >= ${since}
      order by a.id limit ${SLICE}`.execute(db)
    yield rows.flatMap(({ body }) => body ?? [])
    if (rows.length < SLICE) return
    after = rows.at(-1)?.id ?? ''
    await new Promise((resolve) => setImmediate(resolve))
  }
}

type Asked = { bank_id: string; ids: (id: string) => boolean }

/** Whether a paper by this rule may hold one of the questions. */
function mayAsk(paper: PaperRule, { bank_id, ids }: Asked): boolean {
  if (paper.kind === 'fixed') return paper.questions.some(({ question }) => ids(question))
  return paper.parts.some(({ banks }) => !banks?.length || banks.includes(bank_id))
}

async function roundsSince({ db }: Context, since: number, asked: Asked): Promise<Round[]> {
  const rows = await db.selectFrom('round').selectAll().where('state', '!=', 'draft').where('closes_at', '>=', since).orderBy('opens_at', 'desc').orderBy('id').execute()
  return rows.map(roundFrom).filter(({ config }) => config.phases.flatMap(papersOf).some(({ paper }) => mayAsk(paper, asked)))
}

export async function roundsAsking(ctx: Context, questionId: string): Promise<QuestionDetail['rounds']> {
  const question = await ctx.db.selectFrom('question').select(['bank_id', 'created_at']).where('id', '=', questionId).executeTakeFirstOrThrow()
  const rounds = await roundsSince(ctx, question.created_at, { bank_id: question.bank_id, ids: (id) => id === questionId })
  const found: QuestionDetail['rounds'] = []
  for (const { id, title, phase } of rounds) {
    let attempts = 0
    for await (const papers of papersWith(ctx, id, `"version":"${questionId}.`, question.created_at)) attempts += papers.length
    if (attempts > 0 || phase.paper.kind === 'fixed') found.push({ id, title, attempts })
  }
  return found
}

/** Questions of an import that stand in somebody's paper, or are chosen by name in a round, be it a draft. */
export async function usedOfImport(ctx: Context, row: { id: string; bank_id: string | null; created_at: number }): Promise<Set<string>> {
  const prefix = idPrefix(row.id)
  const used = new Set<string>()
  const configs = await ctx.db.selectFrom('round').selectAll().where(contains(ctx.engine, 'config', `"${prefix}`)).execute()
  for (const { config } of configs.map(roundFrom)) {
    for (const { paper } of config.phases) if (paper.kind === 'fixed') for (const { question } of paper.questions) if (question.startsWith(prefix)) used.add(question)
  }
  const rounds = await roundsSince(ctx, row.created_at, { bank_id: row.bank_id ?? '', ids: (id) => id.startsWith(prefix) })
  for (const { id } of rounds) {
    for await (const papers of papersWith(ctx, id, `"version":"${prefix}`, row.created_at)) {
      for (const { version } of papers.flatMap((body) => JSON.parse(body) as PaperItem[])) {
        if (version.startsWith(prefix)) used.add(version.slice(0, version.lastIndexOf('.')))
      }
    }
  }
  return used
}

/** Endpoints of questions that have to know about rounds. */
export const questionUsageHandlers: Handlers<'GET /questions/:id' | 'POST /imports/:id/undo'> = {
  async 'GET /questions/:id'({ ctx, actor, input }) {
    const detail = await questionDetail(ctx, actor, input.id)
    return { ...detail, rounds: await roundsAsking(ctx, detail.id) }
  },

  async 'POST /imports/:id/undo'({ ctx, actor, input, now }) {
    const row = await ownImport(ctx, actor, input.id)
    const undone = await undo(ctx, row.id, [...await usedOfImport(ctx, row)], actor.accountId, now)
    return { ...await summaryOf(ctx, row.id), ...undone }
  }
}
