import { createHash } from 'node:crypto'
import { AppError } from '../../errors'
import { parseSource } from '../parse'
import { readAiken } from '../parse/formats/aiken'
import { detectFormat, type Format } from '../parse/formats/detect'
import { readGift } from '../parse/formats/gift'
import { readMoodleXml } from '../parse/formats/moodle-xml'
import { readOwnJson } from '../parse/formats/own-json'
import { readQti } from '../parse/formats/qti'
import { IMAGE_MARK, type Block, type Image, type Parsed, type ParsedQuestion, type Problem } from '../parse/types'
import type { ReadFile } from '../read'

export interface Interpreted {
  questions: ParsedQuestion[]
  problems: Problem[]
  /** By the id under which the bank keeps them. */
  images: Map<string, Image>
  /** The source line by line, as problems and questions count them. */
  lines: string[]
}

type Reader = (text: string) => Parsed & { images?: Map<string, Image> }
const READERS: Record<Format, Reader> = { gift: readGift, aiken: readAiken, moodle: readMoodleXml, qti: readQti, json: readOwnJson }

/** From what was read to questions: an exchange format where there is no doubt of it, else a paper as people write it. */
export function interpret(file: ReadFile, key?: ReadFile): Interpreted {
  const known = file.texts.flatMap(({ text }) => {
    const format = detectFormat(text)
    return format ? [{ text, format }] : []
  })
  const read = known.length > 0 && (known.length === file.texts.length || file.texts.length > 1) ? exchanged(known) : written(file, key)
  return { ...read, problems: [...file.problems, ...key?.problems ?? [], ...read.problems] }
}

/** Several texts of a package are numbered on, one behind the other. */
function exchanged(texts: readonly { text: string; format: Format }[]): Interpreted {
  const all: Interpreted = { questions: [], problems: [], images: new Map(), lines: [] }
  for (const { text, format } of texts) {
    const before = all.lines.length
    const moved = <T extends { line: number | null }>(one: T): T => ({ ...one, line: one.line === null ? null : one.line + before })
    const { questions, problems, images = new Map<string, Image>() } = READERS[format](text)
    const rename = renamer(images, all.images)
    all.questions.push(...questions.map((one) => moved(rename({ ...one, problems: one.problems.map(moved) }))))
    all.problems.push(...problems.map(moved))
    all.lines.push(...text.split(/\r\n|\r|\n/))
  }
  return all
}

function written(file: ReadFile, key: ReadFile | undefined): Interpreted {
  const blocks = numbered(file.source.blocks)
  const { questions, problems } = parseSource({ blocks }, key && { blocks: key.source.blocks })
  const images = new Map<string, Image>()
  const rename = renamer(file.source.images, images)
  return { questions: questions.map(rename), problems, images, lines: linesOf(blocks) }
}

/** Rows are counted anew on each sheet; here a line has one meaning only. The first sheet's rows keep their numbers. */
function numbered(blocks: readonly Block[]): Block[] {
  let end = 0
  return blocks.map((block) => {
    const line = block.kind === 'table' && block.name !== undefined && block.line <= end ? end + 1 : block.line
    end = line + (block.kind === 'table' ? Math.max(0, block.rows.length - 1) : 0)
    return { ...block, line }
  })
}

function linesOf(blocks: readonly Block[]): string[] {
  const lines: string[] = []
  const put = (line: number, text: string) => {
    while (lines.length < line - 1) lines.push('')
    lines[line - 1] = lines[line - 1] ? `${lines[line - 1]} ${text}` : text
  }
  for (const block of blocks) {
    if (block.kind === 'line') put(block.line, block.text)
    else block.rows.forEach((cells, i) => put(block.line + i, cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ')).join(' | ').replace(/(?: \| )+$/, '')))
  }
  return lines
}

/** Gives pictures the id of their content and puts it into the marks. */
function renamer(images: ReadonlyMap<string, Image>, into: Map<string, Image>): (question: ParsedQuestion) => ParsedQuestion {
  if (images.size === 0) return (question) => question
  const ids = new Map<string, string>()
  for (const [key, image] of images) {
    const id = createHash('sha256').update(image.bytes).digest('hex').slice(0, 32)
    ids.set(key, id)
    into.set(id, image)
  }
  const marks = (text: string) => text.replace(IMAGE_MARK, (mark, key: string) => (ids.has(key) ? `[图:${ids.get(key)}]` : mark))
  return (question) => ({ ...question, stem: marks(question.stem), options: question.options.map(marks), analysis: marks(question.analysis) })
}

const MOST = 20000

/** Why no question was found; a single line that belongs to none is no reason. */
const REASONS = new Set(['image_page', 'unsupported', 'broken'])

/** @throws when there is nothing to go on with */
export function checkFound({ questions, problems }: Interpreted, posesAs: string | null = null): void {
  if (questions.length > MOST) throw new AppError('file_too_large', `文件里有 ${questions.length} 道题，一次最多导入 ${MOST} 道。请分成几个文件上传。`)
  if (questions.length === 0) {
    const message = posesAs !== null
      ? `文件名写的是 ${posesAs}，内容却是普通文字，里面也没有找到试题。请打开原来的文件，另存一份再上传；想导入的就是这些文字，请改用“粘贴文字”。`
      : problems.find(({ code, line }) => line === null || REASONS.has(code))?.message ?? '没有在文件里找到试题。每道题要有题号或选项、答案；请看看是不是选错了文件，也可以把文字复制过来，用“粘贴文字”导入。'
    throw new AppError('file_unreadable', message, { problems: problems.slice(0, 20) })
  }
}
