import { kindOf } from './gift-answers'
import { giftBlocks } from './gift-blocks'
import { bare } from './gift-text'
import { linesOf, withoutMark } from './question'

export type Format = 'gift' | 'aiken' | 'moodle' | 'qti' | 'json'

const ROOTS = new Map<string, Format>([['quiz', 'moodle'], ['assessmentItem', 'qti'], ['qti-assessment-item', 'qti'], ['assessmentTest', 'qti'], ['qti-assessment-test', 'qti'], ['questestinterop', 'qti']])
/** Labels of papers written for people in Chinese: their rules, not ours here, say what they mean. */
const PAPER = /^\s*(?:[【[（(]?(?:正确|参考|标准)?答案[】\]）)]?\s*[:：]|【(?:正确|参考|标准)?答案】)/

/** The format of a text, if there can be no doubt. */
export function detectFormat(source: string): Format | null {
  const text = withoutMark(source)
  const start = text.slice(0, 2000).trimStart()
  if (start.startsWith('<')) return ROOTS.get(rootOf(text)) ?? null
  if (start.startsWith('{')) return /"(?:format"\s*:\s*"xueshi-questions|questions"\s*:\s*\[)/.test(text) ? 'json' : null
  if (/^\[\s*\{\s*"/.test(start)) return /"stem"\s*:/.test(text) ? 'json' : null
  const lines = linesOf(text)
  if (lines.some((line) => PAPER.test(line))) return null
  if (isAiken(lines)) return 'aiken'
  return isGift(text) ? 'gift' : null
}

/** The first tag's name, past what may stand before it. */
function rootOf(text: string): string {
  let at = text.indexOf('<')
  while (at !== -1) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at)
    else if (text.startsWith('<!', at)) at = after(text, '>', at)
    else return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(at, at + 200))?.[1] ?? ''
  }
  return ''
}

const after = (text: string, end: string, from: number) => {
  const closed = text.indexOf(end, from)
  return closed === -1 ? -1 : text.indexOf('<', closed + end.length)
}

/** At least one answer line straight below an option. */
function isAiken(lines: readonly string[]): boolean {
  const written = lines.map((line) => line.trim()).filter((line) => line !== '')
  return written.some((line, at) => /^ANSWER:\s*[A-Z]$/.test(line) && /^[A-Z][).]/.test(written[at - 1] ?? ''))
}

/** Most paragraphs have one pair of braces, and what is in them has the signs of an answer. */
function isGift(text: string): boolean {
  const blocks = giftBlocks(text).filter((block) => block.kind === 'question')
  const signed = blocks.filter((block) => hasAnswers(block.text.trim()))
  return signed.length > 0 && signed.length * 2 >= blocks.length
}

function hasAnswers(text: string): boolean {
  const body = text.startsWith('::') ? text.slice(text.indexOf('::', 2) + 2) : text
  const start = bare(body, '{}')
  const end = start === -1 ? -1 : bare(body, '}', start + 1)
  if (end === -1 || body[start] !== '{') return false
  const inside = body.slice(start + 1, end).trim()
  if (inside === '' || inside.startsWith('####')) return text.startsWith('::') || body.slice(end + 1).trim() === ''
  if (inside.startsWith('#')) return /^#-?[\d.=]/.test(inside)
  const kind = kindOf(inside)
  return /^[=~]/.test(inside) || ('type' in kind && kind.type === 'judge')
}
