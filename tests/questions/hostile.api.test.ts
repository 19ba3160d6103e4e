import { strToU8, zipSync } from 'fflate'
import type { ErrorCode } from '../../contract/errors'
import { readSafely, type ReadLimits } from '../../server/questions/read/sandbox'
import { abstract, cell, docx, li, lvl, num, p, r, xlsx } from './files'
import { bomb, broken, overlapping, withDeclaredSize } from './hostile-zips'
import { oldWord } from './old-word'

const MB = 1024 * 1024

/** Runs while a timer ticks; the longest gap between two ticks is how long other requests would have waited. */
async function watched<T>(work: () => Promise<T>): Promise<{ outcome: T; gap: number; took: number }> {
  let last = performance.now()
  let gap = 0
  const timer = setInterval(() => {
    const now = performance.now()
    gap = Math.max(gap, now - last)
    last = now
  }, 5)
  const start = performance.now()
  try {
    const outcome = await work()
    return { outcome, gap: Math.max(gap, performance.now() - last), took: performance.now() - start }
  } finally {
    clearInterval(timer)
  }
}

const outcomeOf = (name: string, bytes: Uint8Array, limits: Partial<ReadLimits> = {}) => watched(() => readSafely({ name, bytes }, limits).then(
  (file) => ({ file, code: undefined, message: '' }),
  (error: { code: ErrorCode; message: string }) => ({ file: undefined, code: error.code, message: error.message })
))

/** A parser on the main thread would hold it for as long as it reads; a busy machine alone may hold it for a while. */
const mostGap = (took: number) => Math.max(1000, took / 2)

