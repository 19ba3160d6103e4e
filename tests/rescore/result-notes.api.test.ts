import { runJobs } from '../../server/jobs/worker'
import { rescoring } from '../../server/rescore/run'
import { engines } from '../support/engines'
import { play } from '../support/play'
import { makeWorld, phase } from '../support/world'

const HOUR = 3600000

it.each(engines)('a result says which key was corrected after it was handed in, where its paper holds the question: %s', async (engine) => {
  const world = await makeWorld(engine)
  const paper = (ids: string[]) => ({ kind: 'fixed' as const, questions: ids.map((question) => ({ question, points: 10 })), shuffleQuestions: false, shuffleOptions: false })
  const window = { opensAt: world.time.now, closesAt: world.time.now + 30 * HOUR }
  const [round, without] = await Promise.all([paper(['s5', 's4']), paper(['s5'])].map((one) => world.round({ phases: [phase({ window, reveal: 'close', paper: one })] })))
  const notesOf = async (attempt: { attemptId: string }) => (await (await world.as('m-a1-1')).call('GET /attempts/:id/result', { id: attempt.attemptId })).notes
  const before = await play(world, 'm-a1-1', round as string, 2)
  const other = await play(world, 'm-a1-1', without as string, 1)
  world.time.now += HOUR
  const top = await world.as('m-top')
  const { version, body } = await top.call('GET /questions/:id', { id: 's4' })
  const key = { id: 's4', version, answer: [(body.answer[0] as number + 1) % 4], texts: [], reason: '原答案有误' }
  await top.call('POST /questions/:id/key', key)
  expect(await notesOf(before)).toEqual([])
  world.time.now += HOUR
  await runJobs(world.ctx, [rescoring()])
  const at = world.time.now
  const after = await play(world, 'm-a1-1', round as string, 2)
  expect(await notesOf(before)).toEqual([{ at, text: '有一道题的答案已由江州省联合会更正，答过这道题的答卷已重新计分。' }])
  const { items } = await (await world.as('m-a1-1')).call('GET /me/attempts', {})
  expect(items.filter(({ corrected }) => corrected).map(({ id }) => id)).toEqual([before.attemptId])
  expect(await notesOf(other)).toEqual([])
  expect(await notesOf(after)).toEqual([])
  await world.close()
})
