import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { abstract, docx, li, linesOf, lvl, num, p, PNG, r, read, t } from './files'

const bullets = (content: string, style: string) => p(content, `<w:pStyle w:val="${style}"/>`)

describe('a Word document', () => {
  it('gives a line for each paragraph, soft breaks as lines, tabs as tabs', async () => {
    const body = p('一、单项选择题') + p(`<w:r>${t('1.党的一大')}<w:br/>${t('A.上海')}<w:tab/>${t('B.北京')}</w:r>`) + p('') + p('答案：A')
    expect(await linesOf(docx(body))).toEqual(['一、单项选择题', '1.党的一大', 'A.上海\tB.北京', '', '答案：A'])
  })

  it('keeps the order of lines and tables, and numbers both', async () => {
    const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
    const table = `<w:tbl><w:tr>${cell(p('题型'))}${cell(p('题目') + p('第二段'))}</w:tr><w:tr>${cell(p('单选'), '<w:vMerge w:val="restart"/>')}${cell(p('甲'))}</w:tr><w:tr>${cell(p(''), '<w:vMerge/>')}${cell(p('乙'))}</w:tr></w:tbl>`
    const { source } = await read(docx(p('前') + table + p('后')))
    expect(source.blocks).toEqual([
      { kind: 'line', text: '前', line: 1 },
      { kind: 'table', rows: [['题型', '题目\n第二段'], ['单选', '甲'], ['单选', '乙']], line: 2 },
      { kind: 'line', text: '后', line: 5 }
    ])
  })

  it('reads a table in a cell as lines of that cell, and leaves out deleted rows', async () => {
    const row = (content: string, properties = '') => `<w:tr>${properties}<w:tc>${content}</w:tc></w:tr>`
    const inner = `<w:tbl><w:tr><w:tc>${p('1')}</w:tc><w:tc>${p('A')}</w:tc></w:tr></w:tbl>`
    expect(await linesOf(docx(`<w:tbl>${row(p('外') + inner + p('完'))}${row(p('删'), '<w:trPr><w:del w:id="1"/></w:trPr>')}</w:tbl>`))).toEqual([[['外\n1\tA\n完']]])
  })

  it('keeps what was inserted and drops what was deleted, moved away or hidden, and says so of hidden text', async () => {
    const body = p(`${r('甲')}<w:ins w:id="1">${r('乙')}</w:ins><w:del w:id="2"><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom w:id="3">${r('丁')}</w:moveFrom><w:moveTo w:id="4">${r('戊')}</w:moveTo>${r('隐', '<w:vanish/>')}${r('显', '<w:vanish w:val="0"/>')}`)
    const { source, problems } = await read(docx(body))
    expect(source.blocks).toMatchObject([{ text: '甲乙戊显' }])
    expect(problems).toMatchObject([{ code: 'left_out', message: expect.stringContaining('隐藏') }])
  })

  it('shows the results of fields, nested ones too, and the text of links', async () => {
    const char = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
    const instr = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
    const body = p(char('begin') + instr(' IF ') + char('begin') + instr('PAGE') + char('separate') + r('7') + char('end') + char('separate') + r('结果') + char('end') + `<w:hyperlink r:id="x">${r('链接')}</w:hyperlink><w:fldSimple w:instr="PAGE">${r('3')}</w:fldSimple>`)
    expect(await linesOf(docx(body))).toEqual(['结果链接3'])
  })

  it('reads a text box once, after its paragraph', async () => {
    const box = `<w:txbxContent>${p('框内')}${p('第二行')}</w:txbxContent>`
    const body = p(`<w:r>${t('正文')}<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>${t('之后')}</w:r>`)
    expect(await linesOf(docx(body))).toEqual(['正文之后', '框内', '第二行'])
  })

  it('turns the signs of symbol fonts into characters and says where it cannot', async () => {
    const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
    const body = p(sym('Wingdings', 'F0FC') + sym('Wingdings', 'F0FB') + sym('Wingdings', 'F0FE') + sym('Wingdings 2', 'F050') + r('ü', '<w:rFonts w:ascii="Wingdings"/>')) + p(r('问') + sym('Unknown', 'F099'))
    const { source, problems } = await read(docx(body))
    expect(source.blocks).toMatchObject([{ text: '√×☑√√' }, { text: '问' }])
    expect(problems).toMatchObject([{ code: 'unsupported', line: 2, words: '问' }])
  })

  it('writes formulas as text', async () => {
    const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
    const body = p(`${r('x=')}<m:oMath><m:f><m:num>${m('1')}</m:num><m:den>${m('2')}</m:den></m:f>${m('+')}<m:sSup><m:e>${m('y')}</m:e><m:sup>${m('2')}</m:sup></m:sSup></m:oMath>${r('3', '<w:vertAlign w:val="superscript"/>')}<w:r><w:noBreakHyphen/></w:r>`)
    expect(await linesOf(docx(body))).toEqual(['x=1/2+y^23-'])
  })

  it('reads underlined spaces as a blank, but not the space between underlined words', async () => {
    const u = (text: string) => r(text, '<w:u w:val="single"/>')
    const body = p(r('成立于') + u('   ') + u('  ') + r('年')) + p(u('hello') + u(' ') + u('world')) + p(r('选') + u('  ') + u('B') + u('  ')) + p(r('a') + r('   ', '<w:u w:val="none"/>') + r('b'))
    expect(await linesOf(docx(body))).toEqual(['成立于____年', 'hello world', '选____B____', 'a   b'])
  })

  it('puts a mark where a picture stands, the same for the same picture, and reports formats it cannot show', async () => {
    const blip = (id: string) => `<w:r><w:drawing><a:blip r:embed="${id}"/></w:drawing></w:r>`
    const key = createHash('sha256').update(PNG).digest('hex').slice(0, 16)
    const emf = Uint8Array.of(1, 0, 0, 0, 108, 0, 0, 0)
    const { source, problems } = await read(docx(p(r('看图回答问题，图中的人物是谁？请选择正确的一项。') + blip('apng')) + p(blip('bpng')) + p(r('公式') + blip('cemf')) + p(r('外') + blip('none')), { media: { 'a.png': PNG, 'b.png': PNG, 'c.emf': emf } }))
    expect(source.blocks.map((block) => block.kind === 'line' && block.text)).toEqual([`看图回答问题，图中的人物是谁？请选择正确的一项。[图:${key}]`, `[图:${key}]`, '公式', '外'])
    expect([...source.images]).toEqual([[key, { mime: 'image/png', bytes: PNG }]])
    expect(problems).toMatchObject([{ code: 'unsupported', line: 3, words: '公式' }, { code: 'unsupported', line: 4, words: '外' }])
  })

  it('says when the pages are nothing but pictures', async () => {
    const { problems } = await read(docx(p('<w:r><w:drawing><a:blip r:embed="apng"/></w:drawing></w:r>'), { media: { 'a.png': PNG } }))
    expect(problems).toMatchObject([{ code: 'image_page' }])
  })

  it('reads a document whose program chose other prefixes', async () => {
    const { zipSync, strToU8 } = await import('fflate')
    const bytes = zipSync({ 'word/document.xml': strToU8('<ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body><ns0:p><ns0:r><ns0:t>题</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>') })
    expect(await linesOf(bytes)).toEqual(['题'])
  })
})

