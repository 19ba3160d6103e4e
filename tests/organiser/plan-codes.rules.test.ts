import { createHash } from 'node:crypto'
import { codeOf } from '@/services/code-picture'

const drawn = (text: string) => codeOf(text).map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n')
const mark = (text: string) => createHash('sha256').update(drawn(text)).digest('hex').slice(0, 16)

/** Made by another encoder (Nayuki's), for versions 2, 4, 5 and 6: one block of data, and several. */
test.each([
  ['xs-place-2k9mfq0w7rtz', 25, '152842d10d47f37d'],
  ['https://xueshi.example.org/pages/check/index?code=JZ-2026-000', 33, '79df11edd3d14000'],
  ['x'.repeat(80), 37, '44f205df3c7e1ec5'], ['z'.repeat(106), 41, '817d18fb7a29997f']
] as const)('%s is drawn as another encoder draws it', (text, size, hash) => {
  expect([codeOf(text).length, mark(text)]).toEqual([size, hash])
})
