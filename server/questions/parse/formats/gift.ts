import type { ParsedQuestion, Problem } from '../types'
import { categoryOf } from './category'
import { giftAnswers, kindOf } from './gift-answers'
import { giftBlocks, type GiftBlock } from './gift-blocks'
import { withOwnComment } from './gift-own'
import { bare, unescapeGift } from './gift-text'
import { Flow } from './flow'
import { flowHtml } from './html'
import { Pictures } from './images'
import { problem, question, unsupported, type Reading } from './question'

/** Moodle's GIFT. A question that cannot be read is reported by its line and the others go on. */
export function readGift(text: string): Reading {
  const pictures = new Pictures(text)
  const reading: Reading = { questions: [], problems: [], images: pictures.images }
  let category = categoryOf('')
  for (const block of giftBlocks(text)) {
    if (block.kind === 'category') {
      category = categoryOf(block.text)
      continue
    }
    const read = readBlock(block, pictures)
    if ('problem' in read) {
      reading.problems.push(read.problem)
      continue
    }
    const placed = { ...read.question, section: category.section, ...(category.topic !== undefined && { topic: category.topic }) }
    reading.questions.push(block.own === null ? placed : withOwnComment(placed, block.own))
  }
  return reading
}

function readBlock(block: GiftBlock, pictures: Pictures): { question: ParsedQuestion } | { problem: Problem } {
  const text = withoutTitle(block.text.trim())
  const broken = (message: string) => ({ problem: problem('broken', message, block.line, text) })
  const start = bare(text, '{}')
  if (start === -1) return { problem: problem('left_out', '这一段没有花括号，不是题目，没有导入', block.line, text) }
  if (text[start] === '}') return broken('多出一个 }；文字里的花括号要写成 \\{ 和 \\}')
  const end = bare(text, '{}', start + 1)
  if (end === -1) return broken('花括号没有合上；请补上 } 再导入')
  if (text[end] === '{' || bare(text, '{}', end + 1) !== -1) return broken('一段里有不止一处花括号；两道题之间要空一行，文字里的花括号要写成 \\{ 和 \\}')

  const [inside, feedback] = withoutFeedback(text.slice(start + 1, end))
  const words = stemAround(text.slice(0, start), text.slice(end + 1))
  const kind = kindOf(inside)
  // What cannot be asked is shown for its author to find in the file, so its words stay as the file has them.
  if ('unsupported' in kind) return { question: unsupported(kind.unsupported, unescapeGift(words.slice(formatOf(words).length)).trim(), block.line) }
  const unread = new Set<string>()
  const plain = plainText(formatOf(words), pictures, unread)
  const made = { ...question(kind.type, plain(words), block.line), analysis: plain(feedback) }
  const answers = giftAnswers(kind.type, inside, plain, block.line, made.stem)
  if (unread.size > 0) answers.problems.push(problem('unread', `题目里的${[...unread].join('、')}读不出来；请核对`, block.line, made.stem))
  return { question: { ...made, ...answers } }
}

function withoutTitle(text: string): string {
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  return end === -1 ? text : text.slice(end + 2).trim()
}

function withoutFeedback(inside: string): [inside: string, feedback: string] {
  let at = -1
  for (let mark = bare(inside, '#'); mark !== -1; mark = bare(inside, '#', mark + 1)) if (inside.startsWith('####', mark)) at = mark
  return at === -1 ? [inside.trim(), ''] : [inside.slice(0, at).trim(), inside.slice(at + 4)]
}

/** Text behind the braces makes them a blank. `";` is what files copied out of program code leave behind, and no text. */
function stemAround(before: string, after: string): string {
  const left = after.trim() === '";' && before.split('"').length % 2 === 1 ? '' : after
  return left.trim() === '' ? before.trim() : `${before}____${left}`.trim()
}

const formatOf = (text: string) => /^\[(?:html|plain|markdown|moodle)\]/.exec(text)?.[0] ?? ''

/** A part has its own format in front or is in the stem's. Only HTML is undone: elsewhere `<b>` is text. */
const plainText = (format: string, pictures: Pictures, unread: Set<string>) => (raw: string): string => {
  const own = formatOf(raw.trim())
  const text = unescapeGift(raw.trim().slice(own.length))
  if ((own || format) !== '[html]') return text.trim()
  const flow = new Flow((src) => pictures.mark(src))
  flowHtml(flow, text)
  for (const kind of flow.unread) unread.add(kind)
  return flow.toString()
}
