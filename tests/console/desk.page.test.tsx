import { openDesk } from '../../console/src/editor/desk'

interface Text { title: string }

test('what is typed while a save is under way is saved along with it, for whoever waits', async () => {
  const sent: [number, string][] = []
  const answers: (() => void)[] = []
  const desk = openDesk<Text>({
    what: 'plan', id: 'p', version: 1, config: { title: '' }, automatic: true, isConfig: () => true,
    put: (version, { title }) => new Promise((resolve) => {
      sent.push([version, title])
      answers.push(() => resolve({ version: version + 1 }))
    })
  })
  desk.change('title', '六月')
  const byItself = desk.save()
  desk.change('title', '六月读书')
  const asked = desk.save()
  answers[0]?.()
  await new Promise((resolve) => setTimeout(resolve))
  answers[1]?.()
  expect(await Promise.all([byItself, asked])).toEqual([true, true])
  expect(sent).toEqual([[1, '六月'], [2, '六月读书']])
  expect(desk.store.get()).toMatchObject({ version: 3, saved: { title: '六月读书' }, saving: { state: 'saved' } })
  desk.close()
})
