import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import { AppError } from '../../server/errors'
import { readFile } from '../../server/questions/read'
import { abstract, cell, docx, li, lvl, num, p, PNG, r, xlsx } from './files'
import { oldWord } from './old-word'

const samples: [string, Uint8Array][] = [
  ['docx', docx(p('一、单选题') + li('题', 1) + li('甲', 1, 1) + `<w:tbl><w:tr><w:tc>${p('a')}</w:tc></w:tr></w:tbl>` + p(r(' ', '<w:u w:val="single"/>') + '<w:r><w:drawing><a:blip r:embed="apng"/></w:drawing></w:r>'), { numbering: abstract(0, lvl(0, 'decimal', '%1.') + lvl(1, 'upperLetter', '%2.')) + num(1, 0), styles: '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>', media: { 'a.png': PNG } })],
  ['xlsx', xlsx({ 题: `<sheetData><row r="1">${cell('A1', '甲')}<c r="B1" s="1"><v>0.5</v></c><c r="C1" t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells>` }, { strings: '<si><t>乙</t></si>', styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>' })],
  ['doc', oldWord({ text: '甲\x13 A \x14乙\x15\r题\x07答\x07\x07后\r', characters: [[0, 4, 0x2a3e, 1]], paragraphs: [[8, 12, 0x2416, 1]] })],
  ['html', strToU8('<html><body><p>甲&nbsp;<u> </u><table><tr><td>乙</table></body></html>')],
  ['csv', strToU8('题目,答案\n"甲",A\n')]
]

/** Some bytes changed, some taken out, some said twice. */
const damage = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), kind: fc.constantFrom('change', 'cut', 'repeat'), value: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 6 })

function damaged(bytes: Uint8Array, steps: { at: number; kind: string; value: number }[]): Uint8Array {
  let list = [...bytes]
  for (const { at, kind, value } of steps) {
    const place = Math.floor(at * list.length)
    if (kind === 'change') list[place] = value
    else if (kind === 'cut') list = [...list.slice(0, place), ...list.slice(place + value % 16)]
    else list = [...list.slice(0, place), ...list.slice(Math.max(0, place - value), place), ...list.slice(place)]
  }
  return Uint8Array.from(list)
}

/** Readable or refused with a sentence; never any other error. */
async function answered(name: string, bytes: Uint8Array) {
  try {
    const { source, problems } = await readFile({ name, bytes })
    for (const block of source.blocks) expect(block.line).toBeGreaterThan(0)
    for (const problem of problems) expect(problem.message).toMatch(/[请只当]/)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toMatch(/^file_/)
    expect((error as AppError).message).toMatch(/请/)
  }
}

describe.each(samples)('a damaged %s', (kind, bytes) => {
  it('is read or refused in words', async () => {
    await fc.assert(fc.asyncProperty(damage, (steps) => answered(`a.${kind}`, damaged(bytes, steps))), { numRuns: 200 })
  })
})

describe.each(samples.slice(0, 2))('a whole zip with damaged parts: %s', (kind, bytes) => {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml') || name.endsWith('.rels'))

  it('is read or refused in words', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...names), damage, (name, steps) => answered(`a.${kind}`, zipSync({ ...parts, [name]: damaged(parts[name] as Uint8Array, steps) }))), { numRuns: 200 })
  })

  it('is read or refused with any tag left out', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...names), fc.nat(), (name, which) => {
      const text = strFromU8(parts[name] as Uint8Array)
      const tags = [...text.matchAll(/<[^>]*\/>/g)]
      const tag = tags[which % Math.max(tags.length, 1)]
      const without = tag ? text.slice(0, tag.index) + text.slice(tag.index + tag[0].length) : text
      return answered(`a.${kind}`, zipSync({ ...parts, [name]: strToU8(without) }))
    }), { numRuns: 100 })
  })
})
