import type { EventConfig, Session, Venue } from '../../../contract/event-config'
import { checkAttendance, checkHours, checkRoute } from './check-attend'
import { checkEnrol } from './check-enrol'
import { checkFeedback, checkForm } from './check-form'
import { checkQuotas, checkReserved } from './check-quotas'
import { checkUnits } from './check-units'
import { cancelUntil, closesAt, drawsAt, goesOnForDays, waitlistUntil } from './moments'
import { sum, twice, type Add, type CheckFacts, type Problem } from './problems'

export type { CheckFacts, Problem }

/** What contradicts itself in an event's rules or cannot be carried out, each with the field to mend; warnings where people would be surprised. */
export function checkEvent(config: EventConfig, facts: CheckFacts = {}): Problem[] {
  const problems: Problem[] = []
  const add: Add = (level, field, message) => { problems.push({ level, field, message }) }
  checkSessions(config, add)
  checkVenues(config, add)
  if (facts.units) checkUnits(config, facts.units, add)
  // With sessions that end before they begin no other moment means anything.
  if (problems.some(({ field, level }) => level === 'error' && field.endsWith('.ends'))) return problems
  checkEnrol(config, facts.zone ?? 'Asia/Shanghai', add)
  checkQuotas(config, facts.unitName ?? ((id) => id), add)
  checkReserved(config, add)
  checkForm(config, add)
  checkNoShow(config, add)
  checkAttendance(config, add)
  checkHours(config, add)
  checkRoute(config, add)
  checkFeedback(config, add)
  return problems
}

function checkSessions({ sessions, enrol, route }: EventConfig, add: Add) {
  twice(sessions.map(({ id }) => id), 'sessions', '有两个场次用了同一个编号，请改掉一个。', add)
  const seen = new Set<string>()
  for (const [i, session] of sessions.entries()) {
    const { name, begins, ends } = session
    const at = `sessions.${i}`
    if (ends <= begins) add('error', `${at}.ends`, `“${name}”的结束时间要在开始时间之后，请改正。`)
    else if (goesOnForDays(session) && !route) add('warning', `${at}.ends`, `“${name}”超过 24 小时，请看看日期有没有选错；分几天的，请每天设一个场次。`)
    if (seen.has(`${name} ${begins}`)) add('warning', `${at}.name`, `有两个场次都叫“${name}”，时间也一样，请写清区别。`)
    seen.add(`${name} ${begins}`)
    checkPositions(session, at, add)
    if (enrol.how === 'opt-out' && session.seats !== undefined) add('warning', `${at}.seats`, '全体参加的活动不设名额，这一项不起作用。')
  }
}

function checkPositions({ name, seats, positions }: Session, at: string, add: Add) {
  if (!positions) return
  twice(positions.map(({ id }) => id), `${at}.positions`, `“${name}”有两个岗位用了同一个编号，请改掉一个。`, add)
  const all = sum(positions.map((one) => one.seats))
  if (seats === undefined || all === seats) return
  if (all > seats) add('error', `${at}.positions`, `“${name}”各岗位一共 ${all} 人，超过本场名额 ${seats} 人，请改正。`)
  else add('warning', `${at}.positions`, `“${name}”各岗位一共 ${all} 人，少于本场名额 ${seats} 人，多出的 ${seats - all} 个报不上。`)
}

function checkVenues({ venue, sessions, route, kind }: EventConfig, add: Add) {
  const pair = (one: Venue | undefined, at: string) => {
    if (one && (one.latitude === undefined) !== (one.longitude === undefined)) add('error', `${at}.${one.latitude === undefined ? 'latitude' : 'longitude'}`, '经度和纬度要一起填写，请在地图上重新选择地点。')
  }
  pair(venue, 'venue')
  for (const [i, session] of sessions.entries()) pair(session.venue, `sessions.${i}.venue`)
  for (const [i, station] of (route?.stations ?? []).entries()) pair(station.venue, `route.stations.${i}.venue`)
  if (venue || sessions.every((session) => session.venue)) return
  if (sessions.some((session) => session.venue)) add('warning', 'venue', '有的场次没有填写地点，请补上。')
  else if (kind !== 'lecture' && kind !== 'other' && !route) add('warning', 'venue', '没有填写地点，大家不知道去哪里，请补上。')
}

function checkNoShow({ noShow, attendance, enrol }: EventConfig, add: Add) {
  if (!noShow) return
  if (!attendance) add('error', 'noShow', '要记未到，先要知道谁来了，请填写签到方式。')
  for (const [i, step] of noShow.steps.entries()) {
    const last = noShow.steps[i - 1]
    if (last && step.times <= last.times) add('error', `noShow.steps.${i}.times`, '未到的次数要一档比一档多，请改正。')
    if (last && step.days <= last.days) add('error', `noShow.steps.${i}.days`, '停止报名的天数要一档比一档长，请改正。')
  }
  if (enrol.cancel === undefined) add('warning', 'enrol.cancel', '没有填写取消期限：临开始才取消的，也不算未到。')
}

/** What stands against publishing it now. */
export function checkPublish(config: EventConfig, now: number, zone = 'Asia/Shanghai'): Problem[] {
  const problems: Problem[] = []
  const add: Add = (level, field, message) => { problems.push({ level, field, message }) }
  const { enrol, sessions } = config
  for (const [i, session] of sessions.entries()) {
    const close = closesAt(enrol, session, zone), cancel = cancelUntil(enrol, session, zone)
    if (session.begins <= now) add('error', `sessions.${i}.begins`, `“${session.name}”的开始时间已经过去，请改时间，或去掉这一场。`)
    else if (enrol.how !== 'opt-out' && close <= now && enrol.closesAt !== close) add('warning', `sessions.${i}`, `“${session.name}”已经过了报名截止时间，没有人能报名。`)
    else if (enrol.waitlist && (waitlistUntil(enrol, session, zone) ?? now) <= now) add('warning', 'enrol.waitlist.until', `“${session.name}”已经过了候补的期限，满了以后没有人能候补。`)
    else if (cancel !== null && cancel <= now) add('warning', 'enrol.cancel', enrol.how === 'opt-out' ? `“${session.name}”已经过了请假期限，没有人能请假。` : `“${session.name}”已经过了取消期限，报了名就不能取消。`)
  }
  const draw = drawsAt(enrol)
  if (enrol.how !== 'opt-out' && enrol.closesAt !== undefined && enrol.closesAt <= now) add('error', 'enrol.closesAt', '报名截止时间已经过去，请往后改。')
  else if (draw !== null && draw <= now) add('error', 'enrol.drawAt', '抽签时间已经过去，请往后改。')
  if (enrol.how === 'review' && enrol.decideBy !== undefined && enrol.decideBy <= now) add('error', 'enrol.decideBy', '公布审核结果的时间已经过去，请往后改。')
  return problems
}
