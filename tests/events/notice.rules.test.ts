import type { EventConfig, FormField, Session } from '../../contract/event-config'
import { eventNotice } from '../../server/events/rules/notice'
import { china, eventConfig, session } from '../support/event'

type Own = Partial<EventConfig>

const names = { unitName: (id: string) => ({ u: '全院', a: '甲支部', b: '乙支部' })[id] ?? id, eventName: (id: string) => ({ t: '岗前培训', s: '安全教育' })[id] ?? id, levelName: (level: number) => (level === 1 ? '学院' : undefined) }
const printed = (own: Own, zone?: string) => eventNotice(eventConfig(own), names, zone)
const plain = printed({})
/** What a rule adds to, or changes in, the notice of a plain lecture. */
const said = (own: Own) => printed(own).filter((line) => !plain.includes(line))
const check = (rows: [string, Own, ...string[]][]) => { it.each(rows)('%s', (_, own, ...lines) => { expect(said(own)).toEqual(lines) }) }

const second = (own: Partial<Session> = {}) => session({ id: 'second', name: '第二场', begins: china('2026-12-06 14:00'), ends: china('2026-12-06 16:00'), ...own })
const two = [session(), second()]
const enrol = (own: Partial<EventConfig['enrol']>): EventConfig['enrol'] => ({ how: 'first-come', ...own })
const field = (own: Partial<FormField>): FormField => ({ id: 'f', label: '姓名', kind: 'text', ...own })

it('says no more of a plain lecture than there is', () => {
  expect(plain).toEqual(['时间：2026 年 12 月 5 日（周六）9:00 至 11:00。', '地点：一楼报告厅。', '对象：全院。', '报名方式：自愿报名，名额不限。', '不能来的，开始前都可以取消。'])
})

