import type { FormField } from '../../contract/event-config'
import { feedbackFigures, feedbackWindow } from '../../server/events/rules/feedback'
import { china, session } from '../support/event'

const fields: FormField[] = [
  { id: 'all', label: '总体', kind: 'stars' }, { id: 'how', label: '怎么知道的', kind: 'choice', options: ['通知', '同事'] }, { id: 'liked', label: '喜欢哪些', kind: 'choices', options: ['讲解', '参观', '讨论'] },
  { id: 'times', label: '想一年几次', kind: 'number' }, { id: 'more', label: '还想说的', kind: 'text', optional: true }
]

it('asks from the end of the session, with its signing out, until the last day is over', () => {
  const feedback = { days: 3, fields }
  expect(feedbackWindow({ feedback, attendance: { ways: ['code'] } }, session(), 'Asia/Shanghai')).toEqual({ from: china('2026-12-05 11:00'), to: china('2026-12-09 00:00') })
  expect(feedbackWindow({ feedback, attendance: { ways: ['code'], signOut: { from: 10, until: 40 } } }, session(), 'Asia/Shanghai')?.from).toBe(china('2026-12-05 11:40'))
  expect(feedbackWindow({ attendance: { ways: ['code'] } }, session(), 'Asia/Shanghai')).toBeNull()
})

it('adds up what was said, by its kind', () => {
  const [all, how, liked, times, more] = feedbackFigures(fields, [{ all: 5, how: '通知', liked: ['讲解', '讨论'], times: 4, more: '很好' }, { all: 4, how: '通知', liked: ['讲解'], times: 2 }, { all: 4, how: '同事', liked: [] }])
  expect(all).toEqual({ id: 'all', label: '总体', kind: 'stars', answered: 3, average: 4.3, counts: ['1', '2', '3', '4', '5'].map((option) => ({ option, n: { 4: 2, 5: 1 }[option] ?? 0 })), written: [] })
  expect(how).toMatchObject({ average: null, counts: [{ option: '通知', n: 2 }, { option: '同事', n: 1 }] })
  expect(liked?.counts.map(({ n }) => n)).toEqual([2, 0, 1])
  expect(times).toMatchObject({ answered: 2, average: 3, counts: [] })
  expect(more).toMatchObject({ answered: 1, written: ['很好'] })
  expect(feedbackFigures(fields, []).map(({ answered, average }) => [answered, average])).toEqual(fields.map(() => [0, null]))
})

it('keeps no more than the latest two hundred of what was written', () => {
  const [figure] = feedbackFigures([{ id: 'more', label: '还想说的', kind: 'text' }], Array.from({ length: 250 }, (_, i) => ({ more: `第 ${i} 条` })))
  expect([figure?.answered, figure?.written.length, figure?.written[0]]).toEqual([250, 200, '第 0 条'])
})
