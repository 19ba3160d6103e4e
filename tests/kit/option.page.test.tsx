import { fireEvent, render, screen } from '@testing-library/react'
import { Option } from '@/components/Option'
import { judged } from '@/quiz/marks'

test('a plain option is a radio that is chosen by tap, Enter and space', () => {
  const choose = jest.fn()
  render(<Option letter='A' text='西柏坡' onClick={choose} />)
  const option = screen.getByRole('radio', { name: 'A，西柏坡' })
  expect(option).not.toBeChecked()
  fireEvent.click(option)
  fireEvent.keyDown(option, { key: 'Enter' })
  fireEvent.keyDown(option, { key: ' ' })
  expect(choose).toHaveBeenCalledTimes(3)
})

test('a chosen option says so by state, tick and class, not by colour alone', () => {
  const { container } = render(<Option letter='B' text='延安' state='chosen' multiple onClick={() => undefined} />)
  expect(screen.getByRole('checkbox', { name: 'B，延安' })).toBeChecked()
  expect(container.querySelector('.ic-check')).toBeInTheDocument()
  expect(container.querySelector('.opt-box')).toBeInTheDocument()
})

test.each([['right', '正确答案', 'ic-done'], ['wrong', '你的答案', 'ic-wrong']] as const)(
  'in a review the %s option says what it is in words and by a mark, and cannot be operated', (state, words, mark) => {
    const { container } = render(<Option letter='C' text='北京' state={state} />)
    expect(screen.getByText(words)).toBeVisible()
    expect(container.querySelector(`.${mark}`)).toBeInTheDocument()
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.getByLabelText(`C，北京，${words}`)).not.toHaveAttribute('tabindex')
  })

test.each([['plain', 0], ['chosen', 1], ['right', 0], ['wrong', 1]] as const)('a judgement that is %s carries no tick and no cross beside its word, and a dot only when I chose it', (state, dots) => {
  const { container } = render(<Option text='正确' state={state} />)
  expect(container.querySelector('.ic')).toBeNull()
  expect(container.querySelectorAll('.opt-dot')).toHaveLength(dots)
})

test('a judgement that I got right keeps its dot and says both in words', () => {
  const { container } = render(<Option text='错误' {...judged('judge', 1, [1], [1])} />)
  expect(screen.getByText('正确答案，你选对了')).toBeVisible()
  expect(container.querySelector('.opt-dot')).toBeInTheDocument()
})

test('arrow keys walk among the options of one question', () => {
  render(<div><Option letter='A' text='一' onClick={() => undefined} /><Option letter='B' text='二' onClick={() => undefined} /></div>)
  const [first, second] = screen.getAllByRole('radio')
  first?.focus()
  fireEvent.keyDown(first!, { key: 'ArrowDown' })
  expect(second).toHaveFocus()
  fireEvent.keyDown(second!, { key: 'ArrowDown' })
  expect(first).toHaveFocus()
})
