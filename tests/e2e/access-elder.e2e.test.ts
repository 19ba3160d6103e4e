import { openDemo, type Demo } from './support/demo'
import { faultsEverywhere } from './support/faults'
import { makeVisits } from './support/visits'

jest.setTimeout(300_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

test('长辈版 at its largest hides nothing either: axe, width, tap targets of 60', async () => {
  expect(await faultsEverywhere(demo, await makeVisits(demo), { elder: 3, least: 60 })).toEqual([])
})
