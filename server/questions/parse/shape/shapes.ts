import type { Line } from '../draft'
import { labelsIn } from '../marks/labels'
import { isPageNumber, TYPE_NAME } from '../marks/sections'
import { withoutMarks } from './plain-marks'

/* Brings what only some programs and printers write into the shape that all other papers have, before anything is read. */

/** Stands at the end of an option that is marked as the right one. A character of the private use area: no paper has it. */
export const RIGHT_MARK = '\uf8f0'

export const shaped = (lines: readonly Line[]): Line[] => lettered(withoutNotes(withoutRunningHeads(subNumbers(withoutMarks(lines)))).flatMap(apart))

/** A head or foot that a printer put on every page stands right beside the page numbers, again and again. */
function withoutRunningHeads(lines: readonly Line[]): Line[] {
  const filled = lines.filter(({ text }) => text !== '')
  const beside = new Map<string, number>()
  filled.forEach(({ text }, i) => {
    if (!isPageNumber(text)) return
    for (const near of [filled[i - 1], filled[i + 1]]) if (near && !isPageNumber(near.text)) beside.set(near.text, (beside.get(near.text) ?? 0) + 1)
  })
  const heads = new Set([...beside].filter(([text, count]) => count >= 2 && text.length >= 4 && labelsIn(text)[0]?.at !== 0 && !/^[（(]?[A-Za-zＡ-Ｚ][)）.．、:：\s]|答案|[（(_]\s*[)）_]|^\d/.test(text)).map(([text]) => text))
  return heads.size ? lines.filter(({ text }) => !heads.has(text)) : [...lines]
}

const NOTES = /^(?:注意事项|(?:答题|考试|答卷|考生)(?:须知|说明|要求))\s*[:：]?$/

/** The numbered notes over a paper are one line of notes, where the questions' own numbers begin again below. */
function withoutNotes(lines: readonly Line[]): readonly Line[] {
  const at = lines.slice(0, 30).findIndex(({ text }) => NOTES.test(text))
  if (at === -1) return lines
  const noOf = (line: Line | undefined) => Number(/^[（(]?([0-9]{1,2})[)）.．、]/.exec(line?.text ?? '')?.[1] ?? 0)
  let end = at + 1
  for (let due = 1; end < lines.length && (lines[end]?.text === '' || noOf(lines[end]) === due); end++) if (lines[end]?.text !== '') due++
  const below = lines.slice(end, end + 12).some((line) => noOf(line) === 1)
  if (end === at + 1 || !below) return lines
  return [...lines.slice(0, at), { text: lines.slice(at, end).map(({ text }) => text).join(' ').trim(), line: lines[at]?.line ?? 0 }, ...lines.slice(end)]
}

const SUB_NUMBER = /^([0-9]{1,2})[.．]([0-9]{1,3})(?=[\s、.．:：)）]|[^0-9\s.．年月日]{6})[\s、.．:：)）]*/

/** `3.12 …` is question 12 of chapter 3, where the lines so numbered count on; 3.14 alone is a number. */
function subNumbers(lines: readonly Line[]): readonly Line[] {
  const marks = lines.flatMap(({ text }) => {
    const found = SUB_NUMBER.exec(text)
    return found ? [{ major: Number(found[1]), minor: Number(found[2]) }] : []
  })
  const counted = marks.filter(({ major, minor }, i) => {
    const before = marks[i - 1]
    return minor === 1 ? before === undefined || major === before.major + 1 : before?.major === major && minor === before.minor + 1
  }).length
  if (counted < 3 || counted < marks.length * 0.8) return lines
  return lines.map((line) => ({ ...line, text: line.text.replace(SUB_NUMBER, '$2. ') }))
}

/** What can be nothing but an answer: letters, or right and wrong. */
const MARKS = '(?:[A-HＡ-Ｈ]{1,8}|正确|错误|[√×✓✔✗✘❌对错])'
const OF_ANSWER = '(?:正确|参考|标准|本题)?答案'
/** （答案：B） at the end of a line, and `答案B` behind the options. */
const ANSWER_IN_BRACKET = new RegExp(`\\s*[（(【\\[]\\s*${OF_ANSWER}\\s*(?:[是为]?\\s*[:：]|[是为]|(?=[A-HＡ-Ｈ√×]{1,8}\\s*[)）】\\]]))\\s*([^（()）【】\\[\\]]{1,80}?)\\s*[)）】\\]]\\s*[。.]?$`)
const ANSWER_GLUED = new RegExp(`(?<=[\\s。.；;）)])${OF_ANSWER}\\s?[是为]?\\s?(${MARKS})[。.]?$`)
/** 「……D.武汉  答：B」 */
const ANSWER_SAID = new RegExp(`(?<=[\\s。.；;）)])(?:答\\s?[:：]\\s*|答案\\s+)(?=${MARKS}(?:[\\s。.]|$))`)
/** 【难度：易】 before or behind the words of a question. */
const REMARK = /[【[（(]\s*(难度(?:系数|等级|程度)?|难易程度|知识点|考点|章节|专题|分值|题型)\s*[:：]\s*([^【】[\]（()）]{1,30})[】\]）)]\s*/g

