import Ajv from 'ajv'
import { EventConfig } from '../../contract/event-config'
import { AppError } from '../errors'
import { schemaProblems } from '../rounds/config-problems'
import type { Problem } from './rules/problems'

const ajv = new Ajv({ strict: false, multipleOfPrecision: 6, allErrors: true, verbose: true })
const reader = () => ajv.compile<EventConfig>(EventConfig)

const BEFORE = '请写成提前多少分钟，或提前几天的几点。'

/** The first that fits a field says what to do there; all others speak for themselves. */
const own: [RegExp, string][] = [
  [/^title$/, '请填写活动名称，最多 40 个字。'],
  [/^kind$/, '请选择活动类型。'],
  [/^intro$/, '活动介绍最多 3000 个字。'],
  [/^contact\.(name|phone)$/, '请填写联系人，姓名最多 20 个字，电话最多 30 个字。'],
  [/(^|\.)venue\.name$/, '请填写地点名称，最多 60 个字。'],
  [/(^|\.)venue\.(latitude|longitude)$/, '经纬度不对，请在地图上重新选择地点。'],
  [/^notes(\.\d+)?$/, '注意事项最多 20 条，每条最多 200 个字。'],
  [/^audience(\.units)?$/, '请选择参加单位。'],
  [/^sessions$/, '至少要有一个场次，最多 200 个。'],
  [/^sessions\.\d+\.name$/, '请填写场次名称，最多 30 个字。'],
  [/^sessions\.\d+\.begins$/, '请选择开始时间。'],
  [/^sessions\.\d+\.ends$/, '请选择结束时间。'],
  [/^sessions\.\d+\.gatherBefore$/, '集合时间要在开始前 1 分钟到 12 小时之间。'],
  [/^sessions\.\d+\.positions\.\d+\.name$/, '请填写岗位名称，最多 30 个字。'],
  [/^quotas\.units\.list$/, '请写上各单位的名额；不分到单位的，请关掉这一项。'],
  [/^quotas\.(units\.list|least)\.\d+\.unit$/, '请选择单位。'],
  [/^quotas\.(units\.list|least)\.\d+\.seats$/, '名额要是 0 到 100000 的整数。'],
  [/\.seats$/, '名额要是正整数，最多 100000。'],
  [/^enrol(\.how)?$/, '请选择报名方式。'],
  [/^enrol\.(release|closes|cancel|change|waitlist\.until)$|^reserved\.\d+\.until$/, BEFORE],
  [/^enrol\.ahead\.days$/, '提前的天数要在 1 到 90 之间。'],
  [/^enrol\.waitlist\.claimMinutes$/, '候补确认的时间要在 5 分钟到 7 天之间。'],
  [/^enrol\.group\.most$/, '请填写一次最多报几人，最多 1000 人。'],
  [/^enrol\.stages\.\d+\.name$/, '请填写审核步骤的名称，最多 20 个字。'],
  [/^form\.\d+\.label$|^feedback\.fields\.\d+\.label$/, '请填写这一项的名称，最多 40 个字。'],
  [/^form$/, '报名表最多 20 项；不需要填写的，请去掉报名表。'],
  [/^feedback\.fields$/, '反馈至少要有一项，最多 10 项。'],
  [/^keepDays$/, '报名信息保存的天数要在 1 到 365 之间。'],
  [/^noShow\.steps$/, '请填写未到几次、停多少天，最多 6 档。'],
  [/^attendance\.ways$/, '请选择至少一种签到方式。'],
  [/^attendance\.(from|until|late|signOut\.(from|until))$/, '分钟数要在 0 到 1440 之间。'],
  [/^hours\.(minutes|mostASession|mostADay)$/, '分钟数要在 1 到 1440 之间。'],
  [/^route\.stations$/, '路线至少要有两站，最多 50 站。'],
  [/^route\.stations\.\d+\.name$/, '请填写站点名称，最多 30 个字。']
]

// A name that is not of the contract is a mistake of another kind, whatever stands in its place.
const UNKNOWN = '规则里没有这一项'

/** The configuration, or everything about it that does not fit, by field. */
export function readEventConfig(value: unknown): { config: EventConfig } | { problems: Problem[] } {
  const fits = reader()
  if (fits(value)) return { config: value }
  return { problems: schemaProblems(fits.errors ?? []).map((one) => ({ ...one, message: one.message.startsWith(UNKNOWN) ? one.message : own.find(([field]) => field.test(one.field))?.[1] ?? one.message })) }
}

/** @throws with the first field that does not fit */
export function parseEventConfig(value: unknown): EventConfig {
  const read = readEventConfig(value)
  if ('config' in read) return read.config
  throw new AppError('bad_request', read.problems[0]?.message ?? '规则里有一项不对，请检查后再试。', { problems: read.problems })
}
