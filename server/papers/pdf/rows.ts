import { linesOf } from '../rules/lines'
import type { Sheet, SheetQuestion } from '../rules/sheet'
import type { Face } from './font'

/* A paper as rows: what stands on one line, with its height. */

export const INK = '#241f1b'
export const SOFT = '#5b524a'
export const RED = '#b3211b'
export const GREEN = '#2a6443'
export const UMBER = '#8f4400'

export interface Run { text: string; x: number; size: number; color: string; bold?: boolean }
export interface Mark { x: number; square: boolean; filled: boolean; color: string }
export interface Row {
  height: number
  runs: Run[]
  mark?: Mark
  picture?: { id: string; x: number; width: number; height: number }
  /** Space above, dropped at the top of a page. */
  above?: number
}
/** A picture as it can be drawn. */
export interface Drawable { bytes: Uint8Array; width: number; height: number }
export type Drawables = ReadonlyMap<string, Drawable>

/** Width of the text, in points. */
export const MEASURE = 483
const BODY = 10.5
const SMALL = 9
const LEAD = 1.62
const TALLEST = 220
const PICTURE = /\[图:([0-9a-f]{32})\]/

interface Look { x: number; size: number; color: string; bold?: boolean; width?: number }

/** Paragraphs of a text with the pictures that stand in it. */
function paragraphs(face: Face, pictures: Drawables, text: string, { x, size, color, bold = false, width = MEASURE - x }: Look): Row[] {
  return text.split(PICTURE).flatMap((piece, i): Row[] => {
    if (i % 2 === 0) {
      const words = face.shown(piece).trim()
      if (!words && text !== '') return []
      return linesOf(words, width, (char) => face.width(char, size)).map((line) => ({ height: size * LEAD, runs: [{ text: line, x, size, color, bold }] }))
    }
    const picture = pictures.get(piece)
    if (!picture) return [{ height: size * LEAD, runs: [{ text: '［图片不能打印，请在网页上看］', x, size, color: SOFT }] }]
    // Screens count 96 to the inch, paper 72.
    const scale = Math.min(0.75, width / picture.width, TALLEST / picture.height)
    const drawn = { id: piece, x, width: picture.width * scale, height: picture.height * scale }
    return [{ height: drawn.height + 6, runs: [], picture: drawn }]
  })
}

const labelled = (face: Face, pictures: Drawables, { name, text }: { name: string; text: string }, look: Look): Row[] => {
  const label = `${name}：`
  const indent = [...label].reduce((sum, char) => sum + face.width(char, look.size), 0)
  const rows = paragraphs(face, pictures, text, { ...look, x: look.x + indent, width: (look.width ?? MEASURE - look.x) - indent })
  const [first] = rows
  if (!first || first.picture) return [{ height: look.size * LEAD, runs: [{ ...look, text: label, color: SOFT }] }, ...rows]
  return [{ ...first, runs: [{ ...look, text: label, color: SOFT }, ...first.runs] }, ...rows.slice(1)]
}

/** What stands above the questions: title and facts, in two columns where they are short. */
export function headRows(face: Face, sheet: Sheet): Row[] {
  const none = new Map()
  const rows = [
    ...paragraphs(face, none, sheet.title, { x: 0, size: 18, color: INK, bold: true }),
    ...paragraphs(face, none, sheet.subtitle, { x: 0, size: 11, color: SOFT })
  ]
  const half = MEASURE / 2
  let open: Row | null = null
  for (const fact of sheet.facts) {
    const look = { x: 0, size: BODY, color: INK, width: half - 12 }
    const [only, ...more] = labelled(face, none, fact, look)
    if (!only || more.length) {
      rows.push(...labelled(face, none, fact, { ...look, width: MEASURE }))
      open = null
    } else if (open) {
      open.runs.push(...only.runs.map((run) => ({ ...run, x: run.x + half })))
      open = null
    } else rows.push(open = only)
  }
  const [first] = rows.slice(sheet.title ? 2 : 1)
  if (first) first.above = 6
  const [remark, ...remarks] = sheet.remarks.flatMap((text) => paragraphs(face, none, text, { x: 0, size: BODY, color: UMBER }))
  return remark ? [...rows, { ...remark, above: 6 }, ...remarks] : rows
}

const tints: Record<SheetQuestion['outcome'], string> = { right: GREEN, partial: UMBER, wrong: UMBER, blank: UMBER }

export interface Block {
  /** Stem, options and result, which stay together. */
  asked: Row[]
  /** Explanations, which may go on overleaf. */
  notes: Row[]
}

export function blockOf(face: Face, pictures: Drawables, question: SheetQuestion): Block {
  const indent = 22
  const stem = paragraphs(face, pictures, question.stem, { x: indent, size: BODY + 0.5, color: INK, bold: true })
  const kind: Row = { height: SMALL * LEAD, runs: [{ text: question.kind, x: indent, size: SMALL, color: SOFT }], above: 14 }
  const asked = [
    { ...kind, runs: [{ text: question.no, x: 0, size: SMALL, color: SOFT, bold: true }, ...kind.runs] }, ...stem,
    ...question.options.flatMap((option) => optionRows(face, pictures, option, question.several, indent)),
    resultRow(face, question, indent)
  ].flat()
  return { asked, notes: question.notes.flatMap((note) => labelled(face, pictures, note, { x: indent, size: SMALL, color: SOFT })) }
}

function optionRows(face: Face, pictures: Drawables, { letter, text, chosen, right }: SheetQuestion['options'][number], several: boolean, indent: number): Row[] {
  const color = right ? GREEN : chosen ? UMBER : INK
  const wide = letter ? 20 : 0
  const said = [chosen ? '作答' : '', right ? '正确' : ''].filter(Boolean).join('，')
  const rows = paragraphs(face, pictures, said ? `${text}（${said}）` : text, { x: indent + 16 + wide, size: BODY, color, bold: right })
  const [first] = rows
  if (!first) return []
  return [{ ...first, runs: [...(letter ? [{ text: letter, x: indent + 16, size: BODY, color, bold: right }] : []), ...first.runs], mark: { x: indent, square: several, filled: chosen, color } }, ...rows.slice(1)]
}

function resultRow(face: Face, { said, outcome }: SheetQuestion, indent: number): Row[] {
  const tint = tints[outcome]
  const wide = (text: string) => [...text].reduce((sum, char) => sum + face.width(char, SMALL), 0)
  const texts = said.map(({ name, text }) => ({ name: `${name}：`, text: face.shown(text) }))
  const gap = 18
  const all = texts.reduce((sum, { name, text }) => sum + wide(name) + wide(text) + gap, 0)
  if (all - gap > MEASURE - indent) return said.flatMap((one) => labelled(face, new Map(), one, { x: indent, size: SMALL, color: tint }))
  let x = indent
  const runs = texts.flatMap(({ name, text }) => {
    const at = x
    x += wide(name) + wide(text) + gap
    return [{ text: name, x: at, size: SMALL, color: SOFT }, { text, x: at + wide(name), size: SMALL, color: tint, bold: true }]
  })
  return [{ height: SMALL * LEAD, runs, above: 3 }]
}
