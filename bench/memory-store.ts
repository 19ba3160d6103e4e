import type { AttemptTable, StandingTable, UnitStandingTable } from '../server/db/schema'
import type { FinishStore } from '../server/quiz/finish-store'
import type { LoadedRound } from '../server/quiz/load'
import type { PaperItem, Rubric } from '../server/rounds/rules/types'

export interface Held {
  attempts: Map<string, AttemptTable>
  papers: Map<string, PaperItem[]>
  rounds: Map<string, LoadedRound>
  rubrics: Map<string, Rubric>
  paths: Map<string, string>
}

/** The same ending of attempts on plain maps: what a server without durability would do. The baseline of the submit benchmark. */
export function memoryStore(held: Held): FinishStore {
  const standings = new Map<string, StandingTable>()
  const units = new Map<string, UnitStandingTable>()
  const cells = new Map<string, number>()
  const pick = <V>(from: Map<string, V>, keys: readonly string[]) => new Map(keys.flatMap((key) => (from.has(key) ? [[key, from.get(key) as V] as const] : [])))
  return {
    epoch: async () => ({ n: 0, key: '0' }),
    attempts: async (ids) => pick(held.attempts, ids),
    rounds: async (ids) => pick(held.rounds, ids),
    papers: async (ids) => pick(held.papers, ids),
    rubrics: async (versions) => pick(held.rubrics, versions),
    kept: async (rows) => ({
      standings: rows.flatMap((row) => standings.get(row.member_id) ?? []),
      units: [...new Set(rows.map((row) => row.unit_id))].flatMap((id) => units.get(id) ?? []),
      paths: held.paths, known: new Map()
    }),
    async write(changes) {
      for (const change of changes.attempts) Object.assign(held.attempts.get(change.id) as AttemptTable, change)
      for (const row of changes.standings) standings.set(row.member_id, row)
      for (const row of changes.cells) cells.set(`${row.level}:${row.cell}`, (cells.get(`${row.level}:${row.cell}`) ?? 0) + row.n)
      for (const row of changes.units) {
        const sum = units.get(row.unit_id)
        if (!sum) units.set(row.unit_id, { ...row })
        else for (const name of ['participants', 'attempts', 'score_sum', 'time_sum', 'full_marks', 'passed', 'high_scores'] as const) sum[name] += row[name]
      }
    }
  }
}
