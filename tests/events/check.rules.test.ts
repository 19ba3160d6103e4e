import type { EventConfig, FormField } from '../../contract/event-config'
import { checkEvent, checkPublish } from '../../server/events/rules/check'
import { china, eventConfig, session } from '../support/event'

type Own = Partial<EventConfig>
type Row = [string, Own, ...string[]]

const said = (own: Own) => checkEvent(eventConfig(own), { unitName: (id) => ({ a: '甲支部', b: '乙支部' })[id] ?? id }).map(({ level, field, message }) => `${level} ${field}: ${message}`)
const field = (own: Partial<FormField> = {}): FormField => ({ id: 'sex', label: '性别', kind: 'choice', options: ['男', '女'], ...own })
const second = (own: Parameters<typeof session>[0] = {}) => session({ id: 'second', name: '第二场', begins: china('2026-12-06 09:00'), ends: china('2026-12-06 11:00'), ...own })
const seated = [session({ seats: 50 })]
const code: EventConfig['attendance'] = { ways: ['code'] }
const out = { signOut: { from: 10, until: 30 } }
const stations = [{ id: 's1', name: '旧址' }, { id: 's2', name: '纪念馆' }]
const question = { text: '哪一年？', options: ['1921', '1927'], answer: 1 }

/** Each row fails where its rule is gone: what is said is compared as a whole. */
const check = (rows: Row[]) => { it.each(rows)('%s', (_, own, ...problems) => { expect(said(own)).toEqual(problems) }) }

describe('sessions', () => {
  check([
    ['one plain session is fine', {}],
    ['ids are told apart', { sessions: [session(), second({ id: 'first' })] }, 'error sessions: 有两个场次用了同一个编号，请改掉一个。'],
    ['the end is behind the beginning, and nothing else is asked before that is mended', { sessions: [session({ ends: china('2026-12-05 09:00') })], enrol: { how: 'lot' } }, 'error sessions.0.ends: “第一场”的结束时间要在开始时间之后，请改正。'],
    ['more than a day is strange', { sessions: [session({ ends: china('2026-12-06 09:01') })] }, 'warning sessions.0.ends: “第一场”超过 24 小时，请看看日期有没有选错；分几天的，请每天设一个场次。'],
    ['a day is not', { sessions: [session({ ends: china('2026-12-06 09:00') })] }],
    ['nor for a route that people walk on their own', { sessions: [session({ ends: china('2026-12-31 18:00') })], route: { order: 'free', stations } }],
    ['two that nobody can tell apart', { sessions: [session(), session({ id: 'again' })] }, 'warning sessions.1.name: 有两个场次都叫“第一场”，时间也一样，请写清区别。'],
    ['ids of positions are told apart', { sessions: [session({ positions: [{ id: 'p', name: '引导', seats: 1 }, { id: 'p', name: '讲解', seats: 1 }] })] }, 'error sessions.0.positions: “第一场”有两个岗位用了同一个编号，请改掉一个。'],
    ['positions take no more than the seats', { sessions: [session({ seats: 3, positions: [{ id: 'p', name: '引导', seats: 4 }] })] }, 'error sessions.0.positions: “第一场”各岗位一共 4 人，超过本场名额 3 人，请改正。'],
    ['nor fewer, or some of them are out of reach', { sessions: [session({ seats: 5, positions: [{ id: 'p', name: '引导', seats: 4 }] })] }, 'warning sessions.0.positions: “第一场”各岗位一共 4 人，少于本场名额 5 人，多出的 1 个报不上。'],
    ['as many is right', { sessions: [session({ seats: 4, positions: [{ id: 'p', name: '引导', seats: 4 }] })] }]
  ])
})