const zip = (files: Record<string, string | Uint8Array>) => zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])))
const documentXml = (text: string) => zip({ 'word/document.xml': text })
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`

describe('a hostile file is answered with what to do, and nobody else waits', () => {
  const refused: [string, () => Uint8Array, ErrorCode][] = [
    ['300 MB of zeros in one entry', () => bomb('word/document.xml', 300 * MB), 'file_too_large'],
    ['an entry that declares 10 bytes and holds 300 MB', () => withDeclaredSize(bomb('word/document.xml', 300 * MB), 10), 'file_unreadable'],
    ['many entries that unzip to too much together', () => zipSync(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`xl/worksheets/sheet${i}.xml`, new Uint8Array(3 * MB)]))), 'file_too_large'],
    ['a high ratio in all', () => zipSync({ 'word/document.xml': new Uint8Array(50 * MB) }), 'file_too_large'],
    ['entries that lie over one another', () => overlapping(200), 'file_unreadable'],
    ['a zip of zips', () => zip({ '0.zip': zip({ '1.zip': bomb('x', 20 * MB) }) }), 'file_unreadable'],
    ['5,000 entries', () => zip(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`a${i}`, '']))), 'file_too_large'],
    ['a way out of the folder', () => zip({ 'word/document.xml': '<a/>', '../../etc/passwd': 'x' }), 'file_unreadable'],
    ['two entries of one name', () => zip({ 'word/document.xml': '<a/>', 'WORD/document.xml': '<b/>' }), 'file_unreadable'],
    ['a million laughs', () => documentXml(`<?xml version="1.0"?>${LAUGHS}<x>&j;</x>`), 'file_unreadable'],
    ['an entity from outside', () => documentXml('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), 'file_unreadable'],
    ['laughs in a workbook', () => zip({ 'xl/workbook.xml': `${LAUGHS}<workbook>&j;</workbook>` }), 'file_unreadable'],
    ['100,000 elements in one another', () => documentXml(`<w:document>${'<w:p>'.repeat(100_000)}`), 'file_unreadable'],
    ['tables 300 deep', () => docx(`${'<w:tbl><w:tr><w:tc>'.repeat(300)}${'</w:tc></w:tr></w:tbl>'.repeat(300)}`), 'file_unreadable'],
    ['25 MB of text', () => new Uint8Array(25 * MB).fill(0x41), 'file_too_large'],
    ['200 MB of text in a small zip', () => bomb('word/document.xml', 200 * MB), 'file_too_large'],
    ['15 MB of lines', () => strToU8('1.题目\n'.repeat(MB)), 'file_too_large'],
    ['a CSV of one 19 MB line', () => strToU8('a,'.repeat(9.5 * MB)), 'file_too_large'],
    ['a CSV of one 50 MB line', () => strToU8('a,'.repeat(25 * MB)), 'file_too_large'],
    ['one text in 3 million cells', () => xlsx({ a: `<sheetData>${Array.from({ length: 15_000 }, (_, i) => `<row r="${i + 1}">${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`).join('')}</sheetData>` }, { strings: `<si><t>${'长'.repeat(30_000)}</t></si>` }), 'file_too_large'],
    ['binary nonsense', () => Uint8Array.from({ length: MB }, (_, i) => (i * 2654435761) >>> 13), 'file_unreadable']
  ]

  it.each(refused)('%s', async (name, make, code) => {
    const bytes = make()
    const { outcome, gap, took } = await outcomeOf(name.includes('CSV') ? 'a.csv' : 'a.txt', bytes)
    expect(outcome).toMatchObject({ code, message: expect.stringMatching(/请/) })
    expect(gap).toBeLessThan(mostGap(took))
    expect(took).toBeLessThan(20_000)
  })

  const survived: [string, () => Uint8Array, (lines: unknown[]) => void][] = [
    ['a sheet that claims two thousand million rows', () => xlsx({ a: `<dimension ref="A1:XFD2147483647"/><sheetData><row r="1">${cell('A1', '甲')}</row><row r="2147483647">${cell('A2147483647', '乙')}</row></sheetData>` }), (blocks) => expect(blocks).toMatchObject([{ rows: [['甲']] }])],
    ['merges without end', () => xlsx({ a: `<sheetData><row r="1">${cell('A1', '甲')}</row><row r="3000">${cell('A3000', '乙')}${cell('AZ3000', '丙')}</row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(10_000)}</mergeCells>` }), (blocks) => expect(blocks).toHaveLength(1)],
    ['keys that are properties of every object', () => xlsx({ __proto__a: `<sheetData><row r="1">${cell('A1', '__proto__')}</row></sheetData>`, constructor: `<sheetData><row r="1"><c r="__proto__" __proto__="x" t="inlineStr"><is><t>constructor</t></is></c></row></sheetData>` }), (blocks) => expect(blocks).toMatchObject([{ rows: [['__proto__']] }, { name: 'constructor' }])],
    ['links in a circle', () => docx(p('甲', '<w:pStyle w:val="A"/>') + li('乙', 1), { styles: '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style><w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>', numbering: abstract(0, '<w:numStyleLink w:val="L"/><w:styleLink w:val="L"/>') + num(1, 0) }), (blocks) => expect(blocks).toMatchObject([{ text: '甲' }, { text: '乙' }])],
    ['a list that starts at a thousand million', () => docx(li('甲', 1), { numbering: abstract(0, lvl(0, 'upperLetter', '%1.').replace('w:val="1"', 'w:val="999999999"')) + num(1, 0) }), (blocks) => expect(blocks).toHaveLength(1)],
    ['20,000 fields that are never closed', () => docx(p('前') + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(20_000) + r('里'))), (blocks) => expect(blocks).toHaveLength(2)],
    ['JSON with __proto__', () => strToU8('[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]'), (blocks) => expect(blocks).toHaveLength(1)]
  ]

  it.each(survived)('%s', async (_, make, check) => {
    const { outcome, gap, took } = await outcomeOf('a.json', make())
    expect(outcome.message).toBe('')
    check(outcome.file?.source.blocks ?? [])
    expect(gap).toBeLessThan(mostGap(took))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('files cut off or changed anywhere', async () => {
    const files = [docx(p('一、单选题') + li('甲', 1), { numbering: abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0) }), xlsx({ a: `<sheetData><row r="1">${cell('A1', '甲')}</row></sheetData>` }), oldWord({ text: '甲\r' })]
    for (const file of files) {
      for (const bytes of broken(file, 12)) {
        const { outcome } = await outcomeOf('a', bytes)
        if (outcome.code) expect(outcome).toMatchObject({ code: 'file_unreadable', message: expect.stringMatching(/请/) })
      }
    }
  })
})

describe('the reader\'s thread', () => {
  const paper = docx(p('甲'))

  it('is ended at its time limit', async () => {
    const slow = docx(p('一二三四五六七八').repeat(200_000))
    const { outcome, gap, took } = await outcomeOf('a.docx', slow, { milliseconds: 150 })
    expect(outcome).toMatchObject({ code: 'file_too_large', message: expect.stringContaining('没有读完') })
    expect(took).toBeLessThan(5000)
    expect(gap).toBeLessThan(mostGap(took))
  })

  it('is ended at its memory limit, and the process goes on', async () => {
    const large = docx(Array.from({ length: 60_000 }, (_, i) => p(`${i}题目文字`.repeat(10))).join(''))
    expect((await outcomeOf('a.docx', large, { heapMb: 24 })).outcome).toMatchObject({ code: 'file_too_large' })
    expect((await outcomeOf('a.docx', paper)).outcome.code).toBeUndefined()
  })

  it('says what failed inside to the log, not to the person', async () => {
    const logged: unknown[] = []
    const { outcome } = await outcomeOf('a.docx', paper, { builtFrom: __dirname, onFailure: (error) => logged.push(error) })
    expect(outcome).toMatchObject({ code: 'file_unreadable', message: expect.not.stringContaining('question-reader') })
    expect(logged).toHaveLength(1)
  })

  it('does not touch the bytes it was given', async () => {
    const shared = Buffer.from(paper)
    await readSafely({ name: 'a.docx', bytes: shared })
    expect(Buffer.compare(shared, paper)).toBe(0)
  })

  it('reads two at once, lets eight wait and refuses the next', async () => {
    const all = await Promise.allSettled(Array.from({ length: 13 }, () => readSafely({ name: 'a.docx', bytes: paper })))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(10)
    expect(all.filter((one) => one.status === 'rejected' && (one.reason as { code: string }).code === 'busy')).toHaveLength(3)
    await expect(readSafely({ name: 'a.docx', bytes: paper })).resolves.toMatchObject({ source: { blocks: [{ text: '甲' }] } })
  })
})
