import { fireEvent, render, screen } from '@testing-library/react'
import { SourceSheet } from '@/organiser/publish/SourceSheet'

const bank = (id: string, topics: Record<string, number>) => ({
  id, name: `${id}题库`, total: Object.values(topics).reduce((sum, n) => sum + n, 0),
  topics: Object.entries(topics).map(([topic, single]) => ({ topic, counts: { single, multiple: 0, judge: 0, fill: 0 } }))
})
const show = (banks: ReturnType<typeof bank>[], source: { banks: string[], topics: string[] } | null = null) => {
  const choose = jest.fn()
  render(<SourceSheet banks={banks} source={source} onChoose={choose} onClose={() => undefined} />)
  return choose
}

test('questions without a topic are told of, not offered as a row without a name; they come with all', () => {
  const choose = show([bank('甲', { 建党: 12, '': 6 })])
  expect(screen.getAllByRole('checkbox').map((row) => row.getAttribute('aria-label'))).toEqual(['建党，12 题'])
  expect(screen.getByText('另有 6 题没有设专题，不选专题时也会抽到。')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '从这 18 题里抽取' }))
  expect(choose).toHaveBeenLastCalledWith({ banks: [], topics: [] })
  fireEvent.click(screen.getByRole('checkbox', { name: '建党，12 题' }))
  fireEvent.click(screen.getByRole('button', { name: '从这 12 题里抽取' }))
  expect(choose).toHaveBeenLastCalledWith({ banks: [], topics: ['建党'] })
})

test('a bank that has no topics at all says so and asks for none', () => {
  const choose = show([bank('甲', { 建党: 12 }), bank('乙', { '': 6 })], { banks: ['乙'], topics: ['建党'] })
  expect(screen.getByText('这 6 题都没有设专题，不能按专题抽取。')).toBeVisible()
  expect(screen.queryByText(/^专题/)).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '从这 6 题里抽取' }))
  expect(choose).toHaveBeenLastCalledWith({ banks: ['乙'], topics: [] })
})
