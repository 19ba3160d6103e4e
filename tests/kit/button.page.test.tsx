import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from '@/components/Button'

test('while loading the label changes, a press does nothing, and the longer label keeps the width', () => {
  const submit = jest.fn()
  const { rerender } = render(<Button busy='正在提交…' onClick={submit}>交卷</Button>)
  fireEvent.click(screen.getByRole('button'))
  rerender(<Button busy='正在提交…' loading onClick={submit}>交卷</Button>)
  const button = screen.getByRole('button', { name: '正在提交…' })
  fireEvent.click(button)
  fireEvent.keyDown(button, { key: 'Enter' })
  expect(submit).toHaveBeenCalledTimes(1)
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button.querySelector('.btn-spare')).toHaveTextContent('交卷')
})

test('a disabled button says why beside it, and points there', () => {
  const start = jest.fn()
  render(<Button disabled why='今天的 2 次已经用完' onClick={start}>开始答题</Button>)
  const button = screen.getByRole('button', { name: '开始答题' })
  fireEvent.click(button)
  expect(start).not.toHaveBeenCalled()
  expect(button).toHaveAccessibleDescription('今天的 2 次已经用完')
  expect(screen.getByText('今天的 2 次已经用完')).toBeVisible()
})