describe('places', () => {
  check([
    ['latitude and longitude come together', { venue: { name: '馆', latitude: 31 } }, 'error venue.longitude: 经度和纬度要一起填写，请在地图上重新选择地点。'],
    ['also of a session', { sessions: [session({ venue: { name: '馆', longitude: 121 } })] }, 'error sessions.0.venue.latitude: 经度和纬度要一起填写，请在地图上重新选择地点。'],
    ['also of a station', { route: { order: 'free', stations: [stations[0]!, { ...stations[1]!, venue: { name: '馆', latitude: 31 } }] } }, 'error route.stations.1.venue.longitude: 经度和纬度要一起填写，请在地图上重新选择地点。'],
    ['either every session has one', { venue: undefined, sessions: [session({ venue: { name: '馆' } }), second()] }, 'warning venue: 有的场次没有填写地点，请补上。'],
    ['or the whole', { venue: undefined, kind: 'visit' }, 'warning venue: 没有填写地点，大家不知道去哪里，请补上。'],
    ['but a lecture may be online', { venue: undefined }],
    ['and a route is a place', { venue: undefined, kind: 'walk', route: { order: 'free', stations } }],
    ['sessions with places of their own need none beside', { venue: undefined, kind: 'visit', sessions: [session({ venue: { name: '馆' } })] }]
  ])
})

describe('sign-up', () => {
  check([
    ['closes after it opens', { enrol: { how: 'first-come', opensAt: 10, closesAt: 10 } }, 'error enrol.closesAt: 报名截止要在报名开始之后，请改正。'],
    ['opens before it is over for a session', { enrol: { how: 'first-come', opensAt: china('2026-12-05 09:00') } }, 'error enrol.opensAt: “第一场”还没开放报名就已经截止，请改报名时间。'],
    ['seats given out come before the close', { enrol: { how: 'first-come', release: { days: 1, at: 600 }, ahead: { days: 2 } } }, 'error enrol.release: “第一场”还没开放报名就已经截止，请改报名时间。'],
    ['taking it back is possible once it is open', { enrol: { how: 'first-come', release: { days: 1, at: 600 }, cancel: { days: 2, at: 600 } } }, 'warning enrol.cancel: “第一场”开放报名时已经过了取消期限，报了名就不能取消。'],
    ['a clock time of the day itself lies before the beginning', { enrol: { how: 'first-come', closes: { days: 0, at: 541 }, cancel: { days: 0, at: 720 } } }, 'warning enrol.closes: “第一场”开始时还没到报名截止的钟点，按开始时间算。', 'warning enrol.cancel: “第一场”开始时还没到取消期限的钟点，按开始时间算。'],
    ['also for moving', { sessions: [session(), second()], enrol: { how: 'first-come', change: { days: 0, at: 541 } } }, 'warning enrol.change: “第一场”开始时还没到改场次期限的钟点，按开始时间算。'],
    ['closes before it is over', { enrol: { how: 'first-come', closesAt: china('2026-12-15 18:00') } }, 'error enrol.closesAt: 报名截止的时候活动已经结束了，请往前改。'],
    ['a lot has seats', { enrol: { how: 'lot', closesAt: china('2026-12-01 18:00') } }, 'error sessions.0.seats: 抽签要有名额，请填写“第一场”的名额。'],
    ['and a close', { sessions: seated, enrol: { how: 'lot' } }, 'error enrol.closesAt: 抽签在报名截止以后进行，请填写报名截止时间。'],
    ['and is drawn after it', { sessions: seated, enrol: { how: 'lot', closesAt: china('2026-12-01 18:00'), drawAt: china('2026-12-01 17:00') } }, 'error enrol.drawAt: 抽签要在报名截止之后，请改正。'],
    ['before it begins', { sessions: seated, enrol: { how: 'lot', closesAt: china('2026-12-01 18:00'), drawAt: china('2026-12-05 09:00') } }, 'error enrol.drawAt: 抽签时活动已经开始，请往前改。'],
    ['also where it is drawn at the close', { sessions: seated, enrol: { how: 'lot', closesAt: china('2026-12-05 09:00') } }, 'error enrol.closesAt: 抽签时活动已经开始，请往前改。'],
    ['a sound lot', { sessions: seated, enrol: { how: 'lot', closesAt: china('2026-12-01 18:00'), drawAt: china('2026-12-02 10:00') } }],
    ['drawing is of lots', { enrol: { how: 'first-come', drawAt: 10 } }, 'warning enrol.drawAt: 不是抽签报名，抽签时间不起作用。'],
    ['deciding and its steps are of reviews', { enrol: { how: 'first-come', decideBy: 10, stages: [{ name: '审核', by: 'unit' }] } }, 'warning enrol.decideBy: 不是审核报名，这一项不起作用。', 'warning enrol.stages: 不是审核报名，这一项不起作用。'],
    ['it is decided before it begins', { enrol: { how: 'review', decideBy: china('2026-12-05 09:00') } }, 'error enrol.decideBy: 公布审核结果时活动已经开始，请往前改。'],
    ['and after the close', { enrol: { how: 'review', closesAt: china('2026-12-03 09:00'), decideBy: china('2026-12-03 08:00') } }, 'error enrol.decideBy: 公布审核结果要在报名截止之后，请改正。'],
    ['nobody has more sessions than there are', { enrol: { how: 'first-come', mostSessions: 2 } }, 'warning enrol.mostSessions: 一共只有 1 场，每人最多 2 场不起作用。'],
    ['nor more a day than in all', { sessions: [session(), second()], enrol: { how: 'first-come', mostADay: 1 } }, 'warning enrol.mostADay: 每人一共最多 1 场，每天最多 1 场不起作用。'],
    ['fewer a day is a rule', { sessions: [session(), second()], enrol: { how: 'first-come', mostSessions: 2, mostADay: 1 } }],
    ['one session leaves nothing to move to', { enrol: { how: 'first-come', change: { minutes: 60 } } }, 'warning enrol.change: 只有一场，不能改场次，这一项不起作用。'],
    ['a group has a least and a most', { enrol: { how: 'first-come', group: { least: 9, most: 5 } } }, 'error enrol.group.most: 团体报名最多的人数比最少的还少，请改正。'],
    ['a group that never fits', { sessions: [session({ seats: 8 })], enrol: { how: 'first-come', group: { least: 9, most: 9 } } }, 'error enrol.group.least: 团体报名至少 9 人，但有的场次只有 8 个名额，请改正。'],
    ['a group that may not fit', { sessions: [session({ seats: 8 })], enrol: { how: 'first-come', group: { most: 9 } } }, 'warning enrol.group.most: 一次最多报 9 人，但有的场次只有 8 个名额。'],
    ['nobody waits where there are seats for all', { enrol: { how: 'first-come', waitlist: { claimMinutes: 30 } } }, 'warning enrol.waitlist: 没有一场设了名额，不会有人候补，可以去掉候补。'],
    ['they do where units have shares', { quotas: { percent: { each: 'event', level: 1, percent: 5, rounding: 'up' } }, enrol: { how: 'first-come', waitlist: { claimMinutes: 30 } } }],
    ['and in vain where no seat is freed', { sessions: seated, enrol: { how: 'first-come', cancel: 'never', waitlist: { claimMinutes: 30 } } }, 'warning enrol.waitlist: 报名后不能取消，名额空不出来，候补的人等不到。']
  ])
})

