import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { showAgain } from '../mocks/taro'
import { Loaded } from '@/components/Loaded'
import { ListEnd } from '@/components/States'
import { useData, useList } from '@/services/data'
import { useNetwork } from '@/services/network'
import { offline } from '@/services/request-error'

function One ({ load, of = '' }: { load: () => Promise<string>, of?: string }) {
  return <Loaded of={useData(load, of)} failed='成绩暂时取不出来' safe='不会丢。'>{(text) => <p>{text}</p>}</Loaded>
}

test('a failure says what is safe and can be tried again', async () => {
  const load = jest.fn<Promise<string>, []>().mockRejectedValueOnce(offline(null)).mockResolvedValue('84 分')
  render(<One load={load} />)
  expect(await screen.findByText('成绩暂时取不出来')).toBeVisible()
  expect(screen.getByText(/^不会丢。网络没有连上/)).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('84 分')).toBeVisible()
})

test('what was shown stays while it is fetched again, and when that fails', async () => {
  const load = jest.fn<Promise<string>, []>().mockResolvedValueOnce('84 分').mockRejectedValue(offline(null))
  render(<One load={load} />)
  await screen.findByText('84 分')
  await act(async () => showAgain())
  expect(load).toHaveBeenCalledTimes(2)
  expect(screen.getByText('84 分')).toBeVisible()
})

test('after a failure it tries by itself when the connection is back', async () => {
  const load = jest.fn<Promise<string>, []>().mockRejectedValueOnce(offline(null)).mockResolvedValue('84 分')
  render(<One load={load} />)
  await screen.findByText('成绩暂时取不出来')
  act(() => useNetwork.setState({ online: false }))
  act(() => useNetwork.setState({ online: true }))
  expect(await screen.findByText('84 分')).toBeVisible()
})

test('an answer that comes late never overwrites that of a newer question', async () => {
  const answers: Record<string, (text: string) => void> = {}
  const load = (of: string) => () => new Promise<string>((done) => { answers[of] = done })
  const { rerender } = render(<One of='甲' load={load('甲')} />)
  rerender(<One of='乙' load={load('乙')} />)
  await act(async () => answers['乙']?.('乙的'))
  await act(async () => answers['甲']?.('甲的'))
  expect(screen.getByText('乙的')).toBeVisible()
})

test('what comes within 300 ms shows no skeleton', async () => {
  jest.useFakeTimers()
  render(<One load={() => new Promise(() => undefined)} />)
  expect(screen.queryByRole('status')).toBeNull()
  await act(async () => { jest.advanceTimersByTime(301) })
  expect(screen.getByRole('status', { name: '正在读取' })).toBeVisible()
  jest.useRealTimers()
})

function Many ({ load }: { load: (cursor?: string) => Promise<{ items: string[], next: string | null }> }) {
  const list = useList(load)
  return (
    <>
      <p>{list.data?.join(' ')}</p>
      <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
    </>
  )
}

test('a list reads on to its end, survives a failed page, and begins anew when refreshed', async () => {
  let fail = true
  const load = jest.fn(async (cursor?: string) => {
    if (cursor === undefined) return { items: ['一', '二'], next: 'b' }
    if (fail) { fail = false; throw offline(null) }
    return { items: ['三'], next: null }
  })
  render(<Many load={load} />)
  await screen.findByText('一 二')
  fireEvent.click(screen.getByRole('button', { name: '显示更多' }))
  fireEvent.click(await screen.findByRole('button', { name: '后面的没有取到，再试一次' }))
  await screen.findByText('一 二 三')
  expect(screen.getByText('没有更多了')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(3)
  load.mockResolvedValueOnce({ items: ['新', '一'], next: 'c' })
  await act(async () => showAgain())
  await waitFor(() => expect(screen.getByText('新 一')).toBeVisible())
})
