import type { Reminders } from '../../contract/reminders'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Handlers, MemberActor } from '../http/call'
import { newId } from '../ids'
import { absentOf, latePaths, managedFigures } from '../organiser/pending'
import { shownUnit, whyNobodyAsked } from '../organiser/progress'
import { managedRound } from '../organiser/routes'
import { dutiesFor, mustHave, owns } from '../participants/duties'
import { momentOf, type Round } from '../rounds/round'
import type { Words } from '../wechat/template'
import { reachable, sentReminders } from './find'
import { sendReminder } from './write'

type Unit = Awaited<ReturnType<typeof shownUnit>>

/** What a message says where the organiser adds nothing. */
const PLAIN_NOTE = '方便时请打开学史小程序参加'

export const reminderHandlers: Handlers<keyof typeof import('../../contract/reminders').remindersEndpoints> = {
  async 'GET /organiser/rounds/:id/reminders'({ ctx, actor, input, now }) {
    return reminders(ctx, actor, await managedRound(ctx, actor, input.id, now), await shownUnit(ctx, actor, input.unit), now)
  },

  async 'POST /organiser/rounds/:id/reminders'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const unit = await shownUnit(ctx, actor, input.unit)
    await mustHave(ctx, actor, round, unit.path, 'remind')
    const whyNot = notNow(ctx, round, now)
    if (whyNot) throw new AppError('conflict', whyNot)
    const people = (await reachable(ctx, round, unit.path, now)).filter(({ resting }) => !resting)
    const note = input.note.trim()
    const words: Words = { title: round.title, unit: unit.name, until: round.closes_at, note: note || PLAIN_NOTE }
    await ctx.writer.write(sendReminder, {
      id: newId(now), roundId: round.id, unit: { id: unit.id, name: unit.name }, actor: actor.accountId, note, now,
      messages: people.map(({ accountId }) => ({ account_id: accountId, words: JSON.stringify(words), page: `pages/round/index?id=${round.id}`, expires_at: round.closes_at }))
    })
    return reminders(ctx, actor, round, unit, now)
  }
}

async function reminders(ctx: Context, actor: MemberActor, round: Round, unit: Unit, now: number): Promise<Reminders> {
  const people = await reachable(ctx, round, unit.path, now)
  const resting = people.filter((one) => one.resting).length
  const figures = await managedFigures(ctx, round, [{ role: 'organiser', unitId: unit.id, unitName: unit.name, unitPath: unit.path }])
  const may = dutiesFor(round, actor, await owns(ctx, actor, round), unit.path).remind
  return {
    whyNot: notNow(ctx, round, now) || (may ? '' : '这场竞赛的提醒由发起单位办理。'),
    reachable: people.length - resting, resting, absent: absentOf(figures, (await latePaths(ctx, round, unit.path)).length),
    sent: await sentReminders(ctx, round.id, unit.path)
  }
}

function notNow({ config }: Context, round: Round, now: number): string {
  const nobody = momentOf(round, now) === 'open' ? whyNobodyAsked(round, now) : ''
  if (nobody) return nobody
  if (!config.wechat?.templates.round) return '没有开通微信提醒，可以复制文字发到支部群。'
  switch (momentOf(round, now)) {
    case 'open': return round.paused_at === null ? '' : '竞赛暂停着，恢复后再提醒。'
    case 'closed': return '竞赛已经结束，不用再提醒。'
    default: return '竞赛还没有开始。'
  }
}
