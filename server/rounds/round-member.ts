import { sql } from 'kysely'
import type { RoundConfig } from '../../contract/round-config'
import { among, type Engine } from '../db/dialects'
import type { RoundMemberTable } from '../db/schema'
import type { Tx } from '../db/writer/write'
import { lineage } from '../unit-path'
import type { Facts } from './rules/attempts'
import { factsHeld, factsIn } from './rules/facts'
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

export const knownFrom = ({ group_id, signed_up_at, facts, studied = '', excused, fields }: Omit<RoundMemberTable, 'round_id' | 'member_id'>, config: RoundConfig): Known =>
  ({ group: group_id || undefined, signedUpAt: signed_up_at ?? undefined, facts: factsHeld(config, JSON.parse(facts) as Facts, JSON.parse(studied || '{}') as Facts), excused: excused !== '', fields: JSON.parse(fields) as Record<string, string> })

/** Whether any rule of the round asks for more than the roster. */
export const asksForMore = (config: RoundConfig): boolean => factsIn(config).all.length > 0 || asksWhoSignedUp(config)

const asksWhoSignedUp = ({ audience, phases }: RoundConfig) =>
  Boolean(audience.signUp || (audience.groups && audience.groups.by !== 'unit') || phases.some((phase) => phase.gates?.some(({ kind }) => kind === 'signedUp')))

export async function knownOf({ db, engine }: { db: Tx['db']; engine: Engine }, rounds: readonly { id: string; config: RoundConfig }[], memberIds: readonly string[]): Promise<Map<string, Known>> {
  if (rounds.length === 0 || memberIds.length === 0) return new Map()
  const configs = new Map(rounds.map(({ id, config }) => [id, config]))
  const { rows } = await sql<RoundMemberTable>`select * from round_member where ${among(engine, 'round_id', [...configs.keys()])}
    and ${among(engine, 'member_id', [...new Set(memberIds)])}`.execute(db)
  return new Map(rows.map((row) => [knownKey(row.round_id, row.member_id), knownFrom(row, configs.get(row.round_id) as RoundConfig)]))
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
