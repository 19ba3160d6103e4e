import type { Answer } from '@/services/request'

export type Only = 'all' | 'checked' | 'review' | 'none-yet' | 'not-today' | 'behind' | 'out'
export type People = Answer<'GET /organiser/plans/:id/people'>
export type Person = People['items'][number]

export const onlyWords: Record<Only, string> = { 'all': '全部', 'checked': '打过卡', 'review': '待审核', 'none-yet': '还没打卡', 'not-today': '今天没打卡', 'behind': '落后', 'out': '已退出' }

const rare: readonly Only[] = ['review', 'not-today', 'behind', 'out']

/** Of some kinds there is a choice only where there are such people. */
export function filters (counts: People['counts']): { value: Only, text: string }[] {
  const of: Record<Only, number> = { 'all': counts.all, 'checked': counts.checked, 'review': counts.review, 'none-yet': counts.noneYet, 'not-today': counts.notToday, 'behind': counts.behind, 'out': counts.out }
  return (Object.keys(onlyWords) as Only[]).filter((only) => !rare.includes(only) || of[only] > 0).map((value) => ({ value, text: `${onlyWords[value]} ${of[value]}` }))
}

/** For the branch's group: nobody is named before others. */
export function reminder (title: string, only: Only): string | null {
  switch (only) {
    case 'none-yet': return `“${title}”正在进行，还没有打过卡的同志，请打开“学史”，在“学习”里开始第一次打卡。`
    case 'not-today': return `“${title}”今天的打卡还没有结束，还没有完成的同志，请打开“学史”，在“学习”里完成。`
    case 'behind': return `“${title}”正在进行，打卡落下了的同志，请打开“学史”，在“学习”里看看哪些天可以补。`
    case 'all': case 'checked': case 'review': case 'out': return null
    default: return only satisfies never
  }
}

/** For the organiser’s own list: unit by unit. */
export function nameList (title: string, only: Only, people: readonly Person[]): string {
  const units = new Map<string, string[]>()
  for (const { name, unit } of people) units.set(unit.name, [...units.get(unit.name) ?? [], name])
  return [`${title}：${onlyWords[only]}（${people.length} 人）`, ...[...units].map(([unit, names]) => `${unit}：${names.join('、')}`)].join('\n')
}

/** 打卡 5 天，连续 3 天 */
export function personLine ({ state, totals, undone, waiting, out, unit }: Person, unitId: string | undefined): string {
  const done = state === 'checked' ? `打卡 ${totals.days} 天，连续 ${totals.streak} 天` : state === 'review' ? '交了，还没审核' : '还没有打过卡'
  return [unit.id === unitId ? '' : unit.name, out ? '已退出' : done, !out && undone.length ? `待做：${undone.join('、')}` : '', !out && waiting.length && state === 'checked' ? `待审核：${waiting.join('、')}` : ''].filter(Boolean).join('，')
}
