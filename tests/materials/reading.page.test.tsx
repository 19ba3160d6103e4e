import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { MaterialRow } from '../../contract/materials'
import { Opening } from '@/library/column/Opening'
import { useNetwork } from '@/services/network'
import { tellReading, watchReading } from '@/services/reading-outbox'
import { Refusal, signedIn, type Answers } from '../client/signed-in'
import { serve } from '../mocks/taro'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const sitting = { key: 'sitting-1', id: 'art', version: 1, chapter: 0, place: 3, seen: [[0, 3]], seconds: 40 }
const progress = { seen: 4, of: 4, read: true, readAt: 1, chapter: 0, place: 3, seconds: 40, later: false }
const AT = 'PUT /materials/art/progress'
const bodies = () => server.heardAt(AT).map(({ body }) => body)
const gone = () => act(() => { useNetwork.setState({ online: false }); serve('') })
const back = () => act(() => { serve(server.origin); useNetwork.setState({ online: true }) })
const begin = async (answers: Answers) => { server = await signedIn(answers) }

beforeAll(() => watchReading())
beforeEach(() => useNetwork.setState({ online: true }))

test('what was read without network goes out by itself when there is one, with the time that it took, and once', async () => {
  await begin({ [AT]: () => progress })
  gone()
  expect(await tellReading({ ...sitting, seen: [[0, 1]], seconds: 20 })).toBeNull()
  expect(await tellReading(sitting)).toBeNull()
  back()
  await waitFor(() => expect(bodies()).toEqual([{ version: 1, chapter: 0, place: 3, seen: [[0, 3]], seconds: 40, kept: true }]))
  gone()
  back()
  await new Promise((done) => { setTimeout(done, 100) })
  expect(bodies()).toHaveLength(1)
})

test('what the server does not believe yet is told again; what it never takes is let go', async () => {
  let times = 0
  await begin({ [AT]: () => ({ ...progress, later: ++times === 1 }), 'PUT /materials/old/progress': () => new Refusal(404, { code: 'not_found', message: '没有' }) })
  gone()
  await tellReading({ ...sitting, key: 'sitting-2' })
  await tellReading({ ...sitting, key: 'sitting-3', id: 'old' })
  back()
  await waitFor(() => expect(bodies()).toHaveLength(2), { timeout: 5000 })
  await new Promise((done) => { setTimeout(done, 1800) })
  expect([bodies().length, server.heardAt('PUT /materials/old/progress').length]).toEqual([2, 1])
})

test('told in time nothing stays behind, and nothing seen is nothing to keep', async () => {
  await begin({ [AT]: () => progress })
  gone()
  await tellReading({ ...sitting, key: 'sitting-4' })
  await tellReading({ ...sitting, key: 'sitting-5', seen: [] })
  act(() => serve(server.origin))
  expect(await tellReading({ ...sitting, key: 'sitting-4', seconds: 60 })).toMatchObject({ read: true })
  back()
  await new Promise((done) => { setTimeout(done, 100) })
  expect(bodies()).toEqual([{ version: 1, chapter: 0, place: 3, seen: [[0, 3]], seconds: 60 }])
})

test('a card that was open without network is told of later', async () => {
  await begin({ 'PUT /materials/card/progress': () => progress })
  gone()
  const card = { front: '赶考精神', back: '一九四九年三月，从西柏坡到北平。', origin: '' }
  render(<Opening of={{ id: 'card', version: 2, title: '赶考精神', read: false, date: '', summary: '' } as MaterialRow} card={card} kind='hot-words' />)
  jest.useFakeTimers()
  fireEvent.click(screen.getByRole('button'))
  act(() => { jest.advanceTimersByTime(4100) })
  jest.useRealTimers()
  await new Promise((done) => { setTimeout(done, 100) })
  back()
  await waitFor(() => expect(server.heardAt('PUT /materials/card/progress').map(({ body }) => body)).toEqual([{ version: 2, chapter: 0, place: 0, seen: [[0, 1]], seconds: 4, kept: true }]))
})
