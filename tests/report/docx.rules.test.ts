import type { ReportFigures } from '../../contract/reports'
import { reportDocx } from '../../server/report/docx/document'
import { strFromU8, unzipSync } from 'fflate'
import { readDocx } from '../support/read-docx'
import { expectedDocument } from './expected'

const figures = (blocks: ReportFigures['sections'][number]['blocks'], more: Partial<ReportFigures> = {}): ReportFigures => ({
  unit: { id: 'u', name: '联合会' }, from: 0, to: 1, at: 0, period: '2026年', title: '关于联合会的报告', numbers: {} as ReportFigures['numbers'],
  opening: [{ kind: 'text', flush: true, runs: [{ text: '【请补充：主送单位】', gap: true }, { text: '：', gap: false }] }],
  sections: [{ part: 'units', heading: '一、各单位参与情况', blocks }], signed: ['联合会', '2026年6月28日'], gaps: [], parts: [], earlier: [], ...more
})

const NASTY = ['<w:t>&amp;</w:t>', '“引号”"\'', '甲 & 乙 > 丙', ']]>', '  两头有空  ', '{{1}}', '𠮷野家', '=1+1']

it('writes what somebody is called to the letter, in text, tables, charts and their workbooks', async () => {
  const said = figures([
    ...NASTY.map((text) => ({ kind: 'text' as const, flush: false, runs: [{ text, gap: false }] })), { kind: 'heading', text: NASTY[0] as string },
    { kind: 'table', caption: '表1 & <表>', note: '注', columns: [{ title: '单位<1>', wide: true }, { title: '人数', wide: false }], rows: NASTY.map((name, i) => [name, String(i)]) },
    { kind: 'chart', chart: 'bar', title: '图1 "率" & <图>', alt: '单位 <甲> 最高 "100%"', series: '参与率', of: '单位', percent: true, labels: NASTY.map((name) => name.trim()), values: NASTY.map((_, i) => i / 10) }
  ], { title: NASTY.join(''), signed: [NASTY[1] as string, '2026年6月28日'] })
  const { names, ...read } = await readDocx(await reportDocx(said))
  expect(read).toEqual(expectedDocument(said))
  expect(names.filter((name) => name.startsWith('word/charts/') || name.startsWith('word/embeddings/'))).toHaveLength(3)
})

it('drops what no document can hold, and lets nobody put a chart into the text', async () => {
  const text = (words: string) => ({ kind: 'text' as const, flush: false, runs: [{ text: words, gap: false }] })
  const chart = { kind: 'chart' as const, chart: 'column' as const, title: '图', alt: '图', series: '人次', of: '月份', percent: false, labels: ['6月'], values: [5] }
  const { faults, paragraphs, charts } = await readDocx(await reportDocx(figures([text('甲\u0000\u0008\u001f乙'), text('\ue0001\ue000'), chart])))
  expect(faults).toEqual([])
  expect(paragraphs.map((one) => one.text)).toEqual(expect.arrayContaining(['甲乙', '1']))
  expect(charts).toHaveLength(1)
})

it('holds three hundred units in a table whose heading is repeated and whose rows stay whole', async () => {
  const said = figures([{ kind: 'table', caption: '表1', note: '', columns: [{ title: '单位', wide: true }, { title: '参与率', wide: false }], rows: Array.from({ length: 300 }, (_, i) => [`第${i + 1}党支部`, `${i}%`]) }])
  const { names: _, ...read } = await readDocx(await reportDocx(said))
  expect(read).toEqual(expectedDocument(said))
})

it('is an A4 page in the faces and with the pitch of an official paper, numbered at the outer edge', async () => {
  const parts = unzipSync(await reportDocx(figures([{ kind: 'heading', text: '（一）第一轮' }])))
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  expect(part('word/document.xml')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) {
    expect(part('word/styles.xml')).toContain(`w:eastAsia="${face}"`)
    expect(part('word/fontTable.xml')).toMatch(new RegExp(`<w:font w:name="${face}"><w:altName w:val=`))
  }
  const style = /<w:style [^>]*w:styleId="ReportText".*?<\/w:style>/s.exec(part('word/styles.xml'))?.[0] ?? ''
  expect(style).toMatch(/w:firstLineChars="200"/)
  expect(style).toMatch(/<w:spacing[^>]*w:line="560"[^>]*w:lineRule="exact"|<w:spacing[^>]*w:lineRule="exact"[^>]*w:line="560"/)
  const footers = Object.keys(parts).filter((name) => /^word\/footer\d/.test(name)).map(part)
  expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right'])
  for (const footer of footers) expect(footer.replace(/<[^>]+>/g, '')).toBe('— PAGE —')
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders')
})