describe('where nobody signs up himself', () => {
  check([
    ['everybody belongs to it: nothing of signing up', { enrol: { how: 'opt-out', waitlist: { claimMinutes: 30 }, group: { most: 5 } }, form: [field()], quotas: { least: [{ unit: 'a', seats: 1 }] }, reserved: [{ id: 'r', name: '机动', seats: 1 }], requires: { hours: 1 } },
      'error enrol.waitlist: 全体参加的活动没有人排队候补，请去掉候补。', 'error enrol.group: 全体参加的活动不用报名，请去掉团体报名。', 'error quotas: 全体参加的活动不分名额，请去掉名额分配。', 'error reserved: 全体参加的活动不分名额，请去掉预留。',
      'error requires: 全体参加的活动不能另设报名条件，请去掉，或换一种报名方式。', 'error form: 全体参加的活动不用报名，没有人填报名表，请去掉。'],
    ['everybody belongs to it: no times of signing up', { enrol: { how: 'opt-out', opensAt: 2, closesAt: 1, release: { minutes: 1 }, closes: { minutes: 1 }, ahead: { days: 1 }, drawAt: 1, decideBy: 1, stages: [{ name: '审', by: 'unit' }], mostSessions: 9, mostADay: 9 } },
      ...['opensAt', 'closesAt', 'release', 'closes', 'ahead', 'drawAt', 'decideBy', 'stages', 'mostSessions', 'mostADay'].map((name) => `warning enrol.${name}: 全体参加的活动不用报名，这一项不起作用。`)],
    ['everybody belongs to it: no seats', { sessions: seated, enrol: { how: 'opt-out' } }, 'warning sessions.0.seats: 全体参加的活动不设名额，这一项不起作用。'],
    ['units name people: no queue, no group, no form', { sessions: seated, enrol: { how: 'nominated', waitlist: { claimMinutes: 30 }, group: { most: 5 } }, form: [field()] },
      'error enrol.waitlist: 名单由单位报送，没有人排队候补，请去掉候补。', 'error enrol.group: 名单由单位报送，请去掉团体报名。', 'error form: 名单由单位报送，没有人填报名表，请去掉，或改为审核报名。']
  ])
})

