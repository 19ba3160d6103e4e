import { letterAt } from '../marks/markers'
import { blanksIn } from '../marks/stem'
import { answerForm, blanksOf, judgeOf } from '../marks/values'
import { compared } from '../normalise'
import type { ParsedType } from '../types'
import type { Report } from '.'

/* What was given as the answer, read for the type of the question. Answers that disagree with one another are reported, and none is taken. */

export interface Given {
  raw: string
  line: number
}

export function chosen(given: readonly Given[], options: readonly string[], type: ParsedType, report: Report, analysis: string[]): number[] {
  if (given.length === 0) {
    report('no_answer', '没有找到这道题的答案，请补上。')
    return []
  }
  const read = given.map(({ raw, line }) => ({ raw, line, ...placesOf(raw, options) }))
  const unclear = read.find((one) => one.places === null)
  if (unclear) {
    report('answer_unclear', `看不懂答案“${unclear.raw.slice(0, 30)}”，请写选项字母。`, unclear.line, unclear.raw)
    return []
  }
  for (const { rest } of read) if (rest) analysis.unshift(rest)
  const sets = read.map((one) => [...one.places as number[]].sort((a, b) => a - b))
  if (new Set(sets.map(String)).size > 1) {
    report('answer_conflict', `答案前后不一致：${sets.map((set) => set.map(letterAt).join('')).join(' 与 ')}，请核对。`, read.at(-1)?.line)
    return []
  }
  const places = sets[0] as number[]
  // That there are no options is said elsewhere.
  if (options.length === 0) return []
  if (places.some((place) => place >= options.length)) {
    report('answer_beyond', `答案是 ${places.map(letterAt).join('')}，但这道题只有 ${options.length} 个选项，请核对。`, read[0]?.line)
    return []
  }
  if (type === 'single' && places.length > 1) report('many_for_single', `写的是单选题，答案却有 ${places.length} 个（${places.map(letterAt).join('')}），请改题型或答案。`)
  return places
}

/** Letters, an option's words or its number; letters with words behind them are a letter and its reason, unless the words are an option's. */
export function placesOf(raw: string, options: readonly string[]): { places: number[] | null; rest: string } {
  const form = answerForm(raw, Math.max(options.length, 1))
  if (form.kind === 'letters') {
    const listed = form.rest ? byLabelled(raw, options) : null
    if (listed) return { places: listed, rest: '' }
    const named = form.rest ? byWords(form.rest, options) : null
    if (!named) return { places: form.letters, rest: form.rest }
    return { places: String(named) === String(form.letters) ? named : null, rest: '' }
  }
  const words = byWords(raw, options)
  const figures = byFigures(raw, options.length)
  if (words && figures && String(words) !== String(figures)) return { places: null, rest: '' }
  return { places: words ?? figures, rest: '' }
}

/** `A.辽沈；B.淮海`: letters each with the words of their option. */
function byLabelled(raw: string, options: readonly string[]): number[] | null {
  const row = raw.split(/[;；|｜\n]+|[、，,\s]+(?=[A-HＡ-Ｈ]\s?[.．、:：])/).filter((one) => one.trim() !== '')
  const places = row.map((one) => {
    const form = answerForm(one, options.length)
    return form.kind === 'letters' && form.letters.length === 1 && String(byWords(form.rest, options)) === String(form.letters) ? form.letters[0] as number : -1
  })
  return places.length > 1 && !places.includes(-1) ? [...new Set(places)].sort((a, b) => a - b) : null
}

const SEPARATORS = [/[;；|｜┋┊\n]+/, /[,，]+/, /[、]+/, /\s+/]

/** An answer that repeats options' words in place of their letters. */
function byWords(raw: string, options: readonly string[]): number[] | null {
  const forms = options.map(compared)
  const placeOf = (text: string) => {
    const form = compared(text)
    const place = forms.indexOf(form)
    return form !== '' && place !== -1 && forms.lastIndexOf(form) === place ? place : -1
  }
  for (const parts of [[raw], ...SEPARATORS.map((separator) => raw.split(separator).filter((one) => one.trim() !== ''))]) {
    const places = parts.map(placeOf)
    if (places.length > 0 && places.length <= options.length && !places.includes(-1)) return [...new Set(places)].sort((a, b) => a - b)
  }
  return null
}

/** `2`, `1,3`, `123`: options by their number. */
function byFigures(raw: string, options: number): number[] | null {
  const plain = raw.trim().replace(/^选项/, '').replace(/[①-⑨]/g, (c) => String(c.charCodeAt(0) - 0x245f))
  if (!/^[1-9](?:[\s、,，;；|]*[1-9]){0,8}$/.test(plain)) return null
  const places = [...plain.replace(/[^1-9]/g, '')].map((figure) => Number(figure) - 1)
  return new Set(places).size === places.length && places.every((place) => place < options) ? places : null
}

export function judged(given: readonly Given[], own: readonly string[], ownAreJudge: boolean, report: Report, analysis: string[]): number[] {
  if (given.length === 0) {
    report('no_answer', '没有找到这道题的答案，请补上“对”或“错”。')
    return []
  }
  const read = given.map(({ raw, line }) => ({ raw, line, ...judgementOf(raw, ownAreJudge ? own : ['正确', '错误']) }))
  const unclear = read.find((one) => one.value === null)
  if (unclear) {
    report('answer_unclear', `看不懂答案“${unclear.raw.slice(0, 30)}”，判断题请写“对”或“错”。`, unclear.line, unclear.raw)
    return []
  }
  for (const { rest } of read) if (rest) analysis.unshift(rest)
  if (new Set(read.map((one) => one.value)).size > 1) {
    report('answer_conflict', '答案前后不一致，请核对。', read.at(-1)?.line)
    return []
  }
  return [read[0]?.value as number]
}

/** Every template that has a judgement's letters or figures means A or 1 by 正确, and B or 0 by 错误. */
function judgementOf(raw: string, options: readonly string[]): { value: 0 | 1 | null; rest: string } {
  const plain = raw.trim()
  if (/^[VvⅤ]$/.test(plain)) return { value: 0, rest: '' }
  if (/^[01]$/.test(plain)) return { value: plain === '1' ? 0 : 1, rest: '' }
  const form = answerForm(raw, 2)
  if (form.kind === 'judge') return { value: form.value, rest: form.rest }
  if (form.kind === 'letters' && form.letters.length === 1) return { value: judgeOf(options[form.letters[0] as number] ?? ''), rest: form.rest }
  return { value: null, rest: '' }
}

export function written(type: 'fill' | 'short' | 'unsupported', given: readonly Given[], stem: string, report: Report): string[][] {
  const [first] = given
  if (!first) {
    if (type === 'fill') report('no_answer', '没有找到这道题的答案，请补上。')
    return []
  }
  if (type === 'short') return [[given.map((one) => one.raw).join('\n').trim()]]
  const blanks = blanksIn(stem)
  const forms = given.map((one) => blanksOf(one.raw, blanks))
  if (new Set(forms.map((one) => JSON.stringify(one))).size > 1) {
    report('answer_conflict', `答案前后不一致：${given.map((one) => one.raw).join(' 与 ').slice(0, 60)}，请核对。`, given.at(-1)?.line)
    return []
  }
  const found = forms[0] as string[][]
  if (blanks > 1 && found.length !== blanks) report('blank_count', `题干有 ${blanks} 个空，答案有 ${found.length} 个，请用“；”分开每一空。`, first.line, first.raw)
  return found
}
