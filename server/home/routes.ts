import { applicationsFor } from '../events/pending'
import { nextEvents } from '../events/upcoming'
import type { Handlers } from '../http/call'
import { unreadOf } from '../inbox/list'
import { pendingFor } from '../organiser/pending'
import { myRound, roundCard } from '../quiz/member-rounds'
import { closesAt, momentOf, type Round } from '../rounds/round'
import { visibleRounds } from '../rounds/visible'

type HomeRoute = keyof typeof import('../../contract/home').homeEndpoints

/** What one sees first: made of every other feature, and known to none of them. */
export const homeHandlers: Handlers<HomeRoute> = {
  async 'GET /home'({ ctx, actor, now }) {
    const rounds = await visibleRounds(ctx, actor)
    const of = (state: string) => rounds.filter((round) => momentOf(round, now) === state)
    const cards = (list: Round[]) => Promise.all(list.map(async (round) => roundCard(ctx, actor, await myRound(ctx, actor, round, now), now)))
    const open = await cards(of('open').sort((a, b) => a.practice - b.practice || closesAt(a) - closesAt(b)))
    return {
      now, main: open[0] ?? null, open: open.slice(1),
      upcoming: await cards(of('upcoming').sort((a, b) => a.opens_at - b.opens_at).slice(0, 3)),
      closed: await cards(of('closed').sort((a, b) => closesAt(b) - closesAt(a)).slice(0, 2)),
      organiser: actor.grants.length ? { ...await pendingFor(ctx, actor, now), applications: await applicationsFor(ctx, actor, now) } : null,
      events: await nextEvents(ctx, actor, now),
      unread: await unreadOf(ctx, actor.member.id)
    }
  }
}
