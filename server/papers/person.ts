import { sql } from 'kysely'
import type { PaperSummary, RoundPerson } from '../../contract/papers'
import type { Context } from '../context'
import { among } from '../db/dialects'
import type { AttemptTable, RoundMemberTable } from '../db/schema'
import { unitRefs } from '../roster/queries'
import { knownFrom, nothingKnown, placeOf } from '../rounds/round-member'
import { phaseOfRound, type Round } from '../rounds/round'
import { nameOf } from '../rounds/rules/notice-names'
import { endlessPaper, papersOf } from '../rounds/rules/phases'
import { toPoints } from '../rounds/rules/types'
import { lineage } from '../unit-path'
import { leftOut } from './rules/counted'

interface Row extends Pick<RoundMemberTable, 'member_id'> {
  name: string
  staff_no: string | null
  unit_id: string
  path: string
  late: number
}

/** Members as they take part in a round, by id: a later transfer leaves them where they entered. */
export async function peopleOf({ db, engine }: Pick<Context, 'db' | 'engine'>, round: Round, ids: readonly string[]): Promise<Map<string, RoundPerson>> {
  const { rows } = await sql<Row>`select m.id as member_id, m.name, m.staff_no, u.id as unit_id, u.path,
      case when e.member_id is null then ${round.frozen_at === null ? 0 : 1} else e.late end as late
    from member m left join round_entrant e on e.round_id = ${round.id} and e.member_id = m.id join unit u on u.id = coalesce(e.unit_id, m.unit_id)
    where ${among(engine, 'm.id', ids)}`.execute(db)
  const { rows: known } = await sql<RoundMemberTable>`select * from round_member where round_id = ${round.id} and ${among(engine, 'member_id', ids)}`.execute(db)
  const facts = new Map(known.map((row) => [row.member_id, row]))
  const names = new Map((await unitRefs(db, [...new Set(rows.flatMap(({ path }) => lineage(path)))])).map(({ id, name }) => [id, name]))
  return new Map(rows.map((row) => {
    const own = facts.get(row.member_id)
    const { group } = placeOf(round.config, row.member_id, row.path, own ? knownFrom(own, round.config) : nothingKnown)
    return [row.member_id, {
      memberId: row.member_id, name: row.name, staffNo: row.staff_no, unit: { id: row.unit_id, name: names.get(row.unit_id) ?? '' },
      path: lineage(row.path).map((id) => names.get(id) ?? ''), group: round.config.audience.groups?.list.find(({ id }) => id === group)?.name ?? null,
      excused: own?.excused ?? '', late: Number(row.late) === 1
    }]
  }))
}

/** Every attempt of these members in a round, by member, in the order of its phases. */
export async function attemptsOf({ db, engine }: Pick<Context, 'db' | 'engine'>, { id, config }: Round, members: readonly string[]): Promise<Map<string, AttemptTable[]>> {
  const phases = config.phases.map((phase) => phase.id)
  const { rows } = await sql<AttemptTable>`select * from attempt where round_id = ${id} and ${among(engine, 'phase', phases)} and ${among(engine, 'member_id', members)}`.execute(db)
  rows.sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase) || a.no - b.no)
  const all = new Map<string, AttemptTable[]>()
  for (const row of rows) all.set(row.member_id, [...all.get(row.member_id) ?? [], row])
  return all
}

/** Why each of one member's attempts is not in a score; those that are, are left out. */
export function whyNotCounted(round: Round, rows: readonly AttemptTable[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const phase of round.config.phases) {
    const own = rows.filter((row) => row.phase === phase.id)
    for (const row of own) {
      if (row.finished_at === null) out.set(row.id, '还没有交卷')
      else if (row.voided === 'tooFast') out.set(row.id, '答得太快，不计成绩')
      else if (row.voided === 'left') out.set(row.id, '离开次数超过规定，不计成绩')
      else if (round.practice || phase.role === 'practice') out.set(row.id, '练习，不计成绩')
    }
    const tried = own.filter(({ id }) => !out.has(id)).map((row) => ({
      id: row.id, day: row.day, score: row.score ?? 0, timeMs: row.time_ms ?? 0, finishedAt: row.finished_at ?? 0, perfect: row.correct === row.total,
      ...(row.paper_id !== 'main' && { paper: row.paper_id })
    }))
    for (const [id, why] of leftOut(phase.counting, round.config.person.ties, tried)) out.set(id, why)
  }
  return out
}

/** Names of the organisers who entered papers, by their accounts. */
export async function proxiesOf({ db, engine }: Pick<Context, 'db' | 'engine'>, rows: readonly Pick<AttemptTable, 'proxy_by'>[]): Promise<Map<string, string>> {
  const accounts = [...new Set(rows.map(({ proxy_by }) => proxy_by).filter(Boolean))]
  if (accounts.length === 0) return new Map()
  const { rows: found } = await sql<{ id: string; name: string }>`select a.id, m.name from account a join member m on m.id = a.member_id where ${among(engine, 'a.id', accounts)}`.execute(db)
  return new Map(found.map(({ id, name }) => [id, name]))
}

export function summaryOf(round: Round, row: AttemptTable, { whyNot, proxies, corrected }: { whyNot: ReadonlyMap<string, string>; proxies: ReadonlyMap<string, string>; corrected: boolean }): PaperSummary {
  const phase = phaseOfRound(round, row.phase)
  const done = row.finished_at !== null
  const endless = endlessPaper(phase, row.paper_id)
  return {
    id: row.id, phase: { id: phase.id, name: nameOf(round.config, phase.id) }, no: row.no,
    paperName: phase.alternatives ? papersOf(phase).find(({ id }) => id === row.paper_id)?.name ?? '' : '',
    finish: done ? row.finish ?? 'submitted' : null, startedAt: row.started_at, finishedAt: row.finished_at, timeMs: done ? row.time_ms ?? 0 : null,
    score: done ? toPoints(row.score ?? 0) : null, correct: done ? row.correct ?? 0 : null,
    fullScore: endless ? null : toPoints(row.full_score), total: endless ? null : row.total,
    passed: done && phase.pass ? row.passed === 1 : null, whyNot: whyNot.get(row.id) ?? '',
    proxyBy: row.proxy_by ? proxies.get(row.proxy_by) ?? '已离开的组织者' : null, leaves: row.leaves, corrected
  }
}
