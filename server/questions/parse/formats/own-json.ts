import type { Parsed, ParsedQuestion } from '../types'
import { linesOf, problem, withoutMark } from './question'
import { storedQuestion } from './stored'

export const OWN_FORMAT = 'xueshi-questions'
export const OWN_VERSION = 1

/** Our own JSON: what another 学史 has exported, or a bare list of such questions. */
export function readOwnJson(source: string): Parsed {
  const text = withoutMark(source)
  const failed = (code: 'broken' | 'unsupported', message: string, line: number | null, words = ''): Parsed => ({ questions: [], problems: [problem(code, message, line, words)] })
  let whole: unknown
  try {
    whole = JSON.parse(text)
  } catch (thrown) {
    const line = lineOfError(text, thrown)
    return failed('broken', '这不是正确的 JSON；请改正这一行，或重新导出这个文件', line, linesOf(text)[line - 1])
  }
  const list = listIn(whole)
  if ('message' in list) return failed(list.code, list.message, 1, text)

  const starts = elementStarts(text, !Array.isArray(whole))
  const parsed: Parsed = { questions: [], problems: [] }
  const lineAt = lineCounter(text)
  list.items.forEach((item, at) => {
    const read = storedQuestion(item, lineAt(starts[at]))
    if ('problem' in read) parsed.problems.push(read.problem)
    else parsed.questions.push(read.question as ParsedQuestion)
  })
  return parsed
}

function listIn(whole: unknown): { items: unknown[] } | { code: 'broken' | 'unsupported'; message: string } {
  if (Array.isArray(whole)) return { items: whole }
  const fields = new Map(Object.entries(whole ?? {}))
  if (fields.get('format') !== OWN_FORMAT) return { code: 'broken', message: `这个 JSON 文件不是学史导出的题目（缺少 "format": "${OWN_FORMAT}"）；请从学史导出后再导入` }
  if (fields.get('version') !== OWN_VERSION) return { code: 'unsupported', message: `这个文件的版本（version）不是 ${OWN_VERSION}，读不了；请先升级学史` }
  const items: unknown = fields.get('questions')
  return Array.isArray(items) ? { items } : { code: 'broken', message: '文件里没有 questions（题目列表）；请重新导出这个文件' }
}

/** Engines word it differently: `at position 12`, `(line 3 column 5)`, or only that the text ended. */
function lineOfError(text: string, thrown: unknown): number {
  const message = thrown instanceof Error ? thrown.message : ''
  const line = /\(line (\d+) column/.exec(message)?.[1]
  const position = /at position (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  return linesOf(text.slice(0, position === undefined ? text.length : Number(position))).length
}

/** Counts on from the last place asked for, so that a long list is walked once. */
function lineCounter(text: string): (place: number | undefined) => number | null {
  let at = 0, line = 1
  return (place) => {
    if (place === undefined || place < at) return null
    for (; at < place; at++) if (text[at] === '\n') line++
    return line
  }
}

/** Where the list's items begin, in text that is known to be JSON: JSON.parse does not say. */
function elementStarts(text: string, inObject: boolean): number[] {
  const depthOfList = inObject ? 2 : 1
  let starts: number[] = []
  let depth = 0, key = '', inList = false, expecting = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (letter <= ' ') continue
    if (letter === ',' && inList && depth === depthOfList) { expecting = true; continue }
    if (letter === ']' && inList && depth === depthOfList) inList = expecting = false
    else if (expecting) { starts.push(at); expecting = false }
    if (letter === '"') {
      const end = endOfString(text, at)
      if (inObject && depth === 1) key = text.slice(at, end + 1)
      at = end
    } else if (letter === '[' || letter === '{') {
      depth++
      if (letter === '[' && depth === depthOfList && !inList && (!inObject || key === '"questions"')) {
        starts = []
        inList = expecting = true
      }
    } else if (letter === ']' || letter === '}') depth--
  }
  return starts
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
