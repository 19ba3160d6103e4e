import { sql } from 'kysely'
import { among } from '../db/dialects'
import type { PracticeAnswerTable, PracticeSchema } from '../db/practice-schema'
import type { Tx } from '../db/writer/write'
import { dayOfPack } from './rules/days'
import { firstAnswers, packScore, rowLength, type PackAnswer } from './rules/packs'
import { insertDone, putBest, rowsOf } from './store'

/* What a pack as a whole comes to, each time answers to it arrive. */

interface Pack {
  memberId: string
  pack: string
  answers: PracticeAnswerTable[]
}

const plain = (row: PracticeAnswerTable): PackAnswer => ({ id: row.id, questionId: row.question_id, at: row.at, correct: row.correct === 1, points: row.points })

export async function recordPacks(tx: Tx, members: readonly string[], fresh: readonly PracticeAnswerTable[]): Promise<void> {
  const touched = new Set(fresh.filter((row) => row.kind === 'mock' || row.kind === 'challenge' || row.kind === 'daily').map((row) => `${row.member_id} ${row.pack}`))
  if (touched.size === 0) return
  const packs = new Map<string, Pack>()
  for (const row of await rowsOf(tx, 'practice_answer', members, 'pack', fresh.map(({ pack }) => pack))) {
    const key = `${row.member_id} ${row.pack}`
    if (!touched.has(key)) continue
    const pack = packs.get(key) ?? { memberId: row.member_id, pack: row.pack, answers: [] }
    packs.set(key, pack)
    pack.answers.push(row)
  }
  await recordBests(tx, members, [...packs.values()])
  await recordDays(tx, [...packs.values()])
}

async function recordBests(tx: Tx, members: readonly string[], packs: readonly Pack[]) {
  const mocks = new Map((await rowsOf(tx, 'practice_mock', members, 'pack', packs.map(({ pack }) => pack))).map((row) => [row.pack, row]))
  const reached = packs.flatMap<PracticeSchema['practice_best']>(({ memberId, pack, answers }) => {
    const mock = mocks.get(pack)
    if (mock && mock.member_id === memberId) return [{ member_id: memberId, kind: 'mock', round_id: mock.round_id, best: packScore(answers.filter(({ kind }) => kind === 'mock').map(plain)) }]
    const row = answers.filter(({ kind }) => kind === 'challenge')
    return row.length ? [{ member_id: memberId, kind: 'challenge', round_id: '', best: rowLength(row.map(plain)) }] : []
  })
  const key = (row: PracticeSchema['practice_best']) => `${row.member_id} ${row.kind} ${row.round_id}`
  const best = new Map((await rowsOf(tx, 'practice_best', members, 'kind', ['mock', 'challenge'])).map((row) => [key(row), row.best]))
  const better = new Map<string, PracticeSchema['practice_best']>()
  for (const row of reached) {
    if (row.best <= (best.get(key(row)) ?? -1)) continue
    best.set(key(row), row.best)
    better.set(key(row), row)
  }
  await putBest(tx.db, tx.engine, [...better.values()])
}

/** A day is done when each of its questions that may still be asked was answered; `day` is the one on which the answers were given. */
async function recordDays(tx: Tx, packs: readonly Pack[]) {
  const days = [...new Set(packs.flatMap(({ pack }) => dayOfPack(pack) ?? []))]
  if (days.length === 0) return
  const { rows } = await sql<{ day: number; body: string }>`select day, body from daily_pack where day in (${sql.join(days)})`.execute(tx.db)
  const versions = new Map(rows.map((row) => [Number(row.day), JSON.parse(row.body) as string[]]))
  const open = await openQuestions(tx, [...versions.values()].flat())
  await insertDone(tx.db, tx.engine, packs.flatMap(({ memberId, pack, answers }) => {
    const day = dayOfPack(pack)
    const wanted = day === undefined ? [] : (versions.get(day) ?? []).flatMap((version) => open.get(version) ?? [])
    const given = new Set(firstAnswers(answers.filter(({ kind }) => kind === 'daily').map(plain)).map(({ questionId }) => questionId))
    return day !== undefined && wanted.length > 0 && wanted.every((id) => given.has(id)) ? [{ member_id: memberId, day }] : []
  }))
}

/** Version id → question, of those that may be practised now. */
async function openQuestions({ db, engine }: Tx, versions: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ version: string; id: string }>`select v.id as version, q.id from question_version v join question q on q.id = v.question_id
    join bank b on b.id = q.bank_id where b.practice = 1 and q.status = 'active' and ${among(engine, 'v.id', versions)}`.execute(db)
  return new Map(rows.map((row) => [row.version, row.id]))
}
