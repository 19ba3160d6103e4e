import { newByMonth } from '../../leaderboard/subtree'
import type { ReportPart } from '../part'
import { percent, text } from '../rules/words'

const nameOf = (month: number, years: boolean) => `${years ? `${Math.floor(month / 100)}年` : ''}${month % 100}月`

export const months: ReportPart<'months'> = {
  id: 'months', heading: '参与时间分布',

  read: async ({ ctx, held, unit }) => [...await newByMonth(ctx, held.map(({ round }) => round), unit.id)].map(([month, participants]) => ({ month, participants })),

  write({ numbers: { months: all } }) {
    const sum = all.reduce((total, { participants }) => total + participants, 0)
    // One month alone is what the sums above say.
    if (all.length < 2 || sum === 0) return []
    const years = new Set(all.map(({ month }) => Math.floor(month / 100))).size > 1
    const most = all.reduce((best, one) => (one.participants > best.participants ? one : best))
    const level = all.filter(({ participants }) => participants === most.participants).length > 1
    const labels = all.map(({ month }) => nameOf(month, years))
    const words = all.map(({ participants }, i) => `${labels[i]}${participants}人次`).join('，')
    return [
      text(`按每人每场首次答题的日期统计，${words}。${level ? '' : `${nameOf(most.month, years)}最多，占${percent(most.participants / sum)}。`}`),
      {
        kind: 'chart', chart: 'column', title: '各月参与人次', series: '参与人次', of: '月份', percent: false, labels, values: all.map(({ participants }) => participants),
        alt: `各月参与人次：${words}。`
      }
    ]
  }
}