describe('when and where', () => {
  const LIST = ['时间：共 2 场。', '每人限报一场。', '不能来的，开始前都可以取消或改报别的场次。']
  /** Of two sessions, the lines about each. */
  const each = (own: Own) => printed({ sessions: two, ...own }).filter((line) => !plain.includes(line) && !LIST.includes(line))

  check([
    ['people gather before', { sessions: [session({ gatherBefore: 20 })] }, '时间：2026 年 12 月 5 日（周六）9:00 至 11:00，8:40 集合。'],
    ['midnight is the end of the day that is over', { sessions: [session({ ends: china('2026-12-06 00:00') })] }, '时间：2026 年 12 月 5 日（周六）9:00 至 24:00。'],
    ['after it, both days are named', { sessions: [session({ ends: china('2026-12-06 00:30') })] }, '时间：2026 年 12 月 5 日（周六）9:00 至 12 月 6 日（周日）0:30。'],
    ['the whole place', { venue: { name: '旧址', address: '学院路 1 号', gather: '东门集合' } }, '地点：旧址（学院路 1 号），东门集合。'],
    ['seats and positions', { sessions: [session({ seats: 6, positions: [{ id: 'g', name: '引导', seats: 4, note: '门口' }, { id: 'd', name: '咨询', seats: 2 }] })] }, '名额：6 人，其中引导 4 人（门口）、咨询 2 人。', '报名方式：先到先得，报满为止。'],
    ['positions alone', { sessions: [session({ positions: [{ id: 'g', name: '引导', seats: 4 }] })] }, '名额：引导 4 人。', '报名方式：先到先得，报满为止。'],
    ['one session’s own units and note', { sessions: [session({ units: ['a'], note: '座区：A 区。' })] }, '限甲支部参加。', '座区：A 区。']
  ])

  it('many sessions are listed, the year once', () => {
    expect(printed({ sessions: [session(), second({ begins: china('2027-01-06 14:00'), ends: china('2027-01-06 16:00') })] }).slice(0, 4)).toEqual(['时间：共 2 场。', '第一场：2026 年 12 月 5 日（周六）9:00 至 11:00。', '第二场：2027 年 1 月 6 日（周三）14:00 至 16:00。', '地点：一楼报告厅。'])
  })

  it.each([
    ['what they share is said once', { seats: 50, venue: { name: '旧址' } }, { seats: 50, venue: { name: '旧址' } }, ['第一场：2026 年 12 月 5 日（周六）9:00 至 11:00。', '第二场：12 月 6 日（周日）14:00 至 16:00。', '地点：旧址。', '名额：每场 50 人。', '报名方式：先到先得，报满为止。']],
    ['what differs stands with each', { seats: 50, venue: { name: '旧址' }, units: ['a'], note: '一楼' }, { seats: 40, units: ['b'] }, ['第一场：2026 年 12 月 5 日（周六）9:00 至 11:00，旧址，50 人，限甲支部参加，一楼。', '第二场：12 月 6 日（周日）14:00 至 16:00，40 人，限乙支部参加。', '报名方式：先到先得，报满为止。']],
    ['positions that differ take the seats with them', { seats: 4, positions: [{ id: 'g', name: '引导', seats: 4 }] }, { seats: 4, positions: [{ id: 'd', name: '咨询', seats: 4 }] }, ['第一场：2026 年 12 月 5 日（周六）9:00 至 11:00，4 人，其中引导 4 人。', '第二场：12 月 6 日（周日）14:00 至 16:00，4 人，其中咨询 4 人。', '报名方式：先到先得，报满为止。']]
  ] as [string, Partial<Session>, Partial<Session>, string[]][])('%s', (_, a, b, lines) => { expect(each({ sessions: [session(a), second(b)] })).toEqual(lines) })

  const days = (own: Partial<Session>, ...list: string[]) => list.flatMap((day, i) => ['09:00', '14:00'].map((from, j) => session({ id: `s-${i}-${j}`, name: `${i}-${j}`, begins: china(`2026-${day} ${from}`), ends: china(`2026-${day} ${j ? '16:00' : '11:00'}`), ...own })))
  it.each([
    ['every day', {}, ['12-07', '12-08', '12-09'], '时间：2026 年 12 月 7 日至 9 日，每天 2 场，9:00 至 11:00、14:00 至 16:00，共 6 场。'],
    ['weekdays of two weeks', { gatherBefore: 30 }, ['12-10', '12-11', '12-14', '12-15', '12-16', '12-17', '12-18'], '时间：2026 年 12 月 10 日至 18 日，每周一至周五 2 场，9:00 至 11:00、14:00 至 16:00，共 14 场，提前 30 分钟集合。'],
    ['some weekdays', { gatherBefore: 30 }, ['12-07', '12-09', '12-14', '12-16'], '时间：2026 年 12 月 7 日至 16 日，每周一、周三 2 场，9:00 至 11:00、14:00 至 16:00，共 8 场，提前 30 分钟集合。'],
    ['days without a rule are listed', {}, ['12-07', '12-09', '12-10'], '时间：共 6 场。'],
    ['so many that nobody reads them', {}, Array.from({ length: 16 }, (_, i) => `12-${String(1 + i + (i > 3 ? 1 : 0)).padStart(2, '0')}`), '时间：2026 年 12 月 1 日至 17 日，共 32 场，各场时间见场次表。']
  ] as [string, Partial<Session>, string[], string][])('%s', (_, own, list, line) => { expect(printed({ sessions: days(own, ...list) })[0]).toBe(line) })

  it('times are those of the association', () => { expect(printed({}, 'Asia/Kathmandu')[0]).toBe('时间：2026 年 12 月 5 日（周六）6:45 至 8:45。') })
})

