import { render, screen } from '@testing-library/react'
import ColumnPage from '@/library/column/index'
import { SizeSwitch } from '@/library/read/Size'
import { Elder } from '@/pages/me/Elder'
import { useSettings } from '@/store/settings'
import { signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const show = async (answers: Answers) => { server = await signedIn(answers, { params: { id: 'c1' } }) }

test('periods stand in one line, however many they are', async () => {
  const column = { id: 'c1', kind: 'people', name: '人物', note: '', count: 0, read: 0 }
  await show({ 'GET /columns/c1/materials': () => ({ column, periods: ['新民主主义革命时期', '社会主义革命和建设时期'], items: [], next: null }) })
  render(<ColumnPage />)
  expect(await screen.findByRole('radiogroup', { name: '时期' })).toHaveClass('chips-line')
})

test('sizes are called the same in an article and in 我的', async () => {
  await show({})
  useSettings.setState({ elder: 1 })
  render(<><SizeSwitch size='s' choose={jest.fn()} /><Elder /></>)
  const [own, all] = screen.getAllByRole('radiogroup').map((group) => [...group.querySelectorAll('[role=radio]')].map(({ textContent }) => textContent))
  expect(own?.slice(1)).toEqual(all?.slice(0, 2))
})
