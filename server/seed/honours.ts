import type { RoundConfig } from '../../contract/round-config'
import type { Context } from '../context'
import { drawRule, drawn, keptDraws, waitingDraw } from '../awards/draws'
import { issueTo } from '../awards/issue'
import { awardLists, markOf } from '../awards/lists'
import { roundStandings } from '../awards/standings'
import { announceHonours, keepDraw, revokeCertificate } from '../awards/writes'
import { onBehalf } from '../quiz/on-behalf'
import { findRound } from '../rounds/round'
import { seededRandom, shuffled } from '../rounds/rules/random'
import type { Played } from './stages'

const MINUTE = 60000
const HOUR = 60 * MINUTE
/** Members who have fetched their certificate. */
const FETCHED = 60

export const awardsOfRound: NonNullable<RoundConfig['awards']> = {
  persons: [
    { id: 'first', name: '一等奖', to: { kind: 'rank', from: 1, to: 10 } }, { id: 'second', name: '二等奖', to: { kind: 'rank', from: 11, to: 30 } },
    { id: 'third', name: '三等奖', to: { kind: 'rank', from: 31, to: 60 } }
  ],
  units: [{ id: 'best', name: '优秀组织奖', level: 2, to: { kind: 'rank', from: 1, to: 6 } }],
  draws: [{ id: 'lucky', name: '参与奖抽奖', who: { score: 60 }, prizes: [{ name: '党史图书一册', count: 10 }, { name: '纪念书签', count: 30 }], without: ['awarded'] }],
  certificates: [{ id: 'passed', name: '合格证书', who: { score: 60 } }, { id: 'excellent', name: '优秀证书', who: { score: 90 } }]
}

/** The day after a round: awards are announced, prizes drawn, certificates fetched, and one of them voided. */
export async function honour({ ctx, roundId, association, actor, seed }: Played, at: number): Promise<number> {
  const round = await findRound(ctx.db, roundId)
  if (!round) throw new Error(`No round ${roundId}`)
  const fixed = (what: string): Context => ({ ...ctx, secretText: (bytes) => secret(`${seed} ${what}`, bytes) })
  const standings = await roundStandings(ctx, round)
  const lists = await awardLists(ctx, round, standings)
  await ctx.writer.write(announceHonours, { roundId, actor, now: at, mark: markOf(lists), reason: '', lists })
  const rule = drawRule(round, 'lucky')
  const { record, rows } = await drawn(fixed('draw'), rule, await waitingDraw(ctx, round, rule, standings, await keptDraws(ctx, roundId)), standings.persons)
  await ctx.writer.write(keepDraw, { roundId, actor, now: at + HOUR, rule, record, rows })

  const [passed] = round.config.awards?.certificates ?? []
  if (!passed) return 0
  const people = new Map(association.people.map((one) => [one.id, one]))
  const known = (member: string) => people.get(member)?.part?.note !== undefined
  const able = shuffled(standings.persons.filter(({ score }) => score >= 6000).map(({ member }) => member), seededRandom(`${seed} certificates`))
  const fetching = [...able.filter(known), ...able.filter((member) => !known(member))].slice(0, FETCHED)
  for (const [i, member] of fetching.entries()) {
    const accountId = people.get(member)?.accountId
    if (!accountId) continue
    const who = await onBehalf(ctx, { accountId, sessionId: '', consent: null, mustChange: false, grants: [], member: { id: '', name: '', unitId: '', unitName: '', lineage: [], unitPath: '' } }, member)
    const { code } = await issueTo(fixed(`certificate ${member}`), who, round, passed, at + HOUR + (i + 1) * 6 * MINUTE)
    if (i === FETCHED - 1) await ctx.writer.write(revokeCertificate, { code, actor, now: at + 30 * HOUR, reason: '本人反映姓名有误，更正后重新发放' })
  }
  return 0
}

/** As the system's generator would give it, but the same for the same seed. */
function secret(seed: string, bytes: number): string {
  const random = seededRandom(seed)
  return Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256))).toString('base64url')
}
