import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import ContributionsPage from '@/organiser/contributions/index'
import { Refusal, organiser, signedIn, unit, type Answers } from '../client/signed-in'

// Searching by role is slow where several suites share two cores.
jest.setTimeout(20_000)

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const column = (id: string, over: object = {}) => ({ id, kind: 'articles', name: `专栏${id}`, note: '', unit, shown: true, version: 1, mine: true, materials: 0, ...over })
const entry = (id: string, over: object = {}) => ({
  id, kind: 'article', title: `走访${id}`, state: 'review', reason: '', unit, author: '周文清', column: null, period: '', date: '', version: 3, mine: true, readers: 0, updatedAt: Date.now(), publishedAt: null, ...over
})
const input = (over: object = {}) => ({ title: '走访甲', summary: '', period: '', date: '', columnId: null, cover: null, body: { kind: 'article', markdown: '看了旧址。' }, ...over })
const whole = (id: string, over: object = {}, of: object = {}) => ({ material: entry(id, of), input: input(over), files: [], blocks: [{ kind: 'text', spans: [{ text: '看了旧址。' }] }] })
const bodies = (name: string) => server.heardAt(name).map(({ body }) => body)

const show = async (answers: Answers = {}, all = [entry('甲'), entry('乙')]) => {
  server = await signedIn({
    'GET /organiser/materials': () => ({ items: all, next: null, waiting: all.length }),
    'GET /organiser/materials/%E7%94%B2': () => whole('甲'),
    'GET /organiser/columns': () => ({ columns: [column('一'), column('二'), column('热词', { kind: 'hot-words' }), column('上级的', { mine: false }), column('不显示的', { shown: false })] }),
    ...answers
  }, { as: organiser })
  render(<ContributionsPage />)
  fireEvent.click(await screen.findByRole('button', { name: '看全文：走访甲' }))
  await screen.findByText('看了旧址。')
}
const AT = '/organiser/materials/%E7%94%B2'

test('nothing can be decided before the text was opened; published goes to the column that was chosen, and leaves the list', async () => {
  await show({ [`PUT ${AT}`]: () => ({ id: '甲', version: 4 }), [`POST ${AT}/publish`]: () => entry('甲') })
  expect(screen.getAllByRole('button', { name: /^(退回|发布)：/ })).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: '发布：走访甲' }))
  const sheet = await screen.findByRole('dialog', { name: '发布投稿' })
  const chips = await within(sheet).findAllByRole('radio')
  expect(chips.map((one) => one.textContent)).toEqual(['专栏一', '专栏二'])
  fireEvent.click(within(sheet).getByRole('button', { name: /^发布投稿/ }))
  fireEvent.click(chips[1] as HTMLElement)
  fireEvent.click(within(sheet).getByRole('button', { name: '发布投稿' }))
  expect(await screen.findByText('“走访甲”已发布')).toBeInTheDocument()
  expect(bodies(`PUT ${AT}`)).toEqual([{ ...input(), version: 3, unitId: unit.id, columnId: '二' }])
  expect(bodies(`POST ${AT}/publish`)).toEqual([{ version: 4 }])
  expect(screen.queryByText('走访甲')).toBeNull()
  expect(screen.getByText('走访乙')).toBeInTheDocument()
})

test('one that wants its column already is published as it is', async () => {
  const of = { column: { id: '一', name: '专栏一', kind: 'articles' } }
  await show({ [`GET ${AT}`]: () => whole('甲', { columnId: '一' }, of), [`POST ${AT}/publish`]: () => entry('甲') }, [entry('甲', of)])
  fireEvent.click(screen.getByRole('button', { name: '发布：走访甲' }))
  await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(2))
  fireEvent.click(screen.getByRole('button', { name: '发布投稿' }))
  await waitFor(() => expect(bodies(`POST ${AT}/publish`)).toEqual([{ version: 3 }]))
})

test('what was changed meanwhile is not published unseen', async () => {
  let version = 3
  await show({ [`GET ${AT}`]: () => whole('甲', { columnId: '一' }, { version }) })
  fireEvent.click(screen.getByRole('button', { name: '发布：走访甲' }))
  fireEvent.click((await screen.findAllByRole('radio'))[0] as HTMLElement)
  version = 4
  fireEvent.click(screen.getByRole('button', { name: '发布投稿' }))
  expect(await screen.findByText('这篇投稿刚才改过，请看过最新的再发布。')).toBeInTheDocument()
  expect(bodies(`POST ${AT}/publish`)).toEqual([])
})

test('sent back with a reason that the author reads; a refusal leaves it in the list and the words in the field', async () => {
  let refuse = true
  await show({ [`POST ${AT}/return`]: () => (refuse ? new Refusal(409, { code: 'conflict', message: '这篇投稿已经不在待审核里了，请刷新后再看。' }) : entry('甲')) })
  fireEvent.click(screen.getByRole('button', { name: '退回：走访甲' }))
  fireEvent.click(screen.getByRole('button', { name: '退回投稿' }))
  expect(screen.getByText('请写明原因')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '请注明出处' }))
  fireEvent.click(screen.getByRole('button', { name: '退回投稿' }))
  expect(await screen.findByText('这篇投稿已经不在待审核里了，请刷新后再看。')).toBeInTheDocument()
  expect(screen.getByLabelText('原因')).toHaveValue('请注明出处')
  refuse = false
  fireEvent.click(screen.getByRole('button', { name: '退回投稿' }))
  expect(await screen.findByText('“走访甲”已退回')).toBeInTheDocument()
  expect(bodies(`POST ${AT}/return`)[1]).toEqual({ version: 3, reason: '请注明出处' })
})