describe('who, and how many of whom', () => {
  check([
    ['many units are counted', { audience: { units: Array.from({ length: 13 }, (_, i) => `第 ${i + 1} 支部`) } }, '对象：第 1 支部、第 2 支部、第 3 支部等 13 个单位。'],
    ['people by name', { requires: { members: ['m1', 'm2', 'm3'] } }, '报名条件：在指定的 3 人名单上。'],
    ['conditions', { requires: { attended: ['t', 's'], points: 100, hours: 20 } }, '报名条件：参加过“岗前培训”或“安全教育”，学习积分不少于 100 分，志愿服务不少于 20 小时。'],
    ['shares', { quotas: { units: { each: 'event', list: [{ unit: 'a', seats: 45 }, { unit: 'b', seats: 50 }] } } }, '名额分配：甲支部 45 人、乙支部 50 人。', '报名方式：先到先得，报满为止。'],
    ['shares of very many units', { quotas: { units: { each: 'event', list: Array.from({ length: 31 }, (_, i) => ({ unit: `u${i}`, seats: 2 })) } } }, '名额分配：分配到 31 个单位，各单位人数见名额表。', '报名方式：先到先得，报满为止。'],
    ['shares by heads', { quotas: { percent: { each: 'session', level: 1, percent: 5, rounding: 'nearest', least: 20 } } }, '名额分配：每个学院按在册人数的 5% 确定，四舍五入，至少 20 人。', '报名方式：先到先得，报满为止。'],
    ['what is asked for', { quotas: { least: [{ unit: 'a', seats: 5 }, { unit: 'b', seats: 8 }] } }, '人数要求：甲支部不少于 5 人，乙支部不少于 8 人。', '报名方式：先到先得，报满为止。'],
    ['by an answer', { form: [field({ id: 'sex', label: '性别', kind: 'choice', options: ['男', '女'] })], quotas: { answers: [{ field: 'sex', list: [{ option: '男', seats: 60 }, { option: '女', seats: 40 }] }] } }, '性别名额：男 60 人，女 40 人。', '报名方式：先到先得，报满为止。', '报名时填写性别；报名信息在活动结束 30 天后删除。'],
    ['kept for some', { reserved: [{ id: 'r', name: '机动座位', seats: 5 }, { id: 's', name: '主办支部', seats: 8, units: ['a'], until: { days: 1, at: 1080 } }, { id: 't', name: '嘉宾', seats: 2, units: ['b'], members: ['m1', 'm2'] }] },
      '预留：机动座位 5 个，由组织者安排。', '预留：主办支部 8 个，留给甲支部，12 月 4 日 18:00 起剩余的放开报名。', '预留：嘉宾 2 个，留给乙支部和指定的 2 人。']
  ])

  it('of many sessions shares and kept seats say whether they are each one’s', () => {
    const list = [{ unit: 'a', seats: 4 }]
    expect(printed({ sessions: two, quotas: { units: { each: 'session', list } }, reserved: [{ id: 'r', name: '机动', seats: 5, until: { minutes: 120 } }] })).toEqual(expect.arrayContaining(['名额分配：每场甲支部 4 人。', '预留：每场机动 5 个，由组织者安排，开始前 2 小时起剩余的放开报名。']))
    expect(printed({ sessions: two, quotas: { units: { each: 'event', list } } })).toContain('名额分配：各场合计甲支部 4 人。')
  })
})

