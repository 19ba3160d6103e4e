import { letterOf } from './markers'

/*
 * Options in running text. Letters must come in order, so only the next expected one is looked for; of several ways to write them the one
 * that carries the longest row is taken.
 */

type Style = 'dot' | 'comma' | 'paren' | 'bracket' | 'colon' | 'dash' | 'space' | 'glued' | 'tight'

interface Candidate {
  /** Index of the letter in the alphabet. */
  place: number
  at: number
  end: number
  style: Style
  /** What stands before it: a space, or the line's start. */
  spaced: boolean
}

const LETTER = '[A-ZＡ-Ｚa-zａ-ｚАВСЕ]'
const CANDIDATE = new RegExp(`([（(\\[【]\\s{0,3})?(${LETTER})(\\s{0,3}[)）\\]】][.．、:：]?|\\s{0,3}[.．。][、．.]?|\\s{0,3}[、，,]|\\s{0,3}[:：;；]|[-—](?![-—A-Za-z])|[ \\t]+|)`, 'gu')
/** Bullets and 「选项」 before the letter say no more than the letter does. */
const PREFIX = /^(?:[○●□◯☐◆•·]\s*|选项\s*(?=[A-ZＡ-Ｚ]\s*[.．、:：)）]))/u

const TIGHT = /^\p{Script=Han}[A-Z]\s*[\p{Script=Han}《“]$/u

/** 「A1933、B1934、C1935」 */
const FIGURES = /(?:^|[？?）)]\s?)[AＡ]\s?[0-9][^A-Z]{0,30}[、，,；;]\s*[BＢ]\s?[0-9][^A-Z]{0,30}[、，,；;]\s*[CＣ]\s?[0-9]/

/** Every place of a text where an option of any letter could begin. */
function candidates(text: string): Candidate[] {
  const found: Candidate[] = []
  const listed = FIGURES.test(text)
  for (const m of text.matchAll(CANDIDATE)) {
    const place = letterOf(m[2] as string).charCodeAt(0) - 65
    const open = m[1] !== undefined
    const tail = (m[3] as string).trim()
    const at = m.index
    const before = text[at - 1]
    // Inside a word or a number no option begins: 《CPC》, A4, 2A.
    if (before !== undefined && /[A-Za-z0-9]/.test(before) && !open) continue
    const mark = styleOf(open, tail, m[3] as string)
    if (!mark) continue
    const end = at + m[0].length
    // 「B 上海C 广州 D 南昌」: a space left out before a letter.
    const style = (mark === 'space' || mark === 'glued') && /[A-Z]/.test(m[2] as string) && TIGHT.test(text.slice(at - 1, end + 1)) ? 'tight' : mark
    if (style === 'glued' && (!/[\p{Script=Han}《“"（(‘0-9—①-⑳]/u.test(text[end] ?? '') || !(before === undefined || /[\s？?）)]/.test(before) || listed && /[、，,；;]/.test(before) && /[0-9]/.test(text[end] ?? '')))) continue
    if ((style === 'space' || style === 'dash') && !(before === undefined || /[\s|｜？?]/.test(before) || listed && /[、，,；;]/.test(before) && /[0-9]/.test(text[end] ?? ''))) continue
    found.push({ place, at, end, style, spaced: before === undefined || /\s/.test(before) })
  }
  return found
}

function styleOf(open: boolean, tail: string, raw: string): Style | null {
  if (open) return /^[)）\]】]/.test(tail) ? 'bracket' : null
  if (/^[)）\]】]/.test(tail)) return 'paren'
  if (/^[.．。]/.test(tail)) return 'dot'
  if (/^[、，,]/.test(tail)) return 'comma'
  if (/^[:：;；]/.test(tail)) return 'colon'
  if (/^[-—]/.test(tail)) return 'dash'
  return raw.length > 0 ? 'space' : 'glued'
}

const STRONG: ReadonlySet<Style> = new Set(['dot', 'comma', 'paren', 'bracket', 'colon'])

