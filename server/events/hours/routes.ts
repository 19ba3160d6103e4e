import type { hoursEndpoints } from '../../../contract/hours'
import { freshCode } from '../../awards/certificates'
import { certificateView } from '../../awards/view'
import { AppError } from '../../errors'
import type { Handlers } from '../../http/call'
import { unitRefs } from '../../roster/queries'
import { addDays, dayBegin, dayOfMoment } from '../../study/rules/days'
import { dayWords } from '../../study/rules/words'
import { certificateWords } from '../rules/hours-words'
import { appealOf, appealPage, barsOf, barToAppeal } from './bars'
import { hoursBetween, hoursPage, yearBegin } from './view'
import { appealBar, decideAppeal, issueHours } from './writes'

const EVER = Number.MAX_SAFE_INTEGER

export const hoursHandlers: Handlers<keyof typeof hoursEndpoints> = {
  async 'GET /me/hours'({ ctx, actor, input, now }) {
    const all = await hoursBetween(ctx, actor.member.id, 0, EVER)
    return { ...await hoursPage(ctx, actor.member.id, input), now, ...all, thisYear: (await hoursBetween(ctx, actor.member.id, yearBegin(now, ctx.config.zone), EVER)).minutes }
  },

  async 'POST /me/hours/certificates'({ ctx, actor, input, now }) {
    const { zone } = ctx.config
    const today = dayOfMoment(now, zone)
    const to = input.to === undefined || input.to > today ? today : input.to
    if (input.from !== undefined && input.from > to) throw new AppError('bad_request', '开始的日子要在结束的日子之前，也不能晚于今天。', { field: 'from' })
    const span = { from: input.from === undefined ? 0 : dayBegin(input.from, zone), to: dayBegin(addDays(to, 1), zone) }
    const sum = await hoursBetween(ctx, actor.member.id, span.from, span.to)
    if (sum.minutes === 0) return { certificate: null, why: '这段时间里还没有记下的志愿服务时长。时长在活动结束、组织者确认以后记下。' }
    const full = (day: number) => `${Math.floor(day / 10000)} 年 ${dayWords(day)}`
    // The whole association stands behind it, whichever of its units held the events.
    const [issuer] = await unitRefs(ctx.db, actor.member.lineage.slice(0, 1))
    const certificate = await ctx.writer.write(issueHours, {
      actor: actor.accountId,
      certificate: {
        code: freshCode(ctx), member_id: actor.member.id, from_at: span.from, to_at: span.to, minutes: sum.minutes, title: '志愿服务时长证明', name: actor.member.name, unit: actor.member.unitName,
        text: certificateWords({ from: input.from === undefined ? null : full(input.from), to: full(to), ...sum }), issuer: issuer?.name ?? '', issued_at: now
      }
    })
    return { certificate: certificateView(certificate), why: '' }
  },

  async 'GET /me/bars'({ ctx, actor, now }) {
    return { now, bars: await barsOf(ctx, actor.member.id, now) }
  },

  async 'POST /me/bars/:id/appeal'({ ctx, actor, input, now }) {
    await barToAppeal(ctx, actor, input.id, now)
    await ctx.writer.write(appealBar, { id: input.id, memberId: actor.member.id, text: input.text.trim(), actor: actor.accountId, now })
    const bar = (await barsOf(ctx, actor.member.id, now)).find(({ id }) => id === input.id)
    if (!bar) throw new Error(`Bar ${input.id} is gone`)
    return bar
  },

  async 'GET /organiser/appeals'({ ctx, actor, input, now }) {
    return appealPage(ctx, actor, input, now)
  },

  async 'POST /organiser/appeals/:id/decide'({ ctx, actor, input, now }) {
    const { bar: { decidedAt } } = await appealOf(ctx, actor, input.id, now)
    if (decidedAt !== null) throw new AppError('conflict', '这条申诉刚才已经答复过了。')
    if (!input.lift && input.reason.trim() === '') throw new AppError('bad_request', '请写明为什么维持限制，本人会看到。', { field: 'reason' })
    await ctx.writer.write(decideAppeal, { id: input.id, lift: input.lift, reason: input.reason.trim(), actor: actor.accountId, now })
    return appealOf(ctx, actor, input.id, now)
  }
}
