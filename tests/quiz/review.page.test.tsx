import { fireEvent, render, screen } from '@testing-library/react'
import type { ReviewItem } from '../../contract/quiz'
import ReviewPage from '@/quiz/review/index'
import { Refusal, signedIn } from '../client/signed-in'
import { key, question } from './attempt-server'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const item = (pos: number, over: Partial<ReviewItem> = {}): ReviewItem =>
  ({ question: question(pos), answer: [1], flagged: false, outcome: 'right', points: 4, key, ...over })

const show = async (answer: ReviewItem[] | Refusal) => {
  server = await signedIn({ 'GET /attempts/att/review': () => (answer instanceof Refusal ? answer : { roundTitle: '第三轮', items: answer }) }, { params: { id: 'att' } })
  render(<ReviewPage />)
}
const tab = (name: string) => screen.findByRole('tab', { name })
const stem = () => screen.getByRole('heading', { level: 2 })

test('begins with what was wrong: the key, my choice, the reason and its source', async () => {
  await show([item(1), item(2, { answer: [0], outcome: 'wrong', points: 0 }), item(3, { answer: null, outcome: 'blank', points: 0, flagged: true })])
  expect(await tab('答错 2')).toHaveAttribute('aria-selected', 'true')
  expect(screen.getByText('答错，得 0 / 4 分')).toBeVisible()
  expect(screen.getByLabelText('B，乙，正确答案')).toBeVisible()
  expect(screen.getByLabelText('A，甲，你的答案')).toBeVisible()
  expect(screen.getByText('出处：《中国共产党简史》')).toBeVisible()
  expect(screen.getByRole('button', { name: '上一题' })).toHaveAttribute('aria-disabled', 'true')
  fireEvent.click(screen.getByRole('button', { name: '下一题' }))
  expect(stem()).toHaveTextContent('第 3 题')
  expect(screen.getByText('没有作答，得 0 / 4 分')).toBeVisible()
  expect(stem()).toHaveFocus()
})

test('each of the three lists keeps its own place; an empty one says what it would hold', async () => {
  await show([item(1), item(2)])
  expect(await tab('全部 2')).toHaveAttribute('aria-selected', 'true')
  fireEvent.click(screen.getByRole('button', { name: '下一题' }))
  fireEvent.click(await tab('存疑 0'))
  expect(screen.getByText('没有存疑的题')).toBeVisible()
  fireEvent.click(await tab('全部 2'))
  expect(stem()).toHaveTextContent('第 2 题')
  expect(screen.getByLabelText('B，乙，正确答案，你选对了')).toBeVisible()
})

test('an incomplete multiple choice shows what was left out', async () => {
  await show([item(1, { question: question(1, { type: 'multiple' }), key: { ...key, right: [0, 1] }, outcome: 'partial', points: 2 })])
  expect(await screen.findByText('答对一部分，得 2 / 4 分')).toBeVisible()
  expect(screen.getByLabelText('A，甲，正确答案，你没有选')).toBeVisible()
})

test('a fill-in shows what was written and all that is accepted', async () => {
  await show([item(1, {
    question: question(1, { type: 'fill', options: [], blanks: 2 }), answer: ['1921', ''], outcome: 'partial', points: 2,
    key: { ...key, right: [], texts: [['1921', '一九二一'], ['南湖']] }
  })])
  expect(await screen.findByText('1921（或一九二一）')).toBeVisible()
  expect(screen.getByText('没有填')).toBeVisible()
  expect(screen.getByText('南湖')).toBeVisible()
})

test('before the reveal it says when', async () => {
  await show(new Refusal(403, { code: 'not_revealed', message: '答案在 6 月 28 日 22:00 公布。', details: { at: 1 } }))
  expect(await screen.findByText('答案在 6 月 28 日 22:00 公布。')).toBeVisible()
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
})
