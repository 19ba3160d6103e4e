import { letterOf } from './markers'

/* What stands where an answer is given. */

export type AnswerForm =
  | { kind: 'letters'; letters: number[]; rest: string }
  | { kind: 'judge'; value: 0 | 1; rest: string }
  | { kind: 'text'; text: string }

/** Right and wrong as people write them; in this order 0 = 正确, 1 = 错误. */
const RIGHT = '正确|对|是|√|✓|✔|☑|✅|true|yes|T|Y'
const WRONG = '不正确|错误|错|否|不对|×|✗|✘|❌|❎|╳|☒|✖|Ⅹ|✕|false|no|F|N|X'
const JUDGE = new RegExp(`^[（(【\\[“"]?\\s*(?:(${RIGHT})|(${WRONG}))\\s*[)）】\\]”"]?(?=$|[\\s。.，,；;、）)]|[^A-Za-z0-9])`, 'iu')
const LETTER = 'A-Za-zＡ-Ｚａ-ｚАВСЕ'
const GAP = '[\\s、,，.．;；/|┋┊和及与]*'
const LETTERS = new RegExp(`^[（(【\\[]?\\s*([${LETTER}](?:${GAP}[${LETTER}])*)(?![${LETTER}0-9])\\s*[)）】\\]]?`, 'u')

const upperOrLower = (text: string) => /^[^a-zａ-ｚ]*$/.test(text) || /^[^A-ZＡ-Ｚ]*$/.test(text)

/** Is this text nothing but right or wrong? */
export function judgeOf(text: string): 0 | 1 | null {
  const found = JUDGE.exec(text.trim())
  if (!found || found[0].length !== text.trim().replace(/[。.]$/, '').length) return null
  return found[1] === undefined ? 1 : 0
}

/** `ABD`, `A、B`, `（Ａ）`: places from 0; null when it is not only letters. Repeated letters count once. */
export function lettersOf(text: string): number[] | null {
  const found = LETTERS.exec(text.trim())
  if (!found || !upperOrLower(found[1] as string) || found[0].length < text.trim().replace(/[。.；;、，,]{1,3}$/, '').length) return null
  return placesOf(found[1] as string)
}

function placesOf(text: string): number[] {
  const places = [...text].map(letterOf).filter(Boolean).map((c) => c.charCodeAt(0) - 65)
  return [...new Set(places)]
}

/**
 * Reads an answer of which it is not yet known what kind it is.
 * @param options how many options the question has: `F` is a letter with six of them, and 错 with none.
 */
export function answerForm(raw: string, options: number): AnswerForm {
  // Width is folded in a short answer only: 「Ｆ」 is F, and words stay as they are written.
  const said = raw.trim().replace(/^[“"'‘]\s*|\s*[”"'’]$/g, '').replace(/^(?:应?选项?|故选)\s*[:：]?\s*(?=[A-ZＡ-Ｚ])/, '')
  const text = raw.trim().length <= 12 ? said.replace(/[Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)) : said
  const judge = JUDGE.exec(text)
  const letters = LETTERS.exec(text)
  const word = letters ? /^[A-Za-z]{2,}/.exec(text.replace(/^[（(【[]\s*/, ''))?.[0] ?? '' : ''
  // A word of the language is no row of letters: "true", "Beijing". Letters in order, each once, are (ABD; DBA is taken too).
  const isWord = word !== '' && (!upperOrLower(word) || new Set(word.toLowerCase()).size < word.length || (word.length > 2 && !inOptions(word, options)))
  const asLetters = letters && !isWord && upperOrLower(letters[1] as string) ? placesOf(letters[1] as string) : null
  const inRange = asLetters !== null && asLetters.every((place) => place < Math.max(options, 1))
  if (judge && !(inRange && options > 0)) {
    const value = judge[1] === undefined ? 1 : 0
    const rest = text.slice(judge[0].length)
    if (options === 0 || rest.trim() === '' || !asLetters) return { kind: 'judge', value, rest: restOf(rest) }
  }
  if (asLetters && letters) {
    const rest = text.slice(letters[0].length)
    // 「A股」 and 「C919」 are texts; 「A 因为……」 and 「A。解析」 are letters with something behind.
    if (options > 0 || rest === '' || /^[\s。.，,；;、:：）)]/.test(rest)) return { kind: 'letters', letters: asLetters, rest: restOf(rest) }
  }
  return { kind: 'text', text: raw.trim() }
}

/** Letters of options that are there; of A–J where it is not known how many there are. */
const inOptions = (word: string, options: number) => [...word.toUpperCase()].every((letter) => letter.charCodeAt(0) - 65 < Math.max(options, 10))

const restOf = (text: string) => text.replace(/^[\s。.，,；;、:：项]+/, '').trim()

const SEPARATORS = [/[；;]/, /\n/, /\s*、\s*/, /[，,]/, /\s{2,}|\t/, /\s+/, /(?<=\d)[/／](?=\d)/]

/**
 * Texts of a fill-in answer, one list of alternatives for each blank. `|` and `／` stand between alternatives (29|二十九).
 * @param blanks how many blanks the stem shows; 0 when it shows none.
 * @returns as many lists as the text has: not more than what it says, whatever the stem shows.
 */
export function blanksOf(raw: string, blanks: number): string[][] {
  const text = raw.trim().replace(/[。]$/, '')
  if (text === '') return []
  const piped = text.split(/[|｜]/)
  if (blanks > 1 && piped.length === blanks && !/[；;\n]/.test(text)) return piped.map((part) => [part.trim()])
  const numbered = [...text.matchAll(/(?:^|[\s；;，,])[（(]?([1-9])[)）.、．]\s*([^\s；;].*?)(?=$|[\s；;，,]+[（(]?[1-9][)）.、．])/gu)].map((m) => m[2] as string)
  const listed = text.split(/[①-⑨]|[（(][1-9][)）]/).map((part) => part.trim().replace(/[；;，,、。]$/, ''))
  if (blanks > 1 && listed[0] === '' && listed.length === blanks + 1) return listed.slice(1).map(alternatives)
  if (blanks > 1 && numbered.length === blanks) return numbered.map(alternatives)
  if (blanks > 1) {
    for (const separator of SEPARATORS) {
      const parts = text.split(separator).map((part) => part.trim()).filter(Boolean)
      if (parts.length === blanks) return parts.map(alternatives)
    }
  }
  if (blanks <= 1) return [alternatives(text)]
  const parts = text.split(/[；;\n]/).map((part) => part.trim()).filter(Boolean)
  return parts.map(alternatives)
}

const alternatives = (text: string) => text.split(/\s*[|｜]\s*|\s+[/／]\s+|(?<=[\p{Script=Han}])[/／](?=[\p{Script=Han}])/u).map((part) => part.trim()).filter(Boolean)
