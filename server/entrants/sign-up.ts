import type { SignUpView } from '../../contract/quiz'
import type { RoundConfig } from '../../contract/round-config'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import type { Known } from '../rounds/round-member'
import { visibleRound } from '../rounds/visible'
import { knownOf, knownKey, nothingKnown } from '../rounds/round-member'
import { setSignUp, takeBackSignUp } from './sign-up-writes'

/** Signing up as the member sees it; null: the round does not ask for it. */
export function signUpView({ audience: { signUp, groups } }: Pick<RoundConfig, 'audience'>, known: Known, now: number): SignUpView | null {
  if (!signUp) return null
  const state = now < signUp.opensAt ? 'upcoming' : now < signUp.closesAt ? 'open' : signUp.late ? 'late' : 'closed'
  return {
    opensAt: signUp.opensAt, closesAt: signUp.closesAt, state, fields: signUp.fields ?? [],
    groups: groups?.by === 'choice' ? groups.list.map(({ id, name }) => ({ id, name })) : [],
    mine: known.signedUpAt === undefined ? null : { at: known.signedUpAt, group: known.group ?? null, fields: known.fields }
  }
}

export const signUpHandlers: Handlers<'PUT /rounds/:id/sign-up' | 'DELETE /rounds/:id/sign-up'> = {
  async 'PUT /rounds/:id/sign-up'({ ctx, actor, input, now }) {
    const round = await visibleRound(ctx, actor, input.id)
    if (!round) throw notFound('这场竞赛')
    const before = (await knownOf(ctx, [round], [actor.member.id])).get(knownKey(round.id, actor.member.id)) ?? nothingKnown
    const view = signUpView(round.config, before, now)
    if (!view) throw new AppError('bad_request', '这场竞赛不用报名，直接参加即可。')
    if (view.state === 'upcoming') throw new AppError('round_not_open', '报名还没有开始。')
    if (view.state === 'closed' || (view.state === 'late' && view.mine)) throw new AppError('round_closed', '报名已经截止，不能再改。如有疑问请联系组织者。')
    const group = view.groups.length ? input.group ?? before.group : undefined
    if (view.groups.length && !view.groups.some(({ id }) => id === group)) throw new AppError('bad_request', '请选一个组别。', { field: 'group' })
    const missing = view.fields.find((name) => !input.fields[name]?.trim())
    if (missing !== undefined) throw new AppError('bad_request', `请填写${missing}。`, { field: missing })
    const fields = Object.fromEntries(view.fields.map((name) => [name, (input.fields[name] ?? '').trim()]))
    await ctx.writer.write(setSignUp, { roundId: round.id, memberId: actor.member.id, at: before.signedUpAt ?? now, group: group ?? '', fields })
    return signUpView(round.config, { ...before, group, signedUpAt: before.signedUpAt ?? now, fields }, now) as SignUpView
  },

  async 'DELETE /rounds/:id/sign-up'({ ctx, actor, input, now }) {
    const round = await visibleRound(ctx, actor, input.id)
    if (!round) throw notFound('这场竞赛')
    if (!round.config.audience.signUp) throw new AppError('bad_request', '这场竞赛不用报名。')
    if (now >= round.config.audience.signUp.closesAt) throw new AppError('round_closed', '报名已经截止，不能再取消。如有疑问请联系组织者。')
    await ctx.writer.write(takeBackSignUp, { roundId: round.id, memberId: actor.member.id })
    return signUpView(round.config, nothingKnown, now) as SignUpView
  }
}
