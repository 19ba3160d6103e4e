import type { Answer } from '@/services/request'
import { dateOf, dayWords, weekdayName, weekdayOf } from '@/services/days'

export type Month = Answer<'GET /plans/:id/calendar'>
export type Cell = Month['cells'][number]

/** What stands under the figure; the tick is drawn. */
const marks: Record<Cell['state'], string> = {
  none: '', checked: '', part: '部分', 'made-up': '补', leave: '假', 'can-make-up': '可补', missed: '未打', today: '今天', ahead: '', pause: '停', review: '待审'
}

const said: Record<Cell['state'], string> = {
  none: '没有任务', checked: '已打卡', part: '部分完成', 'made-up': '已补卡', leave: '请假', 'can-make-up': '没打卡，可补卡', missed: '未打卡',
  today: '还没打卡', ahead: '还没到', pause: '暂停', review: '等待审核'
}

export const markOf = ({ state }: Cell): string => marks[state]
export const isTicked = ({ state }: Cell): boolean => state === 'checked'

/** 6 月 11 日周四，没打卡，可补卡 */
export const labelOf = (cell: Cell, today: number): string =>
  `${dayWords(cell.day, today)}${weekdayName(cell.day)}，${cell.day === today ? '今天，' : ''}${said[cell.state]}${cell.state === 'part' ? ` ${cell.done}/${cell.needed}` : ''}`

/** Weeks from Monday; null where another month's day would stand. */
export function weeksOf (cells: readonly Cell[]): (Cell | null)[][] {
  const [first] = cells
  const slots: (Cell | null)[] = [...Array.from({ length: first ? weekdayOf(first.day) - 1 : 0 }, () => null), ...cells]
  while (slots.length % 7) slots.push(null)
  return Array.from({ length: slots.length / 7 }, (_, week) => slots.slice(week * 7, week * 7 + 7))
}

/** 6 日、11 日没打卡，本月还可补 2 次; empty: nothing to make up. */
export function makeUpWords ({ cells, makeUpLeft }: Month): string {
  const days = cells.filter(({ state }) => state === 'can-make-up').map(({ day }) => dateOf(day))
  if (!days.length) return ''
  const named = days.length > 4 ? `有 ${days.length} 天` : days.map((day) => `${day} 日`).join('、')
  return `${named}没打卡${makeUpLeft === null ? '，可以补卡' : `，还可补 ${makeUpLeft} 次`}`
}
