import type { Path } from '../../editor/paths'

export type Section = 'basic' | 'sessions' | 'enrol' | 'quotas' | 'requires' | 'form' | 'attend' | 'route' | 'noShow' | 'after'

/** In the order in which one thinks of them. */
export const SECTIONS: { id: Section; name: string }[] = [
  { id: 'basic', name: '基本' }, { id: 'sessions', name: '场次' }, { id: 'enrol', name: '报名' }, { id: 'quotas', name: '名额' }, { id: 'requires', name: '条件' },
  { id: 'form', name: '报名表' }, { id: 'attend', name: '签到与时长' }, { id: 'route', name: '路线' }, { id: 'noShow', name: '爽约' }, { id: 'after', name: '反馈' }
]

export const sectionName = (id: Section) => SECTIONS.find((one) => one.id === id)?.name ?? ''

const PARTS: [RegExp, Section][] = [
  [/^sessions\b/, 'sessions'], [/^enrol\b/, 'enrol'], [/^(quotas|reserved)\b/, 'quotas'], [/^requires\b/, 'requires'], [/^(form|keepDays)\b/, 'form'],
  [/^(attendance|hours)\b/, 'attend'], [/^route\b/, 'route'], [/^noShow\b/, 'noShow'], [/^(feedback|evidence)\b/, 'after']
]

/** Where a field is edited; `part`: in which of the sessions. */
export function placeOf(field: Path): { section: Section; part: number | null } {
  const at = /^sessions\.(\d+)/.exec(field)?.[1]
  return { section: PARTS.find(([pattern]) => pattern.test(field))?.[1] ?? 'basic', part: at === undefined ? null : Number(at) }
}

export const sectionOf = (field: Path): Section => placeOf(field).section

const FIELDS: [RegExp, string][] = [
  [/^title/, '名称'], [/^kind/, '类型'], [/^intro/, '介绍'], [/^contact/, '联系人'], [/^venue/, '地点'], [/^notes/, '注意事项'], [/^audience\.seenBy/, '谁能看到'], [/^audience/, '面向单位'],
  [/^sessions\.\d+\.(begins|ends)/, '场次时间'], [/^sessions\.\d+\.seats/, '场次名额'], [/^sessions\.\d+\.positions/, '岗位'], [/^sessions/, '场次'],
  [/^enrol\.how/, '报名方式'], [/^enrol\.(opensAt|closesAt|release|closes|ahead)/, '报名时间'], [/^enrol\.drawAt/, '抽签时间'], [/^enrol\.(decideBy|stages)/, '审核'], [/^enrol\.(mostSessions|mostADay)/, '每人场数'],
  [/^enrol\.group/, '团体报名'], [/^enrol\.waitlist/, '候补'], [/^enrol\.cancel/, '取消期限'], [/^enrol\.change/, '改场次期限'], [/^enrol/, '报名'],
  [/^quotas/, '名额分配'], [/^reserved/, '预留名额'], [/^requires/, '报名条件'], [/^(form|keepDays)/, '报名表'], [/^attendance/, '签到'], [/^hours/, '时长'], [/^route/, '路线'], [/^noShow/, '爽约'], [/^feedback/, '反馈'], [/^evidence/, '活动照片']
]

/** A field as the editor calls it. */
export const fieldName = (field: Path): string => FIELDS.find(([pattern]) => pattern.test(field))?.[1] ?? '规则'