const shares = (each: 'session' | 'event', ...seats: number[]): EventConfig['quotas'] => ({ units: { each, list: seats.map((n, i) => ({ unit: 'ab'[i] ?? 'c', seats: n })) } })
const answers = (list: [string, number][]): EventConfig['quotas'] => ({ answers: [{ field: 'sex', list: list.map(([option, seats]) => ({ option, seats })) }] })
const half = answers([['男', 25], ['女', 25]])

describe('shares', () => {
  check([
    ['of a unit are named once', { quotas: { units: { each: 'event', list: [{ unit: 'a', seats: 1 }, { unit: 'a', seats: 2 }] } } }, 'error quotas.units.list: 有单位分了两次名额，请去掉一个。'],
    ['none is not an invitation', { quotas: shares('event', 5, 0) }, 'warning quotas.units.list.1.seats: “乙支部”的名额是 0，这个单位的人报不上。'],
    ['in each session, the smallest has them all', { sessions: [session({ seats: 50 }), second({ seats: 40 })], quotas: shares('session', 30, 20) }, 'error quotas.units.list: 每场分给各单位 50 个名额，超过 40 个，请改正。'],
    ['in the event, all sessions together', { sessions: [session({ seats: 50 }), second({ seats: 40 })], quotas: shares('event', 60, 31) }, 'error quotas.units.list: 一共分给各单位 91 个名额，超过 90 个，请改正。'],
    ['as many as there are', { sessions: [session({ seats: 50 }), second({ seats: 40 })], quotas: shares('event', 60, 30) }],
    ['beside those that are kept', { sessions: [session({ seats: 50 }), second({ seats: 50 })], quotas: shares('event', 50, 41), reserved: [{ id: 'r', name: '机动', seats: 5 }] }, 'warning quotas.units.list: 一共分给各单位 91 个名额，加上预留的 10 个，超过 100 个：预留放开以前，有的单位报不满。'],
    ['kept ones in each session count once there', { sessions: [session({ seats: 50 }), second({ seats: 50 })], quotas: shares('session', 25, 20), reserved: [{ id: 'r', name: '机动', seats: 5 }] }],
    ['what a unit owes is named once', { quotas: { least: [{ unit: 'a', seats: 1 }, { unit: 'a', seats: 1 }] } }, 'error quotas.least: 有单位写了两次最少人数，请去掉一个。'],
    ['and lies within its share', { quotas: { ...shares('event', 5), least: [{ unit: 'a', seats: 6 }] } }, 'error quotas.least.0.seats: 要求“甲支部”不少于 6 人，但只分到 5 个名额，请改正。'],
    ['of all sessions', { sessions: [session(), second()], quotas: { ...shares('session', 5), least: [{ unit: 'a', seats: 10 }] } }],
    ['and all of it within the seats', { sessions: seated, quotas: { least: [{ unit: 'a', seats: 30 }, { unit: 'b', seats: 21 }] } }, 'error quotas.least: 要求各单位一共不少于 51 人，但一共只有 50 个名额，请改正。'],
    ['by an answer that is asked for', { quotas: half }, 'error quotas.answers.0.field: 名额按报名表里的一项分，但报名表里没有这一项，请重新选择。'],
    ['and is one choice', { form: [field({ kind: 'choices' })], quotas: half }, 'error quotas.answers.0.field: “性别”不是单选，不能按它分名额，请重新选择。'],
    ['and is given', { form: [field({ optional: true })], quotas: half }, 'error quotas.answers.0.field: “性别”可以不填，不能按它分名额，请改为必填。'],
    ['by one person', { enrol: { how: 'first-come', group: { most: 5 } }, form: [field({ each: true })], quotas: half }, 'error quotas.answers.0.field: “性别”在团体报名里每人各填，不能按它分名额，请重新选择。'],
    ['who may speak for a group', { enrol: { how: 'first-come', group: { most: 5 } }, form: [field()], quotas: half }, 'warning quotas.answers.0.field: 团体报名按报名人填的“性别”占名额，同行的人不另外算。'],
    ['an option has one number', { form: [field()], quotas: answers([['男', 25], ['男', 20]]) }, 'error quotas.answers.0.list: “性别”的同一个选项分了两次名额，请去掉一个。'],
    ['and is an option', { form: [field()], quotas: answers([['男', 25], ['女生', 20]]) }, 'error quotas.answers.0.list.1.option: “性别”没有“女生”这个选项，请重新选择。'],
    ['together within the seats', { sessions: seated, form: [field()], quotas: answers([['男', 30], ['女', 21]]) }, 'error quotas.answers.0.list: 按“性别”一共分了 51 个名额，超过 50 个，请改正。'],
    ['one rule for a question', { form: [field()], quotas: { answers: [half!.answers![0]!, half!.answers![0]!] } }, 'error quotas.answers: 同一项报名信息分了两次名额，请去掉一个。'],
    ['sixty and forty of a hundred', { sessions: [session({ seats: 100 })], form: [field()], quotas: answers([['男', 60], ['女', 40]]) }],
    ['kept ones are told apart', { sessions: seated, reserved: [{ id: 'r', name: '机动', seats: 1 }, { id: 'r', name: '嘉宾', seats: 1 }] }, 'error reserved: 有两处预留用了同一个编号，请改掉一个。'],
    ['no more are kept than there are', { sessions: seated, reserved: [{ id: 'r', name: '机动', seats: 51, until: { minutes: 60 } }] }, 'error reserved: 每场预留 51 个名额，但有的场次只有 50 个，请改正。'],
    ['all are kept for good', { sessions: seated, reserved: [{ id: 'r', name: '机动', seats: 50 }] }, 'warning reserved: 有的场次名额全部预留，又不放开，别的人报不上。'],
    ['all are kept for a while', { sessions: seated, reserved: [{ id: 'r', name: '机动', seats: 50, until: { minutes: 60 } }] }],
    ['of no limit none can be kept', { reserved: [{ id: 'r', name: '机动', seats: 5 }] }, 'warning reserved: 没有一场设了名额，预留不起作用。'],
    ['whoever is named has a seat', { sessions: seated, reserved: [{ id: 'r', name: '嘉宾', seats: 1, members: ['m1', 'm2'] }] }, 'error reserved.0.members: “嘉宾”预留 1 个名额，但名单有 2 人，请改正。']
  ])
})

