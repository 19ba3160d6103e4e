import { readFileSync } from 'node:fs'
import type { RoundConfig } from '../../../contract/round-config'
import { honoursOf, type Honours } from '../rules/honours'
import { countingPhases } from '../rules/phases'
import type { AttemptRecord } from '../rules/replay'
import type { Roster } from '../rules/roster'
import type { PersonStanding } from '../rules/person-row'
import { standingsOf, type Standings } from '../rules/standings'
import { toPoints } from '../rules/types'
import { meanOf, rateOf } from '../rules/units'
import type { UnitStanding } from '../rules/unit-standings'
import { UsageError, type StandingsCommand } from './arguments'
import { problemsOf } from './check'
import { readAttempts, readJson, readRoster, type Out } from './files'

export function standingsCommand(command: StandingsCommand, out: Out, zone: string): number {
  const { config, problems } = problemsOf(readJson(command.config, '规则文件'), zone)
  const errors = problems.filter(({ level }) => level === 'error')
  if (!config || errors.length) throw new UsageError(errors.map(({ field, message }) => `${field || '整体'}：${message}`).join('\n'))
  const attempts = readAttempts(readFileSync(command.attempts, 'utf8'))
  const roster = command.roster === undefined ? { units: [], members: [] } : readRoster(readJson(command.roster, '花名册文件'))
  out.print(JSON.stringify(plainStandings(config, attempts, roster, { zone, seed: command.seed, ...(command.days && { days: command.days }) }), null, 1))
  return 0
}

interface Options {
  zone: string
  seed: string
  days?: { from: number; to: number }
}

/** Everything as plain values, scores in points, times in seconds: what the command prints, and tests compare. */
export function plainStandings(config: RoundConfig, attempts: readonly AttemptRecord[], roster: Roster, { zone, seed, days }: Options) {
  const standings = standingsOf(config, attempts, roster, { zone, seed, ...(days && { only: (day: number) => day >= days.from && day <= days.to }) })
  const honours = honoursOf(config, standings, seed)
  const awards = (list: Honours['persons'], id: string) => { const mine = list.filter((one) => one.id === id).map(({ award }) => award); return mine.length ? { awards: mine } : {} }
  const several = countingPhases(config).length > 1 || config.result?.by.kind === 'weighted'
  return {
    persons: standings.persons.map((person) => ({ ...plainPerson(person, several), ...awards(honours.persons, person.member), ...certificates(honours, person) })),
    units: standings.units.map((unit) => ({ ...plainUnit(unit), ...awards(honours.units, unit.unitId) })),
    ...(standings.entries.length && { entries: plainEntries(standings) }),
    ...(honours.draws.length && { draws: honours.draws }),
    ...(standings.ignored.length && { ignored: standings.ignored.map(({ index, code }) => ({ attempt: index + 1, code })) })
  }
}

const certificates = ({ certificates: list }: Honours, { member }: PersonStanding) => {
  const mine = list.filter(({ id }) => id === member).map(({ award }) => award)
  return mine.length ? { certificates: mine } : {}
}

const short = (n: number) => Number(n.toFixed(6))

/** @param several whether the round has more than one figure of a person */
function plainPerson({ member, name, unit, group, rank, score, timeMs, finishedAt, attempts, bonus, outOfRanking, passed, phases }: PersonStanding, several: boolean) {
  return {
    member, ...(name !== member && { name }), unit, ...(group !== undefined && { group }), rank, score: toPoints(score), seconds: timeMs / 1000,
    finishedAt: new Date(finishedAt).toISOString(), attempts, ...(bonus && { bonus: toPoints(bonus) }), ...(passed && { passed }), ...(outOfRanking && { outOfRanking }),
    ...(several && { phases: Object.fromEntries([...phases].map(([id, one]) => [id, { rank: one.rank, score: toPoints(one.score), seconds: one.timeMs / 1000, attempts: one.attempts }])) })
  }
}

function plainUnit(unit: UnitStanding) {
  const { unitId, name, level, rank, value, parts, roster, participants, attempts, scoreSum, fullMarks } = unit
  const rate = rateOf(unit), mean = meanOf(unit)
  return {
    unit: unitId, ...(name !== unitId && { name }), level, rank, value: value === null ? null : short(value), roster, participants, attempts,
    rate: rate === null ? null : short(rate), mean: mean === null ? null : short(mean), total: toPoints(scoreSum), fullMarks,
    ...(parts && { parts: parts.map(({ metric, figure, rank: place, points }) => ({ metric, figure: figure === null ? null : short(figure), ...(place !== undefined && { rank: place }), points: short(points) })) })
  }
}

const plainEntries = ({ entries }: Standings) => Object.fromEntries(entries.map(({ phase, entries: { admitted, reserves } }) => [phase, {
  admitted: admitted.map(({ member }) => member), ...(reserves.length && { reserves: reserves.map(({ member }) => member) })
}]))
