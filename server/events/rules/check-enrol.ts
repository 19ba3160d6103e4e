import type { Before, Enrol, EventConfig, Session } from '../../../contract/event-config'
import { minuteOfDay } from '../../zone'
import { cancelUntil, closesAt, drawsAt, opensAt, spanOfEvent } from './moments'
import { fewestSeats, seatsOf, type Add } from './problems'

export function checkEnrol(config: EventConfig, zone: string, add: Add) {
  if (config.enrol.how === 'opt-out') return checkOptOut(config, add)
  if (config.enrol.how === 'nominated') checkNominated(config, add)
  checkTimes(config, zone, add)
  checkLot(config, add)
  checkReview(config, add)
  checkSessionsEach(config, add)
  checkGroup(config, add)
  checkWaitlist(config, add)
  checkLateClocks(config, zone, add)
}

/** Nobody signs up: what is said of signing up and of seats does nothing. */
function checkOptOut(config: EventConfig, add: Add) {
  const { enrol, quotas, reserved, requires } = config
  if (enrol.waitlist) add('error', 'enrol.waitlist', '全体参加的活动没有人排队候补，请去掉候补。')
  if (enrol.group) add('error', 'enrol.group', '全体参加的活动不用报名，请去掉团体报名。')
  if (quotas) add('error', 'quotas', '全体参加的活动不分名额，请去掉名额分配。')
  if (reserved) add('error', 'reserved', '全体参加的活动不分名额，请去掉预留。')
  if (requires) add('error', 'requires', '全体参加的活动不能另设报名条件，请去掉，或换一种报名方式。')
  for (const name of ['opensAt', 'closesAt', 'release', 'closes', 'ahead', 'drawAt', 'decideBy', 'stages', 'mostSessions', 'mostADay'] as const) {
    if (enrol[name] !== undefined) add('warning', `enrol.${name}`, '全体参加的活动不用报名，这一项不起作用。')
  }
}

function checkNominated({ enrol: { waitlist, group } }: EventConfig, add: Add) {
  if (waitlist) add('error', 'enrol.waitlist', '名单由单位报送，没有人排队候补，请去掉候补。')
  if (group) add('error', 'enrol.group', '名单由单位报送，请去掉团体报名。')
}

function checkTimes({ enrol, sessions }: EventConfig, zone: string, add: Add) {
  if (enrol.opensAt !== undefined && enrol.closesAt !== undefined && enrol.opensAt >= enrol.closesAt) return add('error', 'enrol.closesAt', '报名截止要在报名开始之后，请改正。')
  const { to, begins } = lastOf(sessions)
  if (enrol.closesAt !== undefined && enrol.closesAt > to) return add('error', 'enrol.closesAt', '报名截止的时候活动已经结束了，请往前改。')
  if (enrol.closesAt !== undefined && enrol.closesAt > begins) add('warning', 'enrol.closesAt', '报名截止在活动开始之后：到开始时就不能再报了，请往前改。')
  for (const session of sessions) {
    const opens = opensAt(enrol, session, zone)
    if (opens === null) continue
    if (opens >= closesAt(enrol, session, zone)) { add('error', enrol.release ? 'enrol.release' : 'enrol.opensAt', `“${session.name}”还没开放报名就已经截止，请改报名时间。`); break }
    const cancel = cancelUntil(enrol, session, zone)
    if (cancel !== null && cancel <= opens) { add('warning', 'enrol.cancel', `“${session.name}”开放报名时已经过了取消期限，报了名就不能取消。`); break }
  }
}

const lastOf = (sessions: readonly Session[]) => ({ begins: Math.max(...sessions.map((one) => one.begins)), to: Math.max(...sessions.map((one) => one.ends)) })

