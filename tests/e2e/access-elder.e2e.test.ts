import { openDemo, type Demo } from './support/demo'
import { faultsEverywhere } from './support/faults'
import { makeVisits } from './support/visits'

jest.setTimeout(1_200_000)

let demo: Demo
beforeAll(async () => { demo = await openDemo() })
afterAll(() => demo.close())

// What a screen reader finds is the same as in access.e2e; what is seen and hit is not.
test('长辈版 at its largest hides nothing either: contrast, width, tap targets of 60', async () => {
  expect(await faultsEverywhere(demo, await makeVisits(demo), { elder: 3, least: 60, rules: ['color-contrast', 'scrollable-region-focusable'] })).toEqual([])
})
