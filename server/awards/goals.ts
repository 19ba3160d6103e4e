import type { Goal } from '../../contract/quiz'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import { momentOf, type Round } from '../rounds/round'
import { drawWords, whoWords } from '../rounds/rules/notice-awards'
import { ticketsOf } from '../rounds/rules/prizes'
import { qualifies } from '../rounds/rules/qualify'
import { endMoment, moment } from '../rounds/rules/words'
import { deserves } from './certificates'
import { listId } from './lists'
import { judgedMember, type KeptMember } from './person'
import { ticketScores } from './standings'

/** What there is to be had in a round, and whether the member has reached it. */
export async function goalsOf(ctx: Context, { member }: MemberActor, { round, state }: { round: Round; state: KeptMember }, now: number): Promise<Goal[]> {
  const { draws = [], certificates = [] } = round.config.awards ?? {}
  if (round.practice || (draws.length === 0 && certificates.length === 0)) return []
  const person = await judgedMember(ctx, member.id, round, state)
  const issued = person && certificates.length ? await ctx.db.selectFrom('certificate').select(['cert', 'code']).where('round_id', '=', round.id).where('member_id', '=', member.id)
    .where('revoked_at', 'is', null).execute() : []
  const codes = new Map(issued.map(({ cert, code }) => [cert, code]))
  const scores = person && draws.some(({ tickets }) => tickets) ? (await ticketScores(ctx, round, member.id)).get(member.id) ?? [] : []
  const over = momentOf(round, now) === 'closed'
  const drawn = draws.length ? await drawnFor(ctx, round.id, member.id) : new Map<string, string[]>()
  return [
    ...certificates.map((one): Goal => {
      const reached = codes.has(one.id) || deserves(round, one, person, now)
      return {
        kind: 'certificate', id: one.id, name: one.name, text: `${whoWords(round.config, one.who)}可以领取${datesOf(ctx, one, now)}。`,
        reached, outcome: over && !reached ? 'missed' : null, prizes: [], code: codes.get(one.id) ?? null
      }
    }),
    ...draws.map((draw): Goal => {
      const reached = person !== null && qualifies(draw.who, person) && ticketsOf(draw.tickets, scores) > 0
      const prizes = drawn.get(draw.id)
      const ended = prizes?.length ? 'won' : !reached ? 'missed' : prizes ? 'lost' : null
      return { kind: 'draw', id: draw.id, name: draw.name, text: `${drawWords(round.config, draw)}。`, reached, outcome: over ? ended : null, prizes: prizes ?? [], code: null }
    })
  ]
}

/** What a member drew, by draw; the draws that have not taken place are not in it. */
async function drawnFor({ db }: Context, roundId: string, memberId: string): Promise<Map<string, string[]>> {
  const held = await db.selectFrom('prize_draw').select('draw').where('round_id', '=', roundId).execute()
  const own = await db.selectFrom('honour').select(['list', 'prize']).where('round_id', '=', roundId).where('holder_id', '=', memberId).orderBy('place').execute()
  return new Map(held.map(({ draw }) => [draw, own.filter(({ list }) => list === listId('draw', draw)).map(({ prize }) => prize)]))
}

function datesOf(ctx: Context, { from, until }: { from?: number; until?: number }, now: number): string {
  const { zone } = ctx.config
  const words = [...(from === undefined ? [] : [`从 ${moment(from, zone, now)} 起`]), ...(until === undefined ? [] : [`到 ${endMoment(until, zone, now)} 为止`])]
  return words.length ? `，${words.join('，')}` : ''
}