describe('the form', () => {
  check([
    ['ids are told apart', { form: [field(), field({ label: '组别' })] }, 'error form: 有两项用了同一个编号，请改掉一个。'],
    ['a choice has options', { form: [field({ options: undefined })] }, 'error form.0.options: “性别”要选，请写出选项。'],
    ['and nothing else has', { form: [field({ kind: 'text' })] }, 'error form.0.options: “性别”不是选择题，请去掉选项，或改成选择。'],
    ['an identity number has a reason', { form: [{ id: 'id', label: '身份证号', kind: 'id-card' }] }, 'error form.0.reason: “身份证号”要填证件号，请写明用来做什么；用不到的请去掉。'],
    ['with one it is asked for', { form: [{ id: 'id', label: '身份证号', kind: 'id-card', reason: '购买保险' }] }],
    ['bounds are the right way round', { form: [{ id: 'n', label: '人数', kind: 'number', least: 5, most: 4 }] }, 'error form.0.most: “人数”最多的比最少的还少，请改正。'],
    ['and of things that have an amount', { form: [{ id: 'p', label: '手机', kind: 'phone', most: 4 }] }, 'warning form.0.most: “手机”不分多少，最少和最多不起作用。'],
    ['no more choices than options', { form: [field({ kind: 'choices', most: 3 })] }, 'error form.0.most: “性别”只有 2 个选项，请把个数改小。'],
    ['nor at least', { form: [field({ kind: 'choices', least: 3 })] }, 'error form.0.least: “性别”只有 2 个选项，请把个数改小。'],
    ['each is of groups', { form: [field({ each: true })] }, 'warning form.0.each: 没有团体报名，“性别”本来就是每人填写。'],
    ['there is something to keep', { keepDays: 10 }, 'warning keepDays: 没有报名表，保存天数不起作用。'],
    ['feedback is of those who came', { feedback: { days: 3, fields: [{ id: 's', label: '评价', kind: 'stars' }] } }, 'error feedback: 反馈只请到场的人填写，请先填写签到方式。'],
    ['and asked as the form is', { attendance: code, feedback: { days: 3, fields: [field({ options: undefined })] } }, 'error feedback.fields.0.options: “性别”要选，请写出选项。'],
    ['not for particulars', { attendance: code, feedback: { days: 3, fields: [{ id: 'p', label: '手机', kind: 'phone' }, { id: 'i', label: '证件', kind: 'id-card', reason: '核对' }] } }, 'error feedback.fields.0.kind: “手机”不必在反馈里问，请去掉。', 'error feedback.fields.1.kind: “证件”不必在反馈里问，请去掉。']
  ])
})