describe('automatic numbering', () => {
  it('restores numbers and letters, starting the letters again under each question', async () => {
    const numbering = abstract(0, lvl(0, 'decimal', '%1.') + lvl(1, 'upperLetter', '%2.')) + num(1, 0)
    const body = li('题一', 1) + li('甲', 1, 1) + li('乙', 1, 1) + p('答案：A') + li('题二', 1) + li('丙', 1, 1)
    expect(await linesOf(docx(body, { numbering }))).toEqual(['1. 题一', 'A. 甲', 'B. 乙', '答案：A', '2. 题二', 'A. 丙'])
  })

  it.each([
    ['chineseCounting', '%1、', ['一、 x', '十一、 x', '二十、 x']],
    ['japaneseCounting', '第%1题', ['第一题 x', '第十一题 x', '第二十题 x']],
    ['ideographTraditional', '%1.', ['甲. x', '甲. x', '癸. x']],
    ['decimal', '（%1）', ['（1） x', '（11） x', '（20） x']],
    ['lowerLetter', '%1)', ['a) x', 'k) x', 't) x']],
    ['lowerRoman', '%1.', ['i. x', 'xi. x', 'xx. x']],
    ['decimalEnclosedCircleChinese', '%1', ['① x', '⑪ x', '⑳ x']],
    ['decimalZero', '%1', ['01 x', '11 x', '20 x']]
  ])('writes %s', async (format, text, expected) => {
    const lines = await linesOf(docx(Array.from({ length: 20 }, () => li('x', 1)).join(''), { numbering: abstract(0, lvl(0, format, text)) + num(1, 0) }))
    expect([lines[0], lines[10], lines[19]]).toEqual(expected)
  })

  it('lets lists over one abstract list count on, unless one starts anew', async () => {
    const numbering = abstract(0, lvl(0, 'upperLetter', '%1.')) + num(1, 0) + num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    expect(await linesOf(docx(li('x', 1) + li('x', 2) + li('x', 3) + li('x', 3) + p('无', '<w:numPr><w:numId w:val="0"/></w:numPr>'), { numbering }))).toEqual(['A. x', 'B. x', 'A. x', 'B. x', '无'])
  })

  it('shows higher levels in a number, in digits where the level is legal, and nothing for bullets', async () => {
    const numbering = abstract(0, lvl(0, 'chineseCounting', '%1、') + lvl(1, 'decimal', '%1.%2', '<w:isLgl/>') + lvl(2, 'bullet', '')) + num(1, 0)
    expect(await linesOf(docx(li('章', 1) + li('章', 1) + li('节', 1, 1) + li('点', 1, 2), { numbering }))).toEqual(['一、 章', '二、 章', '2.1 节', '点'])
  })

  it('finds the list through the style, its parents and a style of lists, and a numId of 0 takes it away', async () => {
    const style = (id: string, inner: string) => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`
    const styles = style('Q', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style('Q2', '<w:basedOn w:val="Q"/>') + style('O', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>')
      + '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    const numbering = abstract(0, '<w:numStyleLink w:val="L"/>') + abstract(1, '<w:styleLink w:val="L"/>' + lvl(0, 'decimal', '%1．') + lvl(1, 'upperLetter', '%2．')) + num(1, 0) + num(7, 1)
    const body = bullets('题', 'Q') + bullets('选', 'O') + bullets('题', 'Q2') + p('无', '<w:pStyle w:val="Q"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(await linesOf(docx(body, { numbering, styles }))).toEqual(['1． 题', 'A． 选', '2． 题', '无'])
  })

  it('ends with links in a circle', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering = abstract(0, '<w:numStyleLink w:val="L"/>') + num(1, 0)
    expect(await linesOf(docx(bullets('甲', 'A') + li('乙', 1) + li('丙', 99), { numbering, styles }))).toEqual(['甲', '乙', '丙'])
  })
})

describe('beside other programs', () => {
  const server = createRequire(join(__dirname, '../../server/package.json'))

  it('reads what the docx package writes, with its numbering', async () => {
    const { Document, Packer, Paragraph, LevelFormat, Table, TableRow, TableCell } = server('docx') as typeof import('../../server/node_modules/docx')
    const list = (text: string, level: number) => new Paragraph({ text, numbering: { reference: 'q', level } })
    const cells = ['题号', '答案'].map((text) => new TableCell({ children: [new Paragraph(text)] }))
    const document = new Document({
      numbering: { config: [{ reference: 'q', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1、' }, { level: 1, format: LevelFormat.UPPER_LETTER, text: '%2.' }] }] },
      sections: [{ children: [list('题一', 0), list('甲', 1), list('乙', 1), list('题二', 0), list('丙', 1), new Table({ rows: [new TableRow({ children: cells })] })] }]
    })
    expect((await linesOf(new Uint8Array(await Packer.toBuffer(document)))).slice(0, 6)).toEqual(['1、 题一', 'A. 甲', 'B. 乙', '2、 题二', 'A. 丙', [['题号', '答案']]])
  })

  it('finds the same text as mammoth', async () => {
    const body = p('一、判断题') + p(`<w:r>${t('1.党的')}<w:tab/>${t('一大')}</w:r>`) + p(`${r('甲')}<w:ins w:id="1">${r('乙')}</w:ins><w:del w:id="2"><w:r><w:delText>丙</w:delText></w:r></w:del>`) + `<w:tbl><w:tr><w:tc>${p('1')}</w:tc><w:tc>${p('√')}</w:tc></w:tr></w:tbl>` + p('<w:r><w:t>a&lt;b&amp;c</w:t></w:r>')
    const bytes = docx(body)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    expect((await linesOf(bytes)).flat(2).join('\n').replace(/\s+/g, ' ')).toBe(value.trim().replace(/\s+/g, ' '))
  })
})
