import { letterAt } from '../marks/markers'
import { judgeOf } from '../marks/values'
import { RIGHT_MARK } from '../shape/shapes'

const TICK = new RegExp(`\\s*(?:${RIGHT_MARK}|[（(【[]?\\s*([√✓✔☑])\\s*[)）】\\]]?)\\s*[。.；;]?$`, 'u')
const CROSS = /\s*[（(【[]?\s*[×✗✘❌]\s*[)）】\]]?$/u
/** The answer behind the last option: `D.1962年 【B】`. */
const BEHIND = /\s*(?:【\s*([A-H]{1,8})\s*】|(?<=\s)[（([]\s*([A-H]{1,8})\s*[)）\]]|(?:\t|\s{2,})([A-H]{1,8}))\s*[。.]?$/

/** Options marked as the right ones, `B.上海（正确答案）` `B.上海 √`, or the letter behind the last: the words without the marks, and the letters. */
export function rightMarks(written: readonly string[]): { options: string[]; letters: string } {
  // Learning platforms end each option, the last one too, with a semicolon.
  const options = written.length > 1 && written.every((one) => one.endsWith(';')) ? written.map((one) => one.slice(0, -1)) : written
  if (options.length < 2) return { options: [...options], letters: '' }
  const ticked = options.flatMap((one, i) => (TICK.test(one) && judgeOf(one.replace(RIGHT_MARK, '')) === null || one.includes(RIGHT_MARK) ? [i] : []))
  if (ticked.length) return { options: options.map((one, i) => one.replace(ticked.includes(i) ? TICK : CROSS, '').trim()), letters: ticked.map(letterAt).join('') }
  const last = options.at(-1) as string
  const found = BEHIND.exec(last)
  if (!found || found.index === 0) return { options: [...options], letters: '' }
  return { options: [...options.slice(0, -1), last.slice(0, found.index).trim()], letters: (found[1] ?? found[2] ?? found[3]) as string }
}