/** Remarks in brackets become lines of their own, the question's words stay one line. */
function apart(line: Line): Line[] {
  const text = line.text.replace(ANSWER_SAID, '答案：')
  if (!/答案|[【[（(]\s*(?:难|知识|考|章|专|分值|题型)/.test(text)) return [line]
  const answer = ANSWER_IN_BRACKET.exec(text)
  // The line to write on is no second blank.
  if (answer && /^_+\s*$/.test(text.slice(0, answer.index))) return [{ ...line, text: `答案：${answer[1] as string}` }]
  const words = answer && answer.index > 0 ? `${text.slice(0, answer.index)} 答案：${answer[1] as string}` : text.replace(ANSWER_GLUED, '答案：$1')
  const remarks = [...words.matchAll(REMARK)].map((m) => `${m[1] as string}：${m[2] as string}`)
  const rest = remarks.length ? words.replace(REMARK, '').trim() : words
  if (rest === '') return [{ ...line, text: words }]
  return [rest, ...remarks].map((one) => ({ line: line.line, text: one }))
}

const BULLET = /^[○◯□☐](?!\s*(?:[○◯□☐]|[（(]?[A-HＡ-Ｈa-h]\s*[.．、)）:：]))/
const TAGGED = new RegExp(`[【\\[（(]\\s*${TYPE_NAME}\\s*[】\\]）)]\\s*[*＊]?(?:\\s*[（(\\[]?(?:分值\\s*[:：]\\s*)?[0-9.]{1,5}\\s*分[)）\\]]?)?\\s*[*＊]?$`)
/** What ends a row of options that carry no letters. */
const ENDS = new RegExp(`^(?:[0-9]{1,4}\\s*[.．、:：)）]|[（(]?[A-HＡ-Ｈ]\\s*[.．、)）:：]|_{3,})|${TAGGED.source}`)
const MARKED_RIGHT = /\s*[（(【[]\s*(?:正确答案|正确选项|标准答案)\s*[)）】\]]/g

/** Options that a form shows behind circles or squares, or as bare lines under `[单选题]`, get their letters. */
function lettered(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    out.push({ ...line, text: marked(line.text) })
    if (line.text === '' || BULLET.test(line.text)) continue
    const options = optionsUnder(lines, i, TAGGED.test(line.text))
    if (options.length < 2) continue
    options.forEach(({ text, at }, n) => out.push({ line: lines[at]?.line ?? line.line, text: `${String.fromCharCode(65 + n)}.${text}` }))
    i = options.at(-1)?.at ?? i
  }
  return out
}

/** `B.上海（正确答案）`: the mark stays with its option. */
const marked = (text: string) => (/^[（(]?[A-HＡ-Ｈa-h○◯□☐]/.test(text) ? text.replace(MARKED_RIGHT, RIGHT_MARK) : text)

function optionsUnder(lines: readonly Line[], stem: number, tagged: boolean): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = []
  let bullets = 0
  for (let at = stem + 1; at < lines.length && found.length < 12; at++) {
    const { text } = lines[at] as Line
    if (text === '') {
      if (found.length && !bullets) break
      continue
    }
    const bullet = BULLET.test(text)
    if (bullets && !bullet || !bullet && (!tagged || ENDS.test(text) || labelsIn(text.replace(MARKED_RIGHT, ''))[0]?.at === 0)) break
    if (bullet) bullets++
    for (const one of bullet ? text.split(/[○◯□☐]/) : [text]) if (one.trim()) found.push({ text: one.trim().replace(MARKED_RIGHT, RIGHT_MARK), at })
  }
  // Bare lines are options only where one of them is marked as right.
  return bullets || found.some(({ text }) => text.includes(RIGHT_MARK)) ? found.filter(({ text }) => text !== '') : []
}
