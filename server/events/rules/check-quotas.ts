import type { EventConfig, Quotas } from '../../../contract/event-config'
import { fewestSeats, seatsInAll, sum, twice, type Add } from './problems'

type UnitName = (id: string) => string

export function checkQuotas(config: EventConfig, unitName: UnitName, add: Add) {
  const { quotas } = config
  if (!quotas || config.enrol.how === 'opt-out') return
  if (quotas.units) checkUnits(config, quotas.units, unitName, add)
  if (quotas.least) checkLeast(config, quotas, unitName, add)
  for (const [i, one] of (quotas.answers ?? []).entries()) checkAnswers(config, one, `quotas.answers.${i}`, add)
  twice((quotas.answers ?? []).map(({ field }) => field), 'quotas.answers', '同一项报名信息分了两次名额，请去掉一个。', add)
}

function checkUnits(config: EventConfig, { each, list }: NonNullable<Quotas['units']>, unitName: UnitName, add: Add) {
  twice(list.map(({ unit }) => unit), 'quotas.units.list', '有单位分了两次名额，请去掉一个。', add)
  for (const [i, { unit, seats }] of list.entries()) if (seats === 0) add('warning', `quotas.units.list.${i}.seats`, `“${unitName(unit)}”的名额是 0，这个单位的人报不上。`)
  const shared = sum(list.map(({ seats }) => seats))
  const seats = each === 'session' ? fewestSeats(config) : seatsInAll(config)
  const where = each === 'session' ? '每场' : '一共'
  if (seats === null) return
  const kept = sum((config.reserved ?? []).map((one) => one.seats)) * (each === 'session' ? 1 : config.sessions.length)
  if (shared > seats) add('error', 'quotas.units.list', `${where}分给各单位 ${shared} 个名额，超过 ${seats} 个，请改正。`)
  else if (shared + kept > seats) add('warning', 'quotas.units.list', `${where}分给各单位 ${shared} 个名额，加上预留的 ${kept} 个，超过 ${seats} 个：预留放开以前，有的单位报不满。`)
}

function checkLeast(config: EventConfig, { least = [], units }: Quotas, unitName: UnitName, add: Add) {
  twice(least.map(({ unit }) => unit), 'quotas.least', '有单位写了两次最少人数，请去掉一个。', add)
  for (const [i, { unit, seats }] of least.entries()) {
    const given = units?.list.find((one) => one.unit === unit)?.seats
    const most = given === undefined ? Infinity : given * (units?.each === 'session' ? config.sessions.length : 1)
    if (seats > most) add('error', `quotas.least.${i}.seats`, `要求“${unitName(unit)}”不少于 ${seats} 人，但只分到 ${most} 个名额，请改正。`)
  }
  const asked = sum(least.map(({ seats }) => seats)), seats = seatsInAll(config)
  if (seats !== null && asked > seats) add('error', 'quotas.least', `要求各单位一共不少于 ${asked} 人，但一共只有 ${seats} 个名额，请改正。`)
}

/** Everybody has to have given one of the answers, so the question must be one that everybody answers once. */
function checkAnswers(config: EventConfig, { field: id, list }: NonNullable<Quotas['answers']>[number], at: string, add: Add) {
  const field = config.form?.find((one) => one.id === id)
  if (!field) return add('error', `${at}.field`, '名额按报名表里的一项分，但报名表里没有这一项，请重新选择。')
  const { label } = field
  if (field.kind !== 'choice') return add('error', `${at}.field`, `“${label}”不是单选，不能按它分名额，请重新选择。`)
  if (field.optional) add('error', `${at}.field`, `“${label}”可以不填，不能按它分名额，请改为必填。`)
  if (field.each) add('error', `${at}.field`, `“${label}”在团体报名里每人各填，不能按它分名额，请重新选择。`)
  else if (config.enrol.group) add('warning', `${at}.field`, `团体报名按报名人填的“${label}”占名额，同行的人不另外算。`)
  twice(list.map(({ option }) => option), `${at}.list`, `“${label}”的同一个选项分了两次名额，请去掉一个。`, add)
  for (const [i, { option }] of list.entries()) if (!field.options?.includes(option)) add('error', `${at}.list.${i}.option`, `“${label}”没有“${option}”这个选项，请重新选择。`)
  const shared = sum(list.map(({ seats }) => seats)), seats = seatsInAll(config)
  if (seats !== null && shared > seats) add('error', `${at}.list`, `按“${label}”一共分了 ${shared} 个名额，超过 ${seats} 个，请改正。`)
}

export function checkReserved(config: EventConfig, add: Add) {
  const { reserved, sessions } = config
  if (!reserved || config.enrol.how === 'opt-out') return
  twice(reserved.map(({ id }) => id), 'reserved', '有两处预留用了同一个编号，请改掉一个。', add)
  const kept = sum(reserved.map(({ seats }) => seats)), fewest = fewestSeats(config)
  if (fewest === null) add('warning', 'reserved', '没有一场设了名额，预留不起作用。')
  else if (kept > fewest) add('error', 'reserved', `每场预留 ${kept} 个名额，但有的场次只有 ${fewest} 个，请改正。`)
  else if (kept === fewest && reserved.every(({ until }) => !until)) add('warning', 'reserved', '有的场次名额全部预留，又不放开，别的人报不上。')
  for (const [i, { name, seats, members = [] }] of reserved.entries()) {
    if (members.length > seats * sessions.length) add('error', `reserved.${i}.members`, `“${name}”预留 ${seats * sessions.length} 个名额，但名单有 ${members.length} 人，请改正。`)
  }
}
