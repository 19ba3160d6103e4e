import writeExcel from 'write-excel-file/node'
import { cell, linesOf, read, xlsx } from './files'

const sheet = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
const strings = (...texts: string[]) => texts.map((text) => `<si>${text}</si>`).join('')
const s = (at: string, index: number) => `<c r="${at}" t="s"><v>${index}</v></c>`
const n = (at: string, value: number | string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`

/** Cell styles by format code. */
const formats = (...codes: string[]) => `<numFmts>${codes.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${codes.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs>`

describe('a workbook', () => {
  it('gives a table for each sheet, with its name and the row it begins at', async () => {
    const bytes = xlsx({ 单选: sheet(row(3, s('B3', 0) + s('C3', 1)), row(5, s('B5', 1))), 空: sheet(), 判断: sheet(row(1, s('A1', 1))) }, { strings: strings('<t>题目</t>', '<r><t>答</t></r><r><rPr><b/></rPr><t>案</t></r><rPh sb="0" eb="1"><t>da</t></rPh>') })
    const { source, problems } = await read(bytes)
    expect(source.blocks).toEqual([
      { kind: 'table', name: '单选', line: 3, rows: [['', '题目', '答案'], [], ['', '答案']] },
      { kind: 'table', name: '判断', line: 1, rows: [['答案']] }
    ])
    expect(problems).toEqual([])
  })

  it('shows numbers, dates, truths and formulas as the sheet does', async () => {
    const styles = formats('0%', '0.00', 'yyyy-mm-dd', 'yyyy"年"m"月"', '0"分"', '#,##0', '00', 'yyyy/m/d h:mm', 'h:mm')
    const cells = n('A1', 8) + n('B1', 0.5) + n('C1', 0.30000000000000004) + n('D1', 0.5, 1) + n('E1', 3.1, 2) + n('F1', 7853, 3) + n('G1', 7853, 4) + n('H1', 2, 5) + n('I1', 1234567, 6) + n('J1', 3, 7)
      + n('K1', 36526.5, 8) + n('L1', 0.25, 9) + '<c r="M1" t="b"><v>1</v></c><c r="N1" t="b"><v>0</v></c><c r="O1" t="str"><f>A1</f><v>结果_x000D_</v></c><c r="P1"><f>1+1</f><v>2</v></c>' + n('Q1', -1.5)
    expect(await linesOf(xlsx({ a: sheet(row(1, cells)) }, { styles }))).toEqual([[['8', '0.5', '0.3', '50%', '3.10', '1921-07-01', '1921年7月', '2分', '1,234,567', '03', '2000-01-01 12:00', '6:00', 'TRUE', 'FALSE', '结果\n', '2', '-1.5']]])
  })

  it('fills merged cells from their first one, within what is used', async () => {
    const bytes = xlsx({ a: sheet(row(1, cell('A1', '单选') + cell('B1', '甲')), row(2, cell('B2', '乙')), row(3, cell('B3', '丙'))) + '<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B3:XFD1048576"/></mergeCells>' })
    expect(await linesOf(bytes)).toEqual([[['单选', '甲'], ['单选', '乙'], ['单选', '丙']]])
  })

  it('leaves out hidden sheets, empty edges and errors, and says so', async () => {
    const { source, problems } = await read(xlsx({ 题库: sheet(row(1, cell('A1', '甲') + '<c r="B1" t="e"><v>#REF!</v></c><c r="C1"/>'), row(2, cell('A2', '')), row(9, '<c r="A9" s="1"/>')), 备份: sheet(row(1, cell('A1', '旧'))) }, { states: { 备份: 'hidden' }, more: { 'xl/media/image1.png': new Uint8Array(4) } }))
    expect(source.blocks).toEqual([{ kind: 'table', name: '题库', line: 1, rows: [['甲']] }])
    expect(problems).toMatchObject([{ code: 'unread', line: 1, words: 'B1 #REF!' }, { code: 'left_out', message: expect.stringContaining('备份') }, { code: 'left_out', message: expect.stringContaining('图片') }])
  })

  it('counts rows and cells that name no place of their own, and reads prefixed elements', async () => {
    expect(await linesOf(xlsx({ a: '<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>' }))).toEqual([[['甲', '1'], ['2']]])
    expect(await linesOf(xlsx({ a: '<x:sheetData xmlns:x="x"><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData>' }))).toEqual([[['5']]])
  })

  it('takes names like __proto__ for what they are: texts', async () => {
    const { source } = await read(xlsx({ __proto__x: sheet(row(1, s('A1', 0) + s('B1', 1) + '<c r="__proto__" t="s"><v>constructor</v></c>')), constructor: sheet(row(1, s('A1', 1))) }, { strings: strings('<t>__proto__</t>', '<t>constructor</t>') }))
    expect(source.blocks).toMatchObject([{ name: '__proto__x', rows: [['__proto__', 'constructor']] }, { name: 'constructor', rows: [['constructor']] }])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('reads what write-excel-file writes', async () => {
    const rows = [[{ value: '题目' }, { value: '分值' }], [{ value: '遵义会议召开于哪一年？\n（单选）' }, { value: 2 }], [{ value: new Date(Date.UTC(1935, 0, 15)), format: 'yyyy-mm-dd' }, { value: true }]]
    const file = await writeExcel(rows as never).toBuffer()
    expect(await linesOf(new Uint8Array(file))).toEqual([[['题目', '分值'], ['遵义会议召开于哪一年？\n（单选）', '2'], ['1935-01-15', 'TRUE']]])
  })
})
