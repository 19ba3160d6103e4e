import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { KeptAnswer, KeptPart, takesGzip } from '../../server/http/kept-answer'

interface Answer { rows: { name: string; n: number }[]; mine: string | null; at: number }

const rows = fc.array(fc.record({ name: fc.string({ unit: 'grapheme', maxLength: 40 }), n: fc.integer() }), { minLength: 0, maxLength: 200 })
const own = fc.record({ mine: fc.option(fc.string({ unit: 'grapheme' })), at: fc.nat() })

describe('an answer of a kept part and the reader’s own', () => {
  it('is the same packed and plain, and each reader’s is his own', async () => {
    await fc.assert(fc.asyncProperty(rows, fc.array(own, { minLength: 1, maxLength: 4 }), async (list, readers) => {
      const part = new KeptPart<Pick<Answer, 'rows'>>({ rows: list })
      for (const one of readers) {
        const answer = new KeptAnswer<Answer, Pick<Answer, 'rows'>>(part, one)
        expect(JSON.parse(answer.text())).toEqual({ rows: list, ...one })
        expect(gunzipSync(await answer.gzip() as Buffer).toString()).toBe(answer.text())
      }
    }), { numRuns: 60 })
  })

  it('is left to be packed as a whole where the reader’s part is longer than one block', async () => {
    const answer = (length: number) => new KeptAnswer<Answer, Pick<Answer, 'rows'>>(new KeptPart({ rows: [] }), { mine: 'x'.repeat(length), at: 0 })
    expect(await answer(70000).gzip()).toBeUndefined()
    expect(gunzipSync(await answer(65000).gzip() as Buffer).toString()).toBe(answer(65000).text())
  })

  it.each([
    ['gzip', true], ['gzip, deflate, br', true], ['br,gzip', true], ['GZIP', true], ['gzip;q=0', false], ['identity', false], ['x-gzipped', false], [undefined, false]
  ])('is packed for %s: %s', (header, expected) => {
    expect(takesGzip(header)).toBe(expected)
  })
})
