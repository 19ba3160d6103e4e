import { AlignmentType, Document, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import type { ParsedQuestion } from '../parse/types'
import type { Picture } from './pictures'
import { answerText, letter } from './sheet-rows'
import { printable } from './xlsx'

const SECTIONS = [['single', '单项选择题'], ['multiple', '多项选择题'], ['judge', '判断题'], ['fill', '填空题']] as const
const CHINESE = ['一', '二', '三', '四']
const FONT = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }

/** A picture is at most as wide as the text: about 15 cm. */
const WIDEST = 560

type Pictures = ReadonlyMap<string, Picture>

/** A paper to print, with the key below each question or without. What it writes with the key, our own reader takes back. */
export async function exportDocx(title: string, questions: readonly ParsedQuestion[], withKey: boolean, pictures: Pictures = new Map()): Promise<Buffer> {
  const paragraph = paragraphs(pictures)
  const groups = SECTIONS.map(([type, name]) => ({ name, list: questions.filter((one) => one.type === type) })).filter(({ list }) => list.length > 0)
  const children = [
    paragraph(title, { bold: true, centred: true, size: 32 }),
    ...groups.flatMap(({ name, list }, g) => [
      paragraph(`${CHINESE[g]}、${name}（共 ${list.length} 题）`, { bold: true, apart: true }),
      ...list.flatMap((one, i) => asked(one, i + 1, withKey, paragraph))
    ])
  ]
  return Packer.toBuffer(new Document({ styles: { default: { document: { run: { font: FONT, size: 24 } } } }, sections: [{ children }] }))
}

function asked(one: ParsedQuestion, no: number, withKey: boolean, paragraph: ReturnType<typeof paragraphs>): Paragraph[] {
  const options = one.type === 'single' || one.type === 'multiple' ? one.options.map((text, i) => paragraph(`${letter(i)}. ${text}`)) : []
  return [paragraph(`${no}. ${one.stem}`, { apart: true }), ...options, ...(withKey ? labels(one).map(([name, text]) => paragraph(`${name}：${text}`)) : [])]
}

/** Each label as our reader knows it; what is empty is left out. */
function labels(one: ParsedQuestion): [string, string][] {
  const all: [string, string][] = [
    ['答案', answerText(one)], ['解析', one.analysis], ['出处', one.source ?? ''], ['专题', one.topic ?? ''], ['时期', one.period ?? ''],
    ['难度', one.difficulty === undefined ? '' : String(one.difficulty)], ['标签', (one.tags ?? []).join('、')]
  ]
  return all.filter(([, text]) => text !== '')
}

interface Look { bold?: boolean; centred?: boolean; apart?: boolean; size?: number }

const paragraphs = (pictures: Pictures) => (text: string, { bold = false, centred = false, apart = false, size }: Look = {}): Paragraph => new Paragraph({
  ...(centred && { alignment: AlignmentType.CENTER }), spacing: { before: apart ? 160 : 0, line: 320 },
  children: printable(text).split('\n').flatMap((line, i) => line.split(/\[图:([0-9a-f]{32})\]/).flatMap((piece, at) => {
    const broken = i > 0 && at === 0 ? { break: 1 } : {}
    const picture = at % 2 ? pictures.get(piece) : undefined
    if (picture) return [drawn(picture)]
    return at % 2 || piece || i > 0 ? [new TextRun({ text: at % 2 ? `[图:${piece}]` : piece, bold, ...(size && { size }), ...broken })] : []
  }))
})

function drawn({ type, bytes, width, height }: Picture): ImageRun {
  const scale = Math.min(1, WIDEST / width)
  return new ImageRun({ type, data: bytes, transformation: { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) } })
}
