import type { Path } from '../../editor/paths'

export type Section = 'basic' | 'dates' | 'tasks' | 'missed' | 'teams' | 'points' | 'boards' | 'review'

/** In the order in which a notice says it. */
export const SECTIONS: { id: Section; name: string }[] = [
  { id: 'basic', name: '基本' }, { id: 'dates', name: '日期' }, { id: 'tasks', name: '任务' }, { id: 'missed', name: '补卡与请假' },
  { id: 'teams', name: '队伍与地点' }, { id: 'points', name: '积分' }, { id: 'boards', name: '名次' }, { id: 'review', name: '审核与公开' }
]

export const sectionName = (id: Section) => SECTIONS.find((one) => one.id === id)?.name ?? ''

const PARTS: [RegExp, Section][] = [
  [/^calendar\b/, 'dates'], [/^(tasks|dayNeeds)\b/, 'tasks'], [/^(makeUp|leave|leavesAfterMissing|behind)\b/, 'missed'], [/^(teams|places)\b/, 'teams'], [/^points\b/, 'points'], [/^boards\b/, 'boards'],
  [/^(review|seenBy)\b/, 'review']
]

/** Where a field is edited; `part`: in which of the tasks. */
export function placeOf(field: Path): { section: Section; part: number | null } {
  const at = /^tasks\.(\d+)/.exec(field)?.[1]
  return { section: PARTS.find(([pattern]) => pattern.test(field))?.[1] ?? 'basic', part: at === undefined ? null : Number(at) }
}

export const sectionOf = (field: Path): Section => placeOf(field).section

const FIELDS: [RegExp, string][] = [
  [/^title/, '名称'], [/^intro/, '说明'], [/^audience\.units/, '参加单位'], [/^audience\.groups/, '分组'], [/^calendar\.(from|to)/, '起止日期'], [/^calendar\.weekdays/, '哪几天'], [/^calendar\.pauses/, '暂停的日子'],
  [/^calendar/, '日期'], [/^tasks\.\d+\.proofs/, '怎样算完成'], [/^tasks\.\d+\.themes/, '每天的主题'], [/^tasks\.\d+\.(points|lengthBonus)/, '任务积分'], [/^tasks\.\d+\.title/, '任务名称'], [/^tasks/, '任务'], [/^dayNeeds/, '一天做到什么算打卡'],
  [/^makeUp/, '补卡'], [/^leave\b/, '请假'], [/^leavesAfterMissing/, '退出'], [/^behind/, '落后提示'], [/^teams/, '队伍'], [/^places/, '地点'], [/^points/, '积分'], [/^boards/, '名次'], [/^review/, '审核'], [/^seenBy/, '谁能看到']
]

/** A field as the editor calls it. */
export const fieldName = (field: Path): string => FIELDS.find(([pattern]) => pattern.test(field))?.[1] ?? '规则'