describe('how to sign up', () => {
  const close = china('2026-12-01 18:00')
  check([
    ['by lot at the close', { enrol: enrol({ how: 'lot', closesAt: close }) }, '报名方式：先报名，报名截止后由系统抽签，中签的参加。', '报名时间：即日起至 12 月 1 日 18:00。'],
    ['by lot at its time', { enrol: enrol({ how: 'lot', closesAt: close, drawAt: china('2026-12-02 10:00') }) }, '报名方式：先报名，12 月 2 日 10:00 由系统抽签，中签的参加。', '报名时间：即日起至 12 月 1 日 18:00。'],
    ['reviewed', { enrol: enrol({ how: 'review' }) }, '报名方式：先报名，由主办单位审核后确定。'],
    ['reviewed in steps, by a day', { enrol: enrol({ how: 'review', stages: [{ name: '单位推荐', by: 'unit' }, { name: '复试', by: 'organiser' }], decideBy: china('2026-12-02 00:00') }) }, '报名方式：先报名，依次经过单位推荐（所在单位）、复试（主办单位），12 月 1 日 24:00 前公布结果。'],
    ['named by units, and decided', { enrol: enrol({ how: 'nominated', closesAt: close, stages: [{ name: '资格审核', by: 'organiser' }] }) }, '报名方式：由各单位报送名单，个人不用报名；报送的名单依次经过资格审核（主办单位）。', '报送时间：即日起至 12 月 1 日 18:00。'],
    ['named by units', { enrol: enrol({ how: 'nominated', closesAt: close }) }, '报名方式：由各单位报送名单，个人不用报名。', '报送时间：即日起至 12 月 1 日 18:00。'],
    ['everybody', { enrol: enrol({ how: 'opt-out', cancel: { days: 1, at: 1080 }, closesAt: close }) }, '对象：全院全体人员。', '报名方式：全体参加，不用报名。', '不能来的，请在 12 月 4 日 18:00 前请假。'],
    ['from a time on', { enrol: enrol({ opensAt: china('2026-11-25 08:00') }) }, '报名时间：11 月 25 日 8:00 起。'],
    ['from a time until another', { enrol: enrol({ opensAt: china('2026-11-25 08:00'), closesAt: china('2026-12-02 00:00') }) }, '报名时间：11 月 25 日 8:00 至 12 月 1 日 24:00。'],
    ['released and closed before', { enrol: enrol({ release: { days: 2, at: 600 }, closes: { minutes: 120 } }) }, '名额在 12 月 3 日 10:00 放出。', '请至少提前 2 小时报名。'],
    ['days ahead', { enrol: enrol({ ahead: { days: 3 } }) }, '请至少提前 3 天报名。'],
    ['working days ahead', { enrol: enrol({ ahead: { days: 3, working: true } }) }, '请至少提前 3 个工作日报名（周六、周日不算）。'],
    ['in groups', { enrol: enrol({ group: { least: 5, most: 30 } }) }, '可以团体报名，一次 5 至 30 人，报名人要一同到场。'],
    ['in groups of one size, sent by somebody', { enrol: enrol({ group: { least: 5, most: 5, leaderComes: false } }) }, '可以团体报名，一次 5 人，报名人可以不到场。'],
    ['the form', { keepDays: 7, enrol: enrol({ group: { most: 5 } }), form: [field({ each: true }), field({ id: 'i', label: '身份证号', kind: 'id-card', reason: '购买保险' }), field({ id: 'p', label: '手机', kind: 'phone', optional: true, reason: '联系' })] },
      '可以团体报名，一次最多 5 人，报名人要一同到场。', '报名时填写姓名、身份证号（购买保险）、手机（选填，联系），团体报名的，姓名每人都要填写；报名信息在活动结束 7 天后删除。'],
    ['waiting', { enrol: enrol({ waitlist: { claimMinutes: 90, most: 20 } }) }, '候补：报满后可以排队候补，最多 20 人；有空位时依次通知，1 小时 30 分钟内确认，过时让给下一位。'],
    ['waiting, not by night', { enrol: enrol({ waitlist: { claimMinutes: 60, sparesNight: true } }) }, '候补：报满后可以排队候补；有空位时依次通知，1 小时内确认（夜里 22:00 到 8:00 到时的，顺延到 9:00），过时让给下一位。'],
    ['waiting until a moment', { enrol: enrol({ how: 'review', waitlist: { claimMinutes: 30, until: { days: 1, at: 1080 } } }) }, '报名方式：先报名，由主办单位审核后确定。', '候补：没有录取的可以排队候补；有空位时依次通知，30 分钟内确认，过时让给下一位，候补到 12 月 4 日 18:00 为止。']
  ])

  it('somebody may have them all', () => { expect(printed({ sessions: two, enrol: enrol({ mostSessions: 2 }) })).toContain('各场都可以报。') })

  it('of many sessions each has its times, and a person so many of them', () => {
    expect(said({ sessions: two, enrol: enrol({ release: { days: 1, at: 600 }, closes: { days: 3, at: 1080 }, mostSessions: 2, mostADay: 1, cancel: { days: 0, at: 720 }, change: { days: 1, at: 1440 } }) }).slice(3)).toEqual([
      '每场名额在前一天 10:00 放出。', '每场请在开始前 3 天的 18:00 前报名。', '每人最多报 2 场，每天最多 1 场。', '不能来的，请在当天 12:00 前取消。', '改报别的场次，请在前一天 24:00 前办理。'
    ])
  })
})

describe('taking it back, and not coming', () => {
  check([
    ['hours before', { enrol: enrol({ cancel: { minutes: 60 } }) }, '不能来的，请至少提前 1 小时取消。'],
    ['until it begins', { enrol: enrol({ cancel: { minutes: 0 } }) }, '不能来的，请在开始前取消。'],
    ['until it ends', { enrol: enrol({ cancel: 'end' }) }, '不能来的，结束前都可以取消。'],
    ['never', { enrol: enrol({ cancel: 'never' }) }, '报名后不能取消。'],
    ['everybody, never', { enrol: enrol({ how: 'opt-out', cancel: 'never' }) }, '对象：全院全体人员。', '报名方式：全体参加，不用报名。', '无特殊情况不得请假。'],
    ['in steps', { noShow: { steps: [{ times: 1, days: 15 }, { times: 2, within: 30, days: 180 }] } }, '未到：没有取消又没有到场的，算一次未到；1 次的，15 天内不能再报名；30 天内满 2 次的，180 天内不能再报名。有特殊情况的，可以向组织者说明。'],
    ['after three', { noShow: { steps: [{ times: 3, days: 7 }], appealDays: 5 } }, '未到：没有取消又没有到场的，算一次未到；累计满 3 次的，7 天内不能再报名。有特殊情况的，可以在 5 天内向组织者说明。']
  ])
  it('one who was named by his unit has one session and does not move', () => {
    expect(printed({ sessions: two, enrol: enrol({ how: 'nominated', change: { minutes: 60 } }) }).slice(-2)).toEqual(['每人限一场。', '不能来的，开始前都可以取消。'])
  })
  it('moving may be refused', () => { expect(printed({ sessions: two, enrol: enrol({ change: 'never' }) }).slice(-2)).toEqual(['不能来的，开始前都可以取消。', '不能改报别的场次。']) })
})

