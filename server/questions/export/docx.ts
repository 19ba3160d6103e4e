import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx'
import type { ParsedQuestion } from '../parse/types'
import { answerText, letter } from './sheet-rows'
import { printable } from './xlsx'

const SECTIONS = [['single', '单项选择题'], ['multiple', '多项选择题'], ['judge', '判断题'], ['fill', '填空题']] as const
const CHINESE = ['一', '二', '三', '四']
const FONT = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }

/** A paper to print, with the key below each question or without. What it writes with the key, our own reader takes back. */
export async function exportDocx(title: string, questions: readonly ParsedQuestion[], withKey: boolean): Promise<Buffer> {
  const groups = SECTIONS.map(([type, name]) => ({ name, list: questions.filter((one) => one.type === type) })).filter(({ list }) => list.length > 0)
  const children = [
    paragraph(title, { bold: true, centred: true, size: 32 }),
    ...groups.flatMap(({ name, list }, g) => [
      paragraph(`${CHINESE[g]}、${name}（共 ${list.length} 题）`, { bold: true, apart: true }),
      ...list.flatMap((one, i) => asked(one, i + 1, withKey))
    ])
  ]
  return Packer.toBuffer(new Document({ styles: { default: { document: { run: { font: FONT, size: 24 } } } }, sections: [{ children }] }))
}

function asked(one: ParsedQuestion, no: number, withKey: boolean): Paragraph[] {
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

function paragraph(text: string, { bold = false, centred = false, apart = false, size }: { bold?: boolean; centred?: boolean; apart?: boolean; size?: number } = {}): Paragraph {
  const lines = printable(text).split('\n')
  return new Paragraph({
    ...(centred && { alignment: AlignmentType.CENTER }), spacing: { before: apart ? 160 : 0, line: 320 },
    children: lines.map((line, i) => new TextRun({ text: line, bold, ...(size && { size }), ...(i > 0 && { break: 1 }) }))
  })
}
