import type { EventConfig, Session } from '../../../contract/event-config'
import { china, eventConfig } from '../../support/event'

/*
 * Published notices and house rules of events as configurations, by the numbers of a collection of them, in our own words. What a notice leaves
 * open is chosen plainly: a morning where it names no hours, made-up names and numbers of units where its list is an annex.
 */

export interface Published {
  id: string
  what: string
  config: EventConfig
  /** Its rules, as our notice must say them. */
  says: string[]
  /** What of it a configuration does not say, and why. */
  not?: Record<string, string>
}

/** Made-up units: 学院 1, 总支 2. */
export const unitName = (id: string): string => (id === 'second-year' ? '二年级' : id.replace(/^faculty-/, '学部 ').replace(/^college-/, '学院 ').replace(/^branch-/, '总支 '))

const unit = (prefix: string, seats: number[]) => seats.map((n, i) => ({ unit: `${prefix}${i + 1}`, seats: n }))

/** A session of that id, from and to written 2026-12-05 09:00. */
const session = (id: string, name: string, from: string, to: string, own: Partial<Session> = {}): Session => ({ id, name, begins: china(from), ends: china(to), ...own })
const morning = (own: Partial<Session> = {}) => [session('first', '活动', '2026-12-05 08:30', '2026-12-05 11:30', own)]
const daily = (days: string[], slots: [string, string][], own: Partial<Session>) =>
  days.flatMap((day, i) => slots.map(([from, to], j) => session(`s-${i + 1}-${j + 1}`, `${i + 1}-${j + 1}`, `2026-12-${day} ${from}`, `2026-12-${day} ${to}`, own)))

