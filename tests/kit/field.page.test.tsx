import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Field, SearchField } from '@/components/Field'

test('what is wrong stands above the field and is tied to it', () => {
  const { container } = render(<Field label='姓名' value='' onChange={() => undefined} error='请填写姓名' />)
  const input = screen.getByRole('textbox', { name: '姓名' })
  expect(input).toBeInvalid()
  expect(input).toHaveAccessibleDescription('请填写姓名')
  const error = container.querySelector('.field-error')!
  expect(error.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test.each([['text', 'text'], ['password', 'password']] as const)('a %s field hands over what is typed', async (kind, type) => {
  const typed = jest.fn()
  render(<Field label='密码' kind={kind} value='' onChange={typed} />)
  const input = screen.getByLabelText('密码')
  expect(input).toHaveAttribute('type', type)
  await userEvent.type(input, 'a')
  expect(typed).toHaveBeenCalledWith('a')
})

test('a long text has an area, a number brings up digits, Enter is done', () => {
  const done = jest.fn()
  render(<><Field label='说明' kind='area' value='' onChange={() => undefined} /><Field label='人数' kind='number' value='3' onChange={() => undefined} onDone={done} /></>)
  expect(screen.getByLabelText('说明').tagName).toBe('TEXTAREA')
  expect(screen.getByLabelText('人数')).toHaveAttribute('inputmode', 'numeric')
  fireEvent.keyDown(screen.getByLabelText('人数'), { key: 'Enter' })
  expect(done).toHaveBeenCalledTimes(1)
})

test('a search can be cleared once there is something to clear', () => {
  const typed = jest.fn()
  const { rerender } = render(<SearchField label='按名称查找' value='' onChange={typed} />)
  expect(screen.queryByRole('button', { name: '清空' })).toBeNull()
  rerender(<SearchField label='按名称查找' value='科研' onChange={typed} />)
  fireEvent.click(screen.getByRole('button', { name: '清空' }))
  expect(typed).toHaveBeenCalledWith('')
})

test('near its limit a field says how much it has taken, and at the limit that it takes no more', () => {
  const field = (letters: number, kind?: 'password') => <Field label='说明' kind={kind} max={200} value={'字'.repeat(letters)} onChange={() => undefined} />
  const { rerender } = render(field(179))
  expect(screen.queryByRole('status')).toBeNull()
  rerender(field(180))
  expect(screen.getByRole('status')).toHaveTextContent('已写 180 / 200 字')
  rerender(field(200))
  expect(screen.getByRole('status')).toHaveTextContent('最多 200 字，已经写满')
  rerender(field(200, 'password'))
  expect(screen.queryByRole('status')).toBeNull()
})
