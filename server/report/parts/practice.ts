import { practisedBelow } from '../../practice/totals'
import type { ReportPart } from '../part'
import { text } from '../rules/words'

/** What somebody practises is his own: fewer than that and a sum would tell whose it is. */
const LEAST = 5

export const practice: ReportPart<'practice'> = {
  id: 'practice', heading: '日常练习情况',

  async read({ ctx, unit, from, to }) {
    const found = await practisedBelow(ctx, unit.path, from, to)
    return found.people < LEAST ? null : found
  },

  write: ({ numbers: { practice: all } }) => (all ? [text(`统计时段内，有${all.people}人在日常练习中答题，共答题${all.answers}道次。练习自愿参加，不计成绩，不排名次。`)] : [])
}