export const published: Published[] = [
  {
    id: 'e001', what: 'a volunteers’ association on signing in and out',
    config: eventConfig({ kind: 'volunteer', sessions: morning(), attendance: { ways: ['staff'], from: 0, signOut: { from: 180, until: 0 }, segments: true, confirm: true }, hours: { count: 'actual' } }),
    says: ['签到：由工作人员登记；开始后可以签到。', '签退：结束前 3 小时至结束；中途离开的先签退，回来再签到，时间分段累计。', '签到、签退时间由负责人逐一核对后生效。', '志愿服务时长：按实际到场时间计。']
  },
  {
    id: 'e003', what: 'a college’s volunteers on a national platform',
    config: eventConfig({
      kind: 'volunteer', sessions: morning(), enrol: { how: 'first-come' }, form: [{ id: 'name', label: '姓名', kind: 'text' }, { id: 'card', label: '身份证号', kind: 'id-card', reason: '领取志愿者保险' }],
      attendance: { ways: ['code'], signOut: { from: 15, until: 30 } }, hours: { count: 'actual' }
    }),
    says: ['报名时填写姓名、身份证号（领取志愿者保险）；报名信息在活动结束 30 天后删除。', '签到：扫现场的签到码；开始前 30 分钟起可以签到。', '签退：结束前 15 分钟至结束后 30 分钟。', '志愿服务时长：按实际到场时间计。'],
    not: { 'joining an organisation first, which approves': 'the roster says who belongs where', 'a ban for making hours up': 'a person’s decision in a single case, no rule of an event; the organiser looks at times before they count' }
  },
  {
    id: 'e005', what: 'a library: two slots a day',
    config: eventConfig({
      kind: 'visit', sessions: daily(['07', '08', '09'], [['09:00', '13:00'], ['13:00', '17:00']], { seats: 500 }),
      enrol: { how: 'first-come', release: { days: 1, at: 600 }, cancel: { minutes: 60 }, mostSessions: 6, mostADay: 2 }, noShow: { steps: [{ times: 3, days: 7 }] }, attendance: { ways: ['code'], until: 30, signOut: { from: 240, until: 0 } }
    }),
    says: ['时间：2026 年 12 月 7 日至 9 日，每天 2 场，9:00 至 13:00、13:00 至 17:00，共 6 场。', '名额：每场 500 人。', '每场名额在前一天 10:00 放出。', '不能来的，请至少提前 1 小时取消或改报别的场次。', '未到：没有取消又没有到场的，算一次未到；累计满 3 次的，7 天内不能再报名。有特殊情况的，可以向组织者说明。', '签到：扫现场的签到码；开始前 30 分钟至开始后 30 分钟签到，过时不算到场。', '签退：结束前 4 小时至结束。'],
    not: { 'booking again only after signing out of the last': 'so many a day stands for it' }
  },
  {
    id: 'e007', what: 'another library: the day’s noon',
    config: eventConfig({ kind: 'visit', sessions: [session('first', '下午场', '2026-12-05 14:00', '2026-12-05 17:00', { seats: 100 })], enrol: { how: 'first-come', cancel: { days: 0, at: 720 } }, noShow: { steps: [{ times: 3, days: 90 }] }, attendance: { ways: ['ticket'] } }),
    says: ['不能来的，请在 12 月 5 日 12:00 前取消。', '未到：没有取消又没有到场的，算一次未到；累计满 3 次的，90 天内不能再报名。有特殊情况的，可以向组织者说明。']
  },
  {
    id: 'e009', what: 'a university at the museum of the party’s history',
    config: eventConfig({
      kind: 'visit', venue: { name: '党史展览馆' }, sessions: [session('first', '参观', '2021-09-10 09:30', '2021-09-10 10:30', { seats: 880 })], enrol: { how: 'nominated', closesAt: china('2021-09-06 08:00'), cancel: 'never' },
      quotas: { units: { each: 'event', list: unit('faculty-', [300, 280, 200, 100]) } }, attendance: { ways: ['staff'] }, notes: ['每个单位指定 1 名带队教师。', '统一安排车辆。']
    }),
    says: ['时间：2021 年 9 月 10 日（周五）9:30 至 10:30。', '名额：880 人。', '名额分配：学部 1 300 人、学部 2 280 人、学部 3 200 人、学部 4 100 人。', '报名方式：由各单位报送名单，个人不用报名。', '报送时间：即日起至 9 月 6 日 8:00。', '报名后不能取消。', '注意事项：1. 每个单位指定 1 名带队教师。', '2. 统一安排车辆。'],
    not: { 'the teacher in charge of each unit': 'a line of the notice: nobody is asked for his name' }
  },
  {
    id: 'e011', what: 'a base for teaching: groups and single people',
    config: eventConfig({
      kind: 'visit', sessions: morning({ seats: 100 }), enrol: { how: 'review', ahead: { days: 3, working: true }, group: { most: 100 } },
      form: [{ id: 'as', label: '团队或个人', kind: 'choice', options: ['团队', '个人'] }, { id: 'name', label: '姓名', kind: 'text' }, { id: 'phone', label: '联系方式', kind: 'phone' }],
      attendance: { ways: ['staff'] }, feedback: { days: 7, fields: [{ id: 'stars', label: '评价', kind: 'stars' }] }, notes: ['节假日参观请提前一周预约。']
    }),
    says: ['名额：100 人。', '报名方式：先报名，由主办单位审核后确定。', '请至少提前 3 个工作日报名（周六、周日不算）。', '可以团体报名，一次最多 100 人，报名人要一同到场。', '报名时填写团队或个人、姓名、联系方式；报名信息在活动结束 30 天后删除。', '反馈：到场的人请在活动后 7 天内填写。', '注意事项：节假日参观请提前一周预约。'],
    not: { 'a week ahead on holidays': 'a line of the notice: which days are holidays is decided anew each year; a session on one can be an event with its own rule' }
  },
  {
    id: 'e013', what: 'a university certifying hours',
    config: eventConfig({
      kind: 'volunteer', sessions: [session('first', '活动', '2026-12-05 08:00', '2026-12-05 18:00')], attendance: { ways: ['staff'], signOut: { from: 60, until: 60 } },
      hours: { count: 'actual', step: 30, rounding: 'down', mostADay: 480 }, evidence: { photos: 4, days: 7 }, notes: ['照片中要有一张集体照。']
    }),
    says: ['志愿服务时长：按实际到场时间计，以 30 分钟为单位，不足的不计，一天最多 8 小时。', '活动结束后 7 天内，由组织者上传不少于 4 张照片。', '注意事项：照片中要有一张集体照。'],
    not: { 'an application three days before': 'whoever may publish an event needs no leave for each', 'forms that agree with each other, valid for a month': 'there is one record instead of several papers' }
  },
  {
    id: 'e015', what: 'volunteers for a national contest: units, sexes, positions',
    config: eventConfig({
      kind: 'volunteer', sessions: morning({ seats: 300, positions: ['接待', '会务', '引导', '宣传', '后勤', '机动'].map((name, i) => ({ id: `p${i}`, name: `${name}组`, seats: 50 })) }),
      enrol: { how: 'review', stages: [{ name: '学院推荐', by: 'unit' }, { name: '团委审核', by: 'organiser' }, { name: '岗前培训', by: 'organiser' }] }, form: [{ id: 'sex', label: '性别', kind: 'choice', options: ['男', '女'] }],
      quotas: { units: { each: 'event', list: unit('college-', [45, 50, 60, 55, 45, 45]) }, answers: [{ field: 'sex', list: [{ option: '男', seats: 180 }, { option: '女', seats: 120 }] }] },
      attendance: { ways: ['staff'] }, notes: ['党员优先。', '校级学生组织成员不参加。', '每天补助 80 元。']
    }),
    says: ['名额：300 人，其中接待组 50 人、会务组 50 人、引导组 50 人、宣传组 50 人、后勤组 50 人、机动组 50 人。', '名额分配：学院 1 45 人、学院 2 50 人、学院 3 60 人、学院 4 55 人、学院 5 45 人、学院 6 45 人。', '性别名额：男 180 人，女 120 人。', '报名方式：先报名，依次经过学院推荐（所在单位）、团委审核（主办单位）、岗前培训（主办单位）。', '注意事项：1. 党员优先。', '2. 校级学生组织成员不参加。', '3. 每天补助 80 元。'],
    not: { 'height, party members first, members of student bodies out': 'lines of the notice: whoever reviews looks at them', 'money': 'a line of the notice' }
  },
  {
    id: 'e017', what: 'a museum choosing its young volunteers in steps',
    config: eventConfig({ kind: 'volunteer', sessions: morning({ seats: 200 }), enrol: { how: 'review', stages: [{ name: '资格审核', by: 'organiser' }, { name: '复试', by: 'organiser' }, { name: '岗前培训考核', by: 'organiser' }] }, attendance: { ways: ['staff'] } }),
    says: ['名额：200 人。', '报名方式：先报名，依次经过资格审核（主办单位）、复试（主办单位）、岗前培训考核（主办单位）。'],
    not: { 'how many get through each step': 'whoever decides a step decides how many' }
  },
  ...([
    ['first come, no more than fit', { how: 'first-come', closes: { days: 1, at: 1080 } }, ['报名方式：先到先得，报满为止。']],
    ['by lot after the close', { how: 'lot', closesAt: china('2026-12-04 18:00') }, ['报名方式：先报名，报名截止后由系统抽签，中签的参加。']],
    ['reviewed within five hours of the close', { how: 'review', closesAt: china('2026-12-04 18:00'), decideBy: china('2026-12-04 23:00') }, ['报名方式：先报名，由主办单位审核后确定，12 月 4 日 23:00 前公布结果。']]
  ] as [string, EventConfig['enrol'], string[]][]).map(([what, enrol, says]): Published => ({
    id: 'e019', what: `a students’ platform, ${what}`,
    config: eventConfig({ kind: 'other', audience: { units: ['second-year'] }, sessions: morning({ seats: 50 }), enrol: { ...enrol, cancel: { days: 1, at: 1080 } }, attendance: { ways: ['code'] }, hours: { count: 'fixed', minutes: 60, afterClose: true } }),
    says: ['对象：二年级。', '名额：50 人。', ...says, '不能来的，请在 12 月 4 日 18:00 前取消。', '签到：扫现场的签到码；开始前 30 分钟起可以签到。', '志愿服务时长：计 1 小时，活动全部结束并办结后计入。'],
    not: { 'a list of people who may not sign up': 'only not having come excludes, for so many days; a list kept by hand is a judgement that nobody can appeal', 'credit in advance': 'what is given counts once somebody came' }
  })),
  {
    id: 'e021', what: 'the same platform: three ways of signing in',
    config: eventConfig({ sessions: morning(), attendance: { ways: ['code', 'ticket', 'password', 'staff'], until: 30 } }),
    says: ['签到：扫现场的签到码、出示报名码由工作人员扫码、输入现场公布的口令或由工作人员登记；开始前 30 分钟至开始后 30 分钟签到，过时不算到场。'],
    not: { 'signing in only so near': 'where people are is not looked at: the code changes while it is shown', 'a score of trust': 'nobody is given marks for conduct' }
  },
  {
    id: 'e023', what: 'a university’s second classroom: reserved names, review',
    config: eventConfig({
      audience: { units: ['college-1', 'college-2'], seenBy: 'all' }, sessions: morning({ seats: 60 }), enrol: { how: 'review', cancel: { minutes: 120 } },
      reserved: [{ id: 'named', name: '预留名单', seats: 10, members: Array.from({ length: 10 }, (_, i) => `m${i}`) }]
    }),
    says: ['对象：学院 1、学院 2。', '预留：预留名单 10 个，留给指定的 10 人。', '报名方式：先报名，由主办单位审核后确定。', '不能来的，请至少提前 2 小时取消。'],
    not: { 'asking leave to hold it, three working days before': 'whoever may publish an event needs no leave for each', 'several levels that audit the event itself': 'as above' }
  },
  {
    id: 'e025', what: 'a naval museum: four slots, five people, two steps',
    config: eventConfig({
      kind: 'visit', sessions: daily(['07', '08', '09'], [['08:30', '10:30'], ['10:30', '12:30'], ['12:30', '14:30'], ['14:30', '16:30']], { seats: 300 }),
      enrol: { how: 'first-come', mostSessions: 3, mostADay: 1, group: { most: 5 }, cancel: 'end' }, form: [{ id: 'card', label: '身份证号', kind: 'id-card', reason: '入馆核验', each: true }],
      noShow: { steps: [{ times: 1, days: 15 }, { times: 2, within: 30, days: 180 }] }, attendance: { ways: ['ticket'] }
    }),
    says: ['时间：2026 年 12 月 7 日至 9 日，每天 4 场，8:30 至 10:30、10:30 至 12:30、12:30 至 14:30、14:30 至 16:30，共 12 场。', '每人最多报 3 场，每天最多 1 场。', '可以团体报名，一次最多 5 人，报名人要一同到场。', '报名时填写身份证号（入馆核验），团体报名的，身份证号每人都要填写；报名信息在活动结束 30 天后删除。', '不能来的，结束前都可以取消或改报别的场次。', '未到：没有取消又没有到场的，算一次未到；1 次的，15 天内不能再报名；30 天内满 2 次的，180 天内不能再报名。有特殊情况的，可以向组织者说明。'],
    not: { 'identity cards read at the door': 'a ticket on the phone is scanned; the number is only asked for' }
  },
  {
    id: 'e027', what: 'a thousand walk: five per cent of each unit',
    config: eventConfig({
      kind: 'walk', sessions: morning({ seats: 1000 }), enrol: { how: 'nominated' }, quotas: { percent: { each: 'event', level: 1, percent: 5, rounding: 'up' } },
      notes: ['人数少的单位可以适当增加。', '各单位自行购买意外险。', '每人一份纪念品，不设名次。']
    }),
    says: ['名额：1000 人。', '名额分配：每个单位按在册人数的 5% 确定，小数进位。', '报名方式：由各单位报送名单，个人不用报名。', '注意事项：1. 人数少的单位可以适当增加。', '2. 各单位自行购买意外险。', '3. 每人一份纪念品，不设名次。'],
    not: { 'heads by last year’s report of the union': 'the roster’s own heads are counted', 'how much small units may add': 'the notice itself does not say; `least` would' }
  },
  {
    id: 'e029', what: 'staff run around two campuses',
    config: eventConfig({
      kind: 'walk', venue: undefined, enrol: { how: 'nominated', closesAt: china('2014-11-25 17:00') }, attendance: { ways: ['staff'] },
      sessions: [session('north', '北校区', '2014-12-05 15:00', '2014-12-05 17:00', { venue: { name: '北校区', gather: '体育场集合' } }), session('south', '南校区', '2014-12-05 15:00', '2014-12-05 17:00', { venue: { name: '南校区', gather: '图书馆前集合' } })],
      notes: ['到达人数多于出发人数的，以出发人数为准。', '纪念品按核定人数凭回单领取。']
    }),
    says: ['北校区：2014 年 12 月 5 日（周五）15:00 至 17:00，北校区，体育场集合。', '南校区：12 月 5 日（周五）15:00 至 17:00，南校区，图书馆前集合。', '报名方式：由各单位报送名单，个人不用报名。', '报送时间：即日起至 11 月 25 日 17:00。', '注意事项：1. 到达人数多于出发人数的，以出发人数为准。', '2. 纪念品按核定人数凭回单领取。'],
    not: { 'counting who set out against who arrived': 'people sign in by name: there are no two counts to settle' }
  },
  {
    id: 'e031', what: 'a college’s walk: gathering, roll call, start',
    config: eventConfig({ kind: 'walk', sessions: [session('first', '健步走', '2026-12-05 15:00', '2026-12-05 15:40', { gatherBefore: 30 })], attendance: { ways: ['staff'], from: 20, until: 1 }, notes: ['14:40 检录，14:50 热身。', '禁止奔跑。'] }),
    says: ['时间：2026 年 12 月 5 日（周六）15:00 至 15:40，14:30 集合。', '签到：由工作人员登记；开始前 20 分钟至开始后 1 分钟签到，过时不算到场。', '注意事项：1. 14:40 检录，14:50 热身。', '2. 禁止奔跑。'],
    not: { 'prizes by place, apart for men and women': 'an event has no results; who came is known, not who was first', 'a roll call that is over before it begins': 'signing in is open at least until the beginning' }
  },
  {
    id: 'e037', what: 'a month of volunteering: ten people a day',
    config: eventConfig({ kind: 'volunteer', sessions: daily(['07', '08', '09', '10', '11'], [['14:00', '16:00']], { seats: 10 }), enrol: { how: 'first-come', mostSessions: 5 }, attendance: { ways: ['code'] }, hours: { count: 'fixed', minutes: 30 } }),
    says: ['时间：2026 年 12 月 7 日至 11 日，每天 14:00 至 16:00，共 5 场。', '名额：每场 10 人。', '报名方式：先到先得，报满为止。', '志愿服务时长：每场计 30 分钟。'],
    not: { 'three points each time': 'points are of study plans and rounds; a round can count events as a fact', 'questions answered on paper at the stall': 'a round, published for itself' }
  },
  {
    id: 'e039', what: 'watching a film: seats by unit, some kept',
    config: eventConfig({
      kind: 'other', sessions: [session('first', '观影', '2026-12-05 15:00', '2026-12-05 17:00', { seats: 500, note: '座区：总支 1 在一楼 1—10 排，总支 2 在一楼 11—20 排' })], enrol: { how: 'nominated' },
      quotas: { units: { each: 'event', list: unit('branch-', [240, 240]) } }, reserved: [{ id: 'upstairs', name: '二楼机动座位', seats: 20 }], notes: ['不带包、不带水。', '机动座位电话申请。']
    }),
    says: ['名额：500 人。', '座区：总支 1 在一楼 1—10 排，总支 2 在一楼 11—20 排。', '名额分配：总支 1 240 人、总支 2 240 人。', '预留：二楼机动座位 20 个，由组织者安排。', '报名方式：由各单位报送名单，个人不用报名。', '注意事项：1. 不带包、不带水。', '2. 机动座位电话申请。']
  }
]

/** No event to be told from the facts, and why. */
export const leftOut: Record<string, string> = {
  e033: 'five star levels of volunteers by hours, times and months: a standing of people over years, nothing of an event, and not built',
  e035: 'experts and their topics to choose from, dates as the school says: a menu from which units order, which is another part',
  e041: 'joining organisations, how many administrators each may have, when figures are renewed: rules of a platform; the roster has the people'
}
