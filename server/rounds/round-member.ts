import { sql } from 'kysely'
import type { RoundConfig } from '../../contract/round-config'
import { among, type Engine } from '../db/dialects'
import type { RoundMemberTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { lineage } from '../unit-path'
import type { Facts } from './rules/attempts'
import { groupOf, isOutOfRanking } from './rules/roster'

/** What is known of a member for one round, beside the roster, as the rules read it. */
export interface Known {
  group: string | undefined
  signedUpAt: number | undefined
  facts: Facts
  excused: boolean
  /** What was asked for when signing up. */
  fields: Record<string, string>
}

export const nothingKnown: Known = { group: undefined, signedUpAt: undefined, facts: {}, excused: false, fields: {} }

export const knownFrom = ({ group_id, signed_up_at, facts, excused, fields }: Omit<RoundMemberTable, 'round_id' | 'member_id'>): Known =>
  ({ group: group_id || undefined, signedUpAt: signed_up_at ?? undefined, facts: JSON.parse(facts) as Facts, excused: excused !== '', fields: JSON.parse(fields) as Record<string, string> })

/** Whether any rule of the round asks for more than the roster. */
export function asksForMore({ audience, result, attempts, awards, phases }: RoundConfig): boolean {
  const ofFacts = result?.bonus || (result?.by.kind === 'weighted' && result.by.terms.some((term) => 'fact' in term)) || attempts?.earned
    || phases.some((phase) => phase.attempts.earned || phase.gates?.some(({ kind }) => kind !== 'phase'))
    || awards?.draws?.some(({ who }) => who.fact) || awards?.certificates?.some(({ who }) => who.fact) || awards?.persons?.some(({ to }) => to.kind === 'qualify' && to.who.fact)
  return Boolean(ofFacts || audience.signUp || (audience.groups && audience.groups.by !== 'unit'))
}

export async function knownOf({ db, engine }: { db: Tx['db']; engine: Engine }, roundIds: readonly string[], memberIds: readonly string[]): Promise<Map<string, Known>> {
  if (roundIds.length === 0 || memberIds.length === 0) return new Map()
  const { rows } = await sql<RoundMemberTable>`select * from round_member where ${among(engine, 'round_id', [...new Set(roundIds)])}
    and ${among(engine, 'member_id', [...new Set(memberIds)])}`.execute(db)
  return new Map(rows.map((row) => [knownKey(row.round_id, row.member_id), knownFrom(row)]))
}

export const knownKey = (roundId: string, memberId: string) => `${roundId} ${memberId}`

export interface Place {
  group: string | undefined
  /** Takes part without a rank. */
  out: boolean
}

/** The group of a member and whether there is a rank to be had. */
export function placeOf({ audience }: Pick<RoundConfig, 'audience'>, memberId: string, unitPath: string, known: Known): Place {
  if (!audience.groups && !audience.outOfRanking && !audience.signUp) return { group: undefined, out: false }
  const line = lineage(unitPath)
  const member = { id: memberId, unit: line.at(-1) ?? '', group: known.group, signedUpAt: known.signedUpAt }
  const group = groupOf(audience, member, line)
  return { group, out: isOutOfRanking(audience, member, line, group) }
}