describe('who came', () => {
  const noShow = (...steps: { times: number; days: number }[]): Own => ({ noShow: { steps }, enrol: { how: 'first-come', cancel: { minutes: 60 } }, attendance: code })
  check([
    ['who did not come is known by who came', { ...noShow({ times: 1, days: 7 }), attendance: undefined }, 'error noShow: 要记未到，先要知道谁来了，请填写签到方式。'],
    ['more times a step', noShow({ times: 2, days: 7 }, { times: 2, days: 30 }), 'error noShow.steps.1.times: 未到的次数要一档比一档多，请改正。'],
    ['longer a step', noShow({ times: 1, days: 30 }, { times: 2, days: 30 }), 'error noShow.steps.1.days: 停止报名的天数要一档比一档长，请改正。'],
    ['15 days, then 180', noShow({ times: 1, days: 15 }, { times: 2, days: 180 })],
    ['a deadline, or whoever cancels last goes free', { ...noShow({ times: 1, days: 7 }), enrol: { how: 'first-come' } }, 'warning enrol.cancel: 没有填写取消期限：临开始才取消的，也不算未到。'],
    ['signing in takes time', { attendance: { ways: ['code'], from: 0, until: 0 } }, 'error attendance.until: 签到的开始和截止是同一时刻，没有人来得及签到，请放宽。'],
    ['and ends with the session', { attendance: { ways: ['code'], until: 120 } }, 'warning attendance.until: “第一场”只有 120 分钟，签到到结束为止。'],
    ['late is before too late', { attendance: { ways: ['code'], until: 15, late: 15 } }, 'warning attendance.late: 过了这个时间已经不能签到，不会有人算迟到。'],
    ['and before the end', { attendance: { ways: ['code'], late: 120 } }, 'warning attendance.late: 过了这个时间已经不能签到，不会有人算迟到。'],
    ['signing out takes time', { attendance: { ways: ['code'], signOut: { from: 0, until: 0 } } }, 'error attendance.signOut: 签退的开始和截止是同一时刻，没有人来得及签退，请放宽。'],
    ['in and out needs out', { attendance: { ways: ['code'], segments: true } }, 'error attendance.signOut: 中途进出要分段计时，请设签退。'],
    ['how long needs out', { attendance: { ways: ['code'], leastMinutes: 60 } }, 'error attendance.signOut: 要看在场多久，请设签退。'],
    ['not longer than it lasts', { attendance: { ways: ['code'], ...out, leastMinutes: 121 } }, 'error attendance.leastMinutes: “第一场”只有 120 分钟，在场不可能满 121 分钟，请改小。'],
    ['all of it is possible', { attendance: { ways: ['code'], ...out, leastMinutes: 120, segments: true, until: 30, late: 10 } }]
  ])
})

