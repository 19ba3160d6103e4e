import type { Line } from '../draft'

/* Marks of other writing systems for text: Markdown's, and circled figures in place of letters. */

/** `**1. …**`, `- A. …`, `1\. …`: what Markdown adds to the words. */
function withoutMarkdown(text: string): string {
  if (!/\*\*|^[-+*]\s|\\/.test(text)) return text
  return text.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/^[-+*]\s+(?=[（(]?[A-Ha-h]\s?[.、．)）:：]|(?:正确|参考)?答案|【)/, '').replace(/\\([_.*()[\]#+-])/g, '$1')
}

const CIRCLES = /[①②③④⑤⑥⑦⑧]/g
const letter = (circle: string) => String.fromCharCode(circle.charCodeAt(0) - 0x2460 + 65)
const GIVEN = /[（(【]\s*[①-⑧](?:[\s、,，]*[①-⑧])*\s*[)）】]|答案\s*[】]?\s*[:：]?\s*[①-⑧](?:[\s、,，]*[①-⑧])*\s*[。.]?$/g
const LETTERED = /(?:^|\s)[（(]?[AＡ]\s*[.．、)）:：]/

/** Where a paper has no letters at all and its answers are circled figures, the figures are its letters. */
function withoutCircles(lines: readonly Line[]): readonly Line[] {
  if (lines.filter(({ text }) => text.search(GIVEN) !== -1).length < 2 || lines.some(({ text }) => LETTERED.test(text))) return lines
  return lines.map(({ text, line }) => {
    const given = text.replace(GIVEN, (whole) => whole.replace(CIRCLES, letter))
    return { line, text: given.replace(/(?<=^|[\s；;。？?）)])([①-⑧])\s*[.．、]?\s*(?=[^\s①-⑧])/g, (_, circle: string) => `${letter(circle)}.`) }
  })
}

const LEAD = /^[（(【[]\s*([A-HＡ-Ｈ]{1,8})\s*[)）】\]]\s*([0-9]{1,4})\s*[.．、)）]\s*(?=\S{4})/

/** `（B）1.……` `（ABC）2.……`: letters before numbers that count on are answers; before an option's words they would not count. */
function withoutLeads(lines: readonly Line[]): readonly Line[] {
  const numbers = lines.flatMap(({ text }) => (LEAD.test(text) ? [Number(LEAD.exec(text)?.[2])] : []))
  const counted = numbers.filter((no, i) => no === 1 || no === (numbers[i - 1] ?? 0) + 1).length
  if (counted < 2 || counted < numbers.length * 0.6) return lines
  return lines.flatMap(({ text, line }) => {
    const [lead, letters, no] = LEAD.exec(text) ?? []
    return lead ? [{ text: `${no as string}.${text.slice(lead.length)}`, line }, { text: `答案：${letters as string}`, line }] : [{ text, line }]
  })
}

const OF_ALL = /^([0-9]{1,4})\s?[/／]\s?([0-9]{1,4})\s*[.、:：]?\s*(?=[^\s0-9])/

/** `3/50 【单选题】……`: the third of fifty, where lines so marked count on. */
function withoutTotals(lines: readonly Line[]): readonly Line[] {
  const marks = lines.flatMap(({ text }) => {
    const found = OF_ALL.exec(text)
    return found ? [{ no: Number(found[1]), of: Number(found[2]) }] : []
  })
  const counted = marks.filter(({ no, of }, i) => no <= of && (no === 1 || no === (marks[i - 1]?.no ?? 0) + 1 && of === marks[i - 1]?.of)).length
  return counted < 2 || counted < marks.length * 0.8 ? lines : lines.map(({ text, line }) => ({ line, text: text.replace(OF_ALL, '$1. ') }))
}

const LONE = /^[（(]?([A-HＡ-Ｈ])\s?[)）.．、:：]?$/

/** Letters on lines of their own, each with its option on the next: as cells of a table, or as pages show them. */
function withLoneLetters(lines: readonly Line[]): readonly Line[] {
  const letterOn = (i: number) => LONE.exec(lines[i]?.text ?? '')?.[1]?.normalize('NFKC') ?? ''
  const filled = lines.flatMap(({ text }, i) => (text === '' ? [] : [i]))
  const joined = new Map<number, Line>()
  let next = ''
  for (let n = 0; n + 1 < filled.length; n++) {
    const [at, below] = [filled[n] as number, filled[n + 1] as number]
    const letter = letterOn(at)
    const begins = letter === 'A' && letterOn(filled[n + 2] ?? -1) === 'B'
    if (letter === '' || letterOn(below) !== '' || !(begins || letter === next)) continue
    joined.set(at, { text: `${letter}.${lines[below]?.text ?? ''}`, line: lines[at]?.line ?? 0 }).set(below, { text: '', line: -1 })
    next = letterOn(filled[n + 2] ?? -1) === String.fromCharCode(letter.charCodeAt(0) + 1) ? letterOn(filled[n + 2] as number) : ''
    n++
  }
  return joined.size ? lines.map((line, i) => joined.get(i) ?? line).filter(({ line }) => line !== -1) : lines
}

export const withoutMarks = (lines: readonly Line[]): readonly Line[] => withLoneLetters(withoutTotals(withoutLeads(withoutCircles(lines.map(({ text, line }) => ({ line, text: withoutMarkdown(text) }))))))
