import type { Context } from '../context'
import type { MessageTable } from '../db/messages-schema'
import type { MessageKind } from '../messages/kind'
import { findRound, momentOf } from '../rounds/round'
import { unitPart } from '../rounds/rules/boards'

/** A reminder of a round: nobody needs it who has taken part meanwhile, or once the round is over. */
export const roundMessage: MessageKind = {
  kind: 'round',
  async needless(ctx, messages, now) {
    const needless = new Set<string>()
    for (const roundId of new Set(messages.map(({ subject }) => subject))) {
      const ofRound = messages.filter(({ subject }) => subject === roundId)
      const done = await tookPart(ctx, roundId, ofRound, now)
      for (const { id, account_id } of ofRound) if (done === 'all' || done.has(account_id)) needless.add(id)
    }
    return needless
  }
}

async function tookPart({ db }: Context, roundId: string, messages: readonly MessageTable[], now: number): Promise<ReadonlySet<string> | 'all'> {
  const round = await findRound(db, roundId)
  if (!round || momentOf(round, now) !== 'open') return 'all'
  const rows = await db.selectFrom('account').innerJoin('standing', 'standing.member_id', 'account.member_id').select('account.id')
    .where('standing.round_id', '=', roundId).where('standing.board', '=', unitPart(round.config)).where('account.id', 'in', messages.map((one) => one.account_id)).execute()
  return new Set(rows.map(({ id }) => id))
}