describe('hours', () => {
  check([
    ['are of those who came', { hours: { count: 'fixed', minutes: 30 } }, 'error hours: 要记时长，先要知道谁来了，请填写签到方式。'],
    ['actual ones need an end', { attendance: code, hours: { count: 'actual' } }, 'error attendance.signOut: 按实际时间记时长，要知道几点离开，请设签退。'],
    ['fixed ones a number', { attendance: code, hours: { count: 'fixed' } }, 'error hours.minutes: 请填写每场记多少分钟。'],
    ['actual ones none', { attendance: { ...code!, ...out }, hours: { count: 'actual', minutes: 30 } }, 'warning hours.minutes: 按实际时间记时长，每场的分钟数不起作用。'],
    ['rounding has a step', { attendance: { ...code!, ...out }, hours: { count: 'actual', rounding: 'down' } }, 'warning hours.rounding: 没有填写以多少分钟为单位，取整方法不起作用。'],
    ['a session is within a day', { attendance: { ...code!, ...out }, hours: { count: 'actual', mostASession: 500, mostADay: 480 } }, 'warning hours.mostASession: 每场的上限比每天的还多，不起作用。'],
    ['what is fixed is within what counts', { attendance: code, hours: { count: 'fixed', minutes: 90, mostADay: 60 } }, 'warning hours.minutes: 每场记 90 分钟，超过上限 60 分钟，多出的不算。'],
    ['a step is within what counts', { attendance: { ...code!, ...out }, hours: { count: 'actual', step: 60, mostASession: 30 } }, 'error hours.step: 以 60 分钟为单位，超过上限 30 分钟，请改小。'],
    ['half hours up to eight', { attendance: { ...code!, ...out }, hours: { count: 'actual', step: 30, rounding: 'down', mostASession: 480, mostADay: 480 } }]
  ])
})

describe('a route', () => {
  const walk = (route: Partial<NonNullable<EventConfig['route']>>): Own => ({ route: { order: 'free', stations, ...route } })
  check([
    ['has stations that are told apart', walk({ stations: [stations[0]!, stations[0]!] }), 'error route.stations: 有两站用了同一个编号，请改掉一个。'],
    ['asks for no more than there are', walk({ needs: 3 }), 'error route.needs: 要走完 3 站，但只有 2 站，请改正。'],
    ['has an answer among the options', walk({ stations: [stations[0]!, { ...stations[1]!, question: { ...question, answer: 2 } }] }), 'error route.stations.1.question.answer: “纪念馆”的答案不在选项里，请重新选择。'],
    ['and options that differ', walk({ stations: [{ ...stations[0]!, question: { ...question, options: ['1921', '1921'] } }, stations[1]!] }), 'error route.stations.0.question.options: “旧址”有两个选项一样，请改掉一个。'],
    ['is fine', walk({ needs: 2, stations: [{ ...stations[0]!, question }, stations[1]!] })]
  ])
})