describe('who came, and what it earns', () => {
  const code: EventConfig['attendance'] = { ways: ['code'] }
  const sign = '签到：扫现场的签到码；开始前 30 分钟起可以签到。'
  check([
    ['all ways', { attendance: { ways: ['code', 'ticket', 'password', 'staff'], from: 0 } }, '签到：扫现场的签到码、出示报名码由工作人员扫码、输入现场公布的口令或由工作人员登记；开始后可以签到。'],
    ['in a window, late from a minute', { attendance: { ways: ['password'], from: 60, until: 20, late: 5 } }, '签到：输入现场公布的口令；开始前 1 小时至开始后 20 分钟签到，过时不算到场，开始后 5 分钟才签到的算迟到。'],
    ['out, in parts, long enough, looked at, or without signing up', { attendance: { ...code, signOut: { from: 0, until: 30 }, segments: true, leastMinutes: 90, confirm: true, walkIn: true } },
      sign, '签退：结束至结束后 30 分钟；中途离开的先签退，回来再签到，时间分段累计。', '在场不少于 1 小时 30 分钟才算参加。', '签到、签退时间由负责人逐一核对后生效。', '没有报名的也可以到场签到参加。'],
    ['looked at without signing out', { attendance: { ...code, confirm: true } }, sign, '签到时间由负责人逐一核对后生效。'],
    ['actual hours', { hours: { count: 'actual', step: 30, mostASession: 480, mostADay: 480, afterClose: true } }, '志愿服务时长：按实际到场时间计，以 30 分钟为单位，不足的不计，最多 8 小时，一天最多 8 小时，活动全部结束并办结后计入。'],
    ['fixed ones', { hours: { count: 'fixed', minutes: 30 } }, '志愿服务时长：计 30 分钟。'],
    ['up, or to the nearest', { hours: { count: 'actual', step: 60, rounding: 'up' } }, '志愿服务时长：按实际到场时间计，以 1 小时为单位，不足的按一个单位算。'],
    ['a route', { route: { order: 'fixed', needs: 2, board: true, stations: ['甲', '乙', '丙'].map((name, i) => ({ id: `s${i}`, name, ...(i === 0 && { question: { text: '？', options: ['是', '否'], answer: 0 } }) })) } }, '路线：甲、乙、丙，共 3 站，按顺序走。', '到站扫码，其中 1 站还要答对一道题，走完前 2 站算完成；各单位完成人数公布。', '开始前 30 分钟起到结束之间扫码有效；没有网络时扫的，恢复后自动补上，最晚到结束后一天。'],
    ['a long one', { route: { order: 'free', stations: Array.from({ length: 13 }, (_, i) => ({ id: `s${i}`, name: `第 ${i + 1} 站`, question: { text: '？', options: ['是', '否'], answer: 0 } })) } }, '路线：第 1 站、第 2 站、第 3 站等共 13 站，先后不限。', '到站扫码并答对一道题，全部走完算完成。', '开始前 30 分钟起到结束之间扫码有效；没有网络时扫的，恢复后自动补上，最晚到结束后一天。'],
    ['one that any stations of complete, with a code to sign in by', { attendance: { ways: ['code'], from: 0 }, route: { order: 'free', needs: 1, stations: ['甲', '乙'].map((name, i) => ({ id: `s${i}`, name })) } }, '路线：甲、乙，共 2 站，先后不限。', '到站扫码，走完任意 1 站算完成。', '开始后到结束之间扫码有效；没有网络时扫的，恢复后自动补上，最晚到结束后一天；扫到站点的码也算签到。', '签到：扫现场的签到码；开始后可以签到。'],
    ['afterwards', { feedback: { days: 7, fields: [field({})] }, evidence: { photos: 4, days: 7 } }, '反馈：到场的人请在活动后 7 天内填写。', '活动结束后 7 天内，由组织者上传不少于 4 张照片。'],
    ['what else there is', { notes: ['不带包', '不带水。'], contact: { name: '王芳', phone: '010-6000 0000' } }, '注意事项：1. 不带包。', '2. 不带水。', '联系人：王芳，电话 010-6000 0000。']
  ])
  it('of many sessions hours are of each', () => { expect(printed({ sessions: two, hours: { count: 'fixed', minutes: 30, mostASession: 60 } }).at(-1)).toBe('志愿服务时长：每场计 30 分钟，每场最多 1 小时。') })
})
