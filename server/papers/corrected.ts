import { sql } from 'kysely'
import type { AnsweredItem } from '../../contract/papers'
import type { PhaseConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { AttemptTable } from '../db/schema'
import type { AttemptState } from '../quiz/attempt-state'
import { marksOf } from '../quiz/finish-write'
import { rubricsFor } from '../quiz/reveal'
import { toPoints, type PaperItem, type Rubric } from '../rounds/rules/types'

/** A key that was corrected while papers of the round were there: the keys of that time by version. */
export interface Correction {
  at: number
  /** When the round's page said so. */
  notedAt: number
  epoch: number
  text: string
  before: ReadonlyMap<string, Rubric>
}

interface KeyAudit {
  job: string
  epoch: number
  before: ({ version: string } & Rubric)[]
}

/** What the round's page has announced as corrected, the earliest first. */
export async function correctionsIn({ db, engine }: Pick<Context, 'db' | 'engine'>, roundId: string): Promise<Correction[]> {
  const notes = await db.selectFrom('round_note').select(['id', 'at', 'text']).where('round_id', '=', roundId).execute()
  const byJob = new Map(notes.filter(({ id }) => id.endsWith(`.${roundId}`)).map((note) => [note.id.slice(0, -roundId.length - 1), note]))
  if (byJob.size === 0) return []
  // Both were written in one transaction, and bear its moment.
  const { rows } = await sql<{ at: number; data: string; job: string }>`select j.id as job, j.at, a.data from job j join audit a on a.at = j.at and a.kind = 'question.key' and a.subject = j.subject
    where ${among(engine, 'j.id', [...byJob.keys()])} order by j.at, j.id`.execute(db)
  return rows.flatMap(({ at, data, job }) => {
    const { epoch, before, job: own } = JSON.parse(data) as KeyAudit
    return own === job ? [{ at: Number(at), epoch, text: byJob.get(job)?.text ?? '', notedAt: byJob.get(job)?.at ?? Number(at), before: new Map(before.map(({ version, right, texts }) => [version, { right, texts }])) }] : []
  })
}

/** Of these, those after which this paper was marked again. */
export const correctionsFor = (all: readonly Correction[], row: Pick<AttemptTable, 'finished_at' | 'scored_epoch'>, paper: readonly Pick<PaperItem, 'version'>[]): Correction[] =>
  all.filter(({ at, epoch, before }) => at > (row.finished_at ?? Infinity) && row.scored_epoch >= epoch && paper.some(({ version }) => before.has(version)))

interface Was {
  /** By place in the paper, 0-based. */
  items: Map<number, NonNullable<AnsweredItem['before']>>
  score: number
}

/** The paper as it was first marked: by the present rules, with the keys of that time. */
export async function markedBefore(ctx: Context, row: AttemptTable, phase: PhaseConfig, paper: readonly PaperItem[], corrections: readonly Correction[]): Promise<Was | null> {
  if (corrections.length === 0) return null
  const old = new Map<string, Rubric>()
  for (const { before } of corrections) for (const [version, rubric] of before) if (!old.has(version)) old.set(version, rubric)
  const rubrics = new Map([...await rubricsFor(ctx, paper), ...old])
  const { marks, score } = marksOf(phase, paper, rubrics, JSON.parse(row.state) as AttemptState)
  return {
    score: toPoints(score),
    items: new Map(paper.flatMap(({ version, order }, i) => {
      const rubric = old.get(version)
      const mark = marks[i]
      if (!rubric || !mark) return []
      const right = order.length ? order.flatMap((place, shown) => (rubric.right.includes(place) ? [shown] : [])) : rubric.right
      return [[i, { outcome: mark.verdict, points: toPoints(mark.points), right, texts: rubric.texts }] as const]
    }))
  }
}