describe('publishing', () => {
  const now = china('2026-12-05 08:00')
  const stands = (own: Own, at = now) => checkPublish(eventConfig(own), at).map(({ level, field: where, message }) => `${level} ${where}: ${message}`)
  it.each([
    ['an hour before it begins nothing stands against it', {}],
    ['a session is over', { sessions: [session({ begins: now }), second()] }, 'error sessions.0.begins: “第一场”的开始时间已经过去，请改时间，或去掉这一场。'],
    ['one of them can no longer be signed up for', { sessions: [session(), second()], enrol: { how: 'first-come', closes: { minutes: 60 } } }, 'warning sessions.0: “第一场”已经过了报名截止时间，没有人能报名。'],
    ['nor taken back', { enrol: { how: 'first-come', cancel: { minutes: 60 } } }, 'warning enrol.cancel: “第一场”已经过了取消期限，报了名就不能取消。'],
    ['nor excused', { enrol: { how: 'opt-out', cancel: { days: 1, at: 1080 } } }, 'warning enrol.cancel: “第一场”已经过了请假期限，没有人能请假。'],
    ['nobody needs to sign up where all belong to it', { enrol: { how: 'opt-out', closes: { minutes: 60 }, closesAt: now } }],
    ['sign-up is over as a whole, which is said once', { enrol: { how: 'first-come', closesAt: now } }, 'error enrol.closesAt: 报名截止时间已经过去，请往后改。'],
    ['the lot is drawn', { sessions: seated, enrol: { how: 'lot', drawAt: now } }, 'error enrol.drawAt: 抽签时间已经过去，请往后改。'],
    ['it is decided', { enrol: { how: 'review', decideBy: now } }, 'error enrol.decideBy: 公布审核结果的时间已经过去，请往后改。']
  ] as Row[])('%s', (_, own, ...problems) => { expect(stands(own)).toEqual(problems) })

  it('reads days on the wall of its zone', () => {
    const own = eventConfig({ enrol: { how: 'first-come', closes: { days: 0, at: 0 } } })
    expect([checkPublish(own, china('2026-12-04 23:59')), checkPublish(own, china('2026-12-05 00:00'))].map((one) => one.length)).toEqual([0, 1])
    expect(checkPublish(own, china('2026-12-04 23:59'), 'Pacific/Auckland')).toHaveLength(1)
  })
})

describe('units that an event names', () => {
  const tree = new Map([
    ['a', { name: '甲市', path: '/t/a/', active: true, mine: true }], ['a1', { name: '甲一', path: '/t/a/a1/', active: true, mine: true }],
    ['b', { name: '乙市', path: '/t/b/', active: true, mine: false }], ['shut', { name: '撤了的', path: '/t/a/shut/', active: false, mine: true }]
  ])
  const stands = (own: Own) => checkEvent(eventConfig({ audience: { units: ['a'] }, ...own }), { units: tree }).map(({ level, field, message }) => `${level} ${field}: ${message}`)

  it('are in the tree, in use, in one’s range, and asked to come', () => {
    expect(stands({})).toEqual([])
    expect(stands({ audience: { units: ['gone', 'shut'] } })).toEqual(['error audience.units: 有一个单位已经不在单位树里，请重新选择。'])
    expect(stands({ audience: { units: ['shut'] } })).toEqual(['error audience.units: “撤了的”已经停用，请去掉，或换一个单位。'])
    expect(stands({ audience: { units: ['a', 'b'] } })).toEqual(['error audience.units: “乙市”不在你的管理范围内，不能替它安排活动，请去掉。'])
    expect(stands({ sessions: [session({ units: ['a1'] })] })).toEqual([])
    expect(stands({ sessions: [session({ units: ['b'] })] })).toEqual(['warning sessions.0.units: “乙市”不在面向的单位里，这一项对它不起作用。'])
    expect(stands({ sessions: [session({ seats: 9 })], quotas: { units: { each: 'event', list: [{ unit: 'a1', seats: 1 }, { unit: 'gone', seats: 2 }] } } })).toEqual(['error quotas.units.list.1.unit: 有一个单位已经不在单位树里，请重新选择。'])
  })
})

it('steps of a decision go with a review and with names that units hand in', () => {
  const stages = [{ name: '单位推荐', by: 'unit' as const }]
  expect(said({ enrol: { how: 'nominated', stages } })).toEqual([])
  expect(said({ enrol: { how: 'first-come', stages } })).toEqual(['warning enrol.stages: 不是审核报名，这一项不起作用。'])
})
