import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { replace } from '@/services/nav'

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

describe('the browser’s back', () => {
  const settled = () => { const since = Date.now(); return waitFor(() => expect(Date.now() - since).toBeGreaterThan(80)) }
  const back = () => {
    window.history.back()
    return settled()
  }
  /** A router listens as well: it must not hear of what only closes a layer. */
  const router = jest.fn()
  beforeEach(async () => {
    // The layer of the test before has taken its entry away.
    await settled()
    window.history.pushState({ idx: 1 }, '', '/pages/a')
    window.addEventListener('popstate', router)
  })
  afterEach(() => { window.removeEventListener('popstate', router); router.mockClear(); jest.clearAllMocks() })

  test('closes the sheet and stays on the page; the next one leaves', async () => {
    await opened(<Host />)
    await settled()
    await back()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(router).not.toHaveBeenCalled()
    expect(window.history.state).toEqual({ idx: 1 })
    await back()
    expect(router).toHaveBeenCalledTimes(1)
  })

  test('leaves the page at once when the sheet was closed in another way', async () => {
    await opened(<Host />)
    await settled()
    fireEvent.click(screen.getByRole('button', { name: '关闭' }))
    await settled()
    expect(router).not.toHaveBeenCalled()
    await back()
    expect(router).toHaveBeenCalledTimes(1)
  })

  test('asks before what was typed is lost, and back again goes on typing', async () => {
    await opened(<Host dirty />)
    await settled()
    await back()
    expect(screen.getByRole('dialog', { name: '放弃已填写的内容？' })).toBeVisible()
    await settled()
    await back()
    expect(screen.queryByRole('dialog', { name: '放弃已填写的内容？' })).toBeNull()
    expect(screen.getByRole('dialog', { name: '答题卡' })).toBeVisible()
    expect(router).not.toHaveBeenCalled()
  })

  test('has nothing of a layer left when the page was left from it', async () => {
    await opened(<Host />)
    await settled()
    act(() => replace('/pages/b/index'))
    expect(Taro.redirectTo).not.toHaveBeenCalled()
    await settled()
    expect(Taro.redirectTo).toHaveBeenCalledTimes(1)
    expect(window.history.state).toEqual({ idx: 1 })
    expect(router).not.toHaveBeenCalled()
  })
})
