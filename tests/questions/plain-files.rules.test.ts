import { strToU8, zipSync } from 'fflate'
import { decode } from '../../server/questions/read/decode'
import { linesOf, PNG, read } from './files'

const TEXT = '1.中共一大召开于哪一年？\r\nA.1919 B.1921\r\n答案：B\r\n'
const LINES = ['1.中共一大召开于哪一年？', 'A.1919 B.1921', '答案：B']
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return Uint8Array.from(bigEndian ? bytes.swap16() : bytes)
}
/** 党史题 in GBK, and a line of its own. */
const GBK = Uint8Array.from(Buffer.from('b5b3cab7cce20d0a31a3ae41a1a2b6d4d3dab7f1a3bf', 'hex'))
/** 一、遵義會議是哪一年召開的？ in Big5. */
const BIG5 = Uint8Array.from(Buffer.from('a440a142bfedb871b77cc4b3a54cabfca440a67ea56cb67daabaa148', 'hex'))

describe('a text file', () => {
  it.each([
    ['UTF-8', strToU8(TEXT)], ['UTF-8 with a mark', strToU8(`\ufeff${TEXT}`)],
    ['UTF-16 LE with a mark', utf16(`\ufeff${TEXT}`)], ['UTF-16 BE with a mark', utf16(`\ufeff${TEXT}`, true)],
    ['UTF-16 LE', utf16(TEXT)], ['UTF-16 BE', utf16(TEXT, true)]
  ])('is read in %s', async (_, bytes) => {
    const { source, texts, problems } = await read(bytes, '题.txt')
    expect(source.blocks.map((block) => block.kind === 'line' && block.text)).toEqual(LINES)
    expect(texts).toEqual([{ name: '题.txt', text: TEXT }])
    expect(problems).toEqual([])
  })

  it('is taken for GB18030 when it is not UTF-8, and for Big5 only when it clearly is', () => {
    expect(decode(GBK)).toMatchObject({ encoding: 'gb18030', text: '党史题\r\n1．A、对于否？' })
    expect(decode(BIG5).encoding).toBe('big5')
  })

  it('stays UTF-8 with one broken character, and says so', async () => {
    const bytes = strToU8(TEXT.repeat(20)).map((byte, i) => i === 4 ? 0xff : byte)
    const { problems, source } = await read(bytes, 'a.txt')
    expect(problems).toMatchObject([{ code: 'broken' }])
    expect(source.blocks[3]).toMatchObject({ text: LINES[0] })
  })

  it('is refused when it is no text', async () => {
    await expect(read(Uint8Array.from({ length: 4000 }, (_, i) => i * 7 % 251), 'a.txt')).rejects.toMatchObject({ code: 'file_unreadable', message: expect.stringContaining('UTF-8') })
    await expect(read(strToU8('甲\0乙\0\0\0丙'), 'a.txt')).rejects.toMatchObject({ code: 'file_unreadable' })
    await expect(read(new Uint8Array(0), 'a.txt')).rejects.toMatchObject({ message: expect.stringContaining('空') })
  })
})

describe('a table as text', () => {
  it.each([',', '\t', ';'])('is cut at %j', async (delimiter) => {
    const bytes = strToU8(['题目', '答案'].join(delimiter) + '\n' + ['"a ""b""\n第二行"', 'A'].join(delimiter) + '\n\n' + ['丙', 'B', '', ''].join(delimiter) + '\n')
    expect(await linesOf(bytes, 'a.csv')).toEqual([[['题目', '答案'], ['a "b"\n第二行', 'A'], [], ['丙', 'B']]])
  })

  it('survives a quotation mark that is never closed', async () => {
    expect(await linesOf(strToU8('题目,答案\n"甲,A\n乙,B\n'), 'a.csv')).toEqual([[['题目', '答案'], ['"甲', 'A'], ['乙', 'B']]])
  })

  it('may call itself .xls', async () => {
    expect(await linesOf(strToU8('题目\t答案\n甲\tA\n'), 'a.xls')).toEqual([[['题目', '答案'], ['甲', 'A']]])
  })
})

describe('a page saved as .doc or .xls', () => {
  it('gives lines and tables, runs nothing and shows no markup', async () => {
    const html = '<html><head><title>x</title><style>p{}</style><script>document.write("<p>坏</p>")</script></head><body><!-- 注 --><p class=a>1.中共一大&nbsp;召开于<u>&nbsp;&nbsp;&nbsp;</u>年<br>A.上海 &amp; 嘉兴</p><table><tr><th>题目<td>答案</tr><tr><td>a &lt; b<table><tr><td>内</td></tr></table></td><td>&#65;</td></tr></table><div>1 < 2</div></body></html>'
    expect(await linesOf(strToU8(html), 'a.doc')).toEqual(['1.中共一大 召开于____年', 'A.上海 & 嘉兴', [['题目', '答案'], ['a < b\n内', 'A']], '1 < 2'])
  })
})

describe('a QTI package', () => {
  it('gives each item as a text, with its pictures inside', async () => {
    const item = '<?xml version="1.0"?><assessmentItem identifier="a"><itemBody><img alt="图" src="images/a.png"/><img src="none.png"/></itemBody></assessmentItem>'
    const { texts, source } = await read(zipSync({ 'imsmanifest.xml': strToU8('<manifest/>'), 'items/a.xml': strToU8(item), 'items/images/a.png': PNG, 'test.xml': strToU8('<assessmentTest/>') }))
    expect(texts).toEqual([{ name: 'items/a.xml', text: item.replace('images/a.png', `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`) }])
    expect(source.blocks).toEqual([])
  })
})

describe('any other file', () => {
  const zip = (name: string) => zipSync({ [name]: strToU8('x') })
  it.each([
    ['%PDF-1.7', strToU8('%PDF-1.7 ...'), 'PDF'], ['a picture', PNG, '图片'], ['RTF', strToU8('{\\rtf1\\ansi'), 'RTF'], ['MHTML', strToU8('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n'), '另存为 .docx'],
    ['a slide show', zip('ppt/presentation.xml'), '演示文稿'], ['a zip', zip('a/题.docx'), '解压'], ['.xlsb', zip('xl/workbook.bin'), 'xlsb'], ['OpenDocument', zip('content.xml'), 'OpenDocument'], ['RAR', strToU8('Rar!....'), '解压'],
    ['Word XML', strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'), '另存为']
  ])('is refused with what to do: %s', async (_, bytes, words) => {
    await expect(read(bytes, 'x.doc')).rejects.toMatchObject({ code: 'file_unreadable', message: expect.stringContaining(words) })
  })
})
