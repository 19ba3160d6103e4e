import { createRequire } from 'node:module'
import { read, shown } from './files'
import { compound, oldWord } from './old-word'

const lines = async (bytes: Uint8Array) => shown((await read(bytes, 'a.doc')).source.blocks)

describe('a document of Word 97–2003', () => {
  it('gives a line for each paragraph and soft break, in either width of characters', async () => {
    expect(await lines(oldWord({ text: '一、单选题\r1.中共一大\x0bA.上海\tB.北京\r\r答案：A\r' }))).toEqual(['一、单选题', '1.中共一大', 'A.上海\tB.北京', '', '答案：A'])
    expect(await lines(oldWord({ text: '1. Caf\xe9\rA. \x93x\x94\r', narrow: true }))).toEqual(['1. Café', 'A. “x”'])
  })

  it('shows results of fields, drops deleted and hidden text, and reads underlined spaces as a blank', async () => {
    const text = '甲\x13 PAGE \x147\x15乙丙丁   戊\r'
    const at = text.indexOf('乙')
    expect(await lines(oldWord({ text, characters: [[0, at, 0x0835, 0], [at, at + 1, 0x0800, 1], [at + 1, at + 2, 0x083c, 1], [at + 2, at + 3, 0x0835, 0], [at + 3, at + 6, 0x2a3e, 1]] }))).toEqual(['甲7丁____戊'])
  })

  it('reads tables by their marks', async () => {
    const text = '前\r题目\x07答\r案\x07\x07甲\x07A\x07\x07后\r'
    const flags = [[2, 5, 0x2416, 1], [5, 9, 0x2416, 1], [9, 10, 0x2417, 1], [10, 14, 0x2416, 1], [14, 15, 0x2417, 1]] as const
    expect(await lines(oldWord({ text, paragraphs: flags }))).toEqual(['前', [['题目', '答\n案'], ['甲', 'A']], '后'])
  })

  it('says what it could not read: numbering and pictures', async () => {
    const { problems } = await read(oldWord({ text: '甲\x01\r', paragraphs: [[0, 3, 0x460b, 1]] }))
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining('自动编号'), expect.stringContaining('图片')])
  })

  it('finds the same text as word-extractor', async () => {
    const Extractor = createRequire(__filename)('word-extractor') as new () => { extract(file: Buffer): Promise<{ getBody(): string }> }
    const bytes = oldWord({ text: '一、判断题\r1.中共一大\x0b在上海\t召开\r答案：√\r' })
    const body = (await new Extractor().extract(Buffer.from(bytes))).getBody()
    expect((await lines(bytes)).join('\n')).toBe(body.replace(/\r/g, '\n').trimEnd())
  })
})

describe('the old container', () => {
  const stream = Buffer.alloc(4096)
  it.each([
    ['a password', compound({ EncryptedPackage: stream, EncryptionInfo: stream }), '密码'],
    ['a Word password', oldWord({ text: '甲\r', encrypted: true }), '密码'],
    ['Excel', compound({ Workbook: stream }), '这是旧版 Excel（.xls），请在 Excel 里另存为 .xlsx 再上传'],
    ['a slide show', compound({ 'PowerPoint Document': stream }), '演示文稿'],
    ['something else', compound({ Other: stream }), '认不出'],
    ['Word without its text', compound({ WordDocument: stream }), '损坏'],
    ['nothing', Uint8Array.from(Buffer.from('d0cf11e0a1b11ae1', 'hex')), '损坏']
  ])('is refused with what to do: %s', async (_, bytes, words) => {
    await expect(read(bytes, 'a.doc')).rejects.toMatchObject({ code: 'file_unreadable', message: expect.stringContaining(words) })
  })

  it('ends with sectors in a circle, and cut off anywhere', async () => {
    const bytes = oldWord({ text: '甲\r'.repeat(400) })
    const circle = Buffer.from(bytes)
    circle.writeInt32LE(2, 512 + 3 * 4)
    await expect(read(circle)).rejects.toMatchObject({ code: 'file_unreadable' })
    for (let length = 8; length < bytes.length; length += 97) {
      await read(bytes.slice(0, length)).catch((error: unknown) => expect(error).toMatchObject({ code: 'file_unreadable' }))
    }
  })
})