/** The row of candidates with letters from `first` on, each the next one, all of the given styles. */
function row(text: string, all: readonly Candidate[], first: number, allowed: (style: Style) => boolean, from: number): Candidate[] {
  const found: Candidate[] = []
  let next = first
  let position = from
  for (let i = 0; i < all.length; i++) {
    const one = all[i] as Candidate
    if (one.place !== next || one.at < position || !allowed(one.style)) continue
    // 「B C919飞机」: a bare letter with nothing before it is the option's own word.
    if (found.length && !STRONG.has(one.style) && text.slice(position, one.at).trim() === '') continue
    // 「A.维生素B、C　B.维生素D」: of two places for one letter the one behind a space is meant, if the row goes on from there.
    const better = one.spaced ? undefined : all.slice(i + 1, i + 12).find((other) => other.place === next && other.spaced && allowed(other.style) && other.style === (found[0]?.style ?? other.style))
    const chosen = better ?? one
    found.push(chosen)
    position = chosen.end
    next++
  }
  // A letter straight behind words is an option's only between options that are surely such.
  if (!found.some(({ style }) => style === 'tight')) return found
  const last = found.map(({ style }) => style !== 'tight').lastIndexOf(true)
  const sure = found.slice(0, last + 1)
  const tight = sure.findIndex(({ style }) => style === 'tight')
  const surely = sure.filter(({ style }) => style !== 'tight').length
  return tight === -1 || tight > 0 && surely >= 3 ? sure : sure.slice(0, tight)
}

/** Each letter in the ways it may be written: most lines hold none of it, and need no closer look. */
const ANY_LETTER = /[A-Za-zＡ-Ｚａ-ｚАВСЕΑΒΕⅭ]/u
const FORMS = Array.from({ length: 26 }, (_, i) => new RegExp(`[${String.fromCharCode(65 + i, 97 + i, 0xff21 + i, 0xff41 + i)}${['АΑ', 'ВΒ', 'СⅭ', '', 'ЕΕ'][i] ?? ''}]`, 'u'))

export interface OptionRow {
  /** Text before the first letter. */
  before: string
  texts: string[]
}

/**
 * Splits a text into options, beginning with the letter at `first`.
 * @param atStart the first option must stand at the start of the text.
 * @param least how many must be found (a stem is not cut at a lone letter).
 * @param most more letters than these are words.
 * @returns null: no such row.
 */
export function optionRow(said: string, first: number, atStart: boolean, least: number, most = 26): OptionRow | null {
  if (!(FORMS[first] ?? ANY_LETTER).test(said)) return null
  const text = said.replace(PREFIX, '')
  const all = candidates(text)
  if (all.length < least) return null
  let best: Candidate[] = []
  const styles = new Set(all.map((one) => one.style))
  const tries: ((style: Style) => boolean)[] = [...styles].map((style) => (one: Style) => one === style)
  if ([...styles].filter((style) => STRONG.has(style)).length > 1) tries.push((style) => STRONG.has(style))
  if (styles.size > 1) tries.push(() => true)
  for (const allowed of tries) {
    const starts = atStart ? [0] : all.filter((one) => one.place === first && allowed(one.style)).map((one) => one.at)
    for (const start of starts.slice(0, 4)) {
      const found = row(text, all, first, allowed, start).slice(0, most)
      if (atStart && found[0]?.at !== 0) continue
      if (found.length > best.length) best = found
    }
  }
  if (best.length < least) return null
  const head = best[0] as Candidate
  const texts = best.map((one, i) => text.slice(one.end, best[i + 1]?.at ?? text.length).trim().replace(i + 1 < best.length ? /(?:[○●□◯☐]|选项)$/u : /$/, ''))
  // 「(A、B、C)」 is an answer, not a row of options.
  if (texts.length > 1 && texts.filter((one) => /^[\s)）\]】。.]*$/.test(one)).length > texts.length / 2) return null
  return { before: text.slice(0, head.at).trim(), texts: withoutSeparators(texts) }
}

/** `A.甲；B.乙；C.丙`: what stands between options belongs to none. */
function withoutSeparators(texts: readonly string[]): string[] {
  const apart = texts.length > 1 && ['；', ';', '，', ',', '|', '｜', '、'].some((mark) => texts.slice(0, -1).every((one) => one.endsWith(mark)))
  return apart ? texts.map((one) => one.replace(/[；;，,|｜、]$/, '').trim()) : [...texts]
}

/** How surely an option with this letter begins here: strong with a mark behind the letter, weak with a space, glued with nothing. */
export function optionStart(text: string, place: number): 'strong' | 'weak' | 'glued' | null {
  const one = candidates(text.slice(0, 16).replace(PREFIX, ''))[0]
  if (!one || one.at !== 0 || one.place !== place) return null
  if (STRONG.has(one.style)) return 'strong'
  return one.style === 'space' || one.style === 'dash' ? 'weak' : 'glued'
}