function checkLot({ enrol, sessions }: EventConfig, add: Add) {
  if (enrol.how !== 'lot') {
    if (enrol.drawAt !== undefined) add('warning', 'enrol.drawAt', '不是抽签报名，抽签时间不起作用。')
    return
  }
  for (const [i, session] of sessions.entries()) if (seatsOf(session) === null) add('error', `sessions.${i}.seats`, `抽签要有名额，请填写“${session.name}”的名额。`)
  if (enrol.closesAt === undefined) return add('error', 'enrol.closesAt', '抽签在报名截止以后进行，请填写报名截止时间。')
  const draw = drawsAt(enrol) ?? 0
  if (draw < enrol.closesAt) add('error', 'enrol.drawAt', '抽签要在报名截止之后，请改正。')
  else if (draw >= spanOfEvent({ sessions }).from) add('error', enrol.drawAt === undefined ? 'enrol.closesAt' : 'enrol.drawAt', '抽签时活动已经开始，请往前改。')
}

function checkReview({ enrol, sessions }: EventConfig, add: Add) {
  if (enrol.how !== 'review') {
    // Names that units hand in can be decided about step by step too.
    for (const name of ['decideBy', ...(enrol.how === 'nominated' ? [] : ['stages' as const])] as const) if (enrol[name] !== undefined) add('warning', `enrol.${name}`, '不是审核报名，这一项不起作用。')
    return
  }
  if (enrol.decideBy === undefined) return
  if (enrol.decideBy >= spanOfEvent({ sessions }).from) add('error', 'enrol.decideBy', '公布审核结果时活动已经开始，请往前改。')
  else if (enrol.closesAt !== undefined && enrol.decideBy < enrol.closesAt) add('error', 'enrol.decideBy', '公布审核结果要在报名截止之后，请改正。')
}

/** How many sessions one person can have. */
function checkSessionsEach({ enrol, sessions }: EventConfig, add: Add) {
  const { mostSessions = 1, mostADay } = enrol
  if (mostSessions > sessions.length) add('warning', 'enrol.mostSessions', `一共只有 ${sessions.length} 场，每人最多 ${mostSessions} 场不起作用。`)
  if (mostADay !== undefined && mostADay >= mostSessions) add('warning', 'enrol.mostADay', `每人一共最多 ${mostSessions} 场，每天最多 ${mostADay} 场不起作用。`)
  if (enrol.change !== undefined && sessions.length === 1) add('warning', 'enrol.change', '只有一场，不能改场次，这一项不起作用。')
}

function checkGroup(config: EventConfig, add: Add) {
  const { group } = config.enrol
  if (!group) return
  if ((group.least ?? 1) > group.most) add('error', 'enrol.group.most', '团体报名最多的人数比最少的还少，请改正。')
  const seats = fewestSeats(config)
  if (seats !== null && (group.least ?? 1) > seats) add('error', 'enrol.group.least', `团体报名至少 ${group.least} 人，但有的场次只有 ${seats} 个名额，请改正。`)
  else if (seats !== null && group.most > seats) add('warning', 'enrol.group.most', `一次最多报 ${group.most} 人，但有的场次只有 ${seats} 个名额。`)
}

function checkWaitlist(config: EventConfig, add: Add) {
  const { enrol, quotas } = config
  if (!enrol.waitlist) return
  if (fewestSeats(config) === null && !quotas) add('warning', 'enrol.waitlist', '没有一场设了名额，不会有人候补，可以去掉候补。')
  else if (enrol.cancel === 'never') add('warning', 'enrol.waitlist', '报名后不能取消，名额空不出来，候补的人等不到。')
}

/** A clock time of a session's own day may lie after it began. */
function checkLateClocks({ enrol, sessions }: EventConfig, zone: string, add: Add) {
  const late = (before: Before | string | undefined, { begins }: Session) => typeof before === 'object' && 'at' in before && before.days === 0 && before.at > minuteOfDay(begins, zone)
  const names = { closes: '报名截止', cancel: '取消期限', change: '改场次期限' } satisfies Partial<Record<keyof Enrol, string>>
  for (const name of ['closes', 'cancel', 'change'] as const) {
    const session = sessions.find((one) => late(enrol[name], one))
    if (session) add('warning', `enrol.${name}`, `“${session.name}”开始时还没到${names[name]}的钟点，按开始时间算。`)
  }
}
