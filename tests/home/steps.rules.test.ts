import { steps } from '@/pages/home/steps'

const MINUTE = 60_000
const words = (ms: number) => steps(ms).map(({ figure, unit }) => `${figure}${unit}`).join('')

test.each([
  [(4 * 1440 + 12 * 60 + 19) * MINUTE, '4天12时19分'], [4 * 1440 * MINUTE, '4天0时0分'], [75 * MINUTE, '1时15分'], [2 * MINUTE, '2分'],
  [119_000, '119秒'], [1, '1秒'], [0, '0秒'], [-5, '0秒']
])('%d ms left is shown as %s', (ms, shown) => expect(words(ms)).toBe(shown))
