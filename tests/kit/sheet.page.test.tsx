import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'

function Host ({ dirty = false, onClose = () => undefined }: { dirty?: boolean, onClose?: () => void }) {
  const [open, setOpen] = useState(false)
  const close = () => { setOpen(false); onClose() }
  return (
    <>
      <Button onClick={() => setOpen(true)}>打开</Button>
      {open ? <Sheet title='答题卡' dirty={dirty} onClose={close} footer={<Button>交卷</Button>}>内容</Sheet> : null}
    </>
  )
}

const opened = async (host: JSX.Element) => {
  render(host)
  screen.getByRole('button', { name: '打开' }).focus()
  await userEvent.keyboard('{Enter}')
}

test('focus moves into the sheet, stays inside, and returns to what opened it', async () => {
  await opened(<Host />)
  const dialog = screen.getByRole('dialog', { name: '答题卡' })
  expect(dialog).toHaveFocus()
  await userEvent.tab()
  expect(screen.getByRole('button', { name: '关闭' })).toHaveFocus()
  await userEvent.tab()
  expect(screen.getByRole('button', { name: '交卷' })).toHaveFocus()
  await userEvent.tab()
  expect(screen.getByRole('button', { name: '关闭' })).toHaveFocus()
  await userEvent.tab({ shift: true })
  expect(screen.getByRole('button', { name: '交卷' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('button', { name: '打开' })).toHaveFocus()
})

test('the scrim and the cross close it', async () => {
  const closed = jest.fn()
  await opened(<Host onClose={closed} />)
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  fireEvent.click(screen.getByRole('button', { name: '打开' }))
  fireEvent.click(document.querySelector('.scrim')!)
  expect(closed).toHaveBeenCalledTimes(2)
})

test('a sheet with typed input asks first, and keeps the input when one goes on', async () => {
  const closed = jest.fn()
  await opened(<Host dirty onClose={closed} />)
  await userEvent.keyboard('{Escape}')
  fireEvent.click(screen.getByRole('button', { name: '继续填写' }))
  expect(closed).not.toHaveBeenCalled()
  expect(screen.getByRole('dialog', { name: '答题卡' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  fireEvent.click(screen.getByRole('button', { name: '放弃填写' }))
  expect(closed).toHaveBeenCalledTimes(1)
})
