import { digits } from '../marks/markers'

/* Options that carry figures: `（1）1919年 （2）1921年 ……` with the answer `（2）`. */

const FORMS = [/[（(]\s?([1-9１-９])\s?[)）]/g, /(?<=^|[\s？?。：:；;])([1-9１-９])\s?[)）]/g, /([①-⑨])/g, /(?<=[\s？?])([1-9１-９])\s?[.．、]\s?(?=\S)/g]
const GIVEN = /^[（(]?\s*[1-9①-⑨](?:[\s、,，和]*[（()）]?\s*[1-9①-⑨])*\s*[)）]?[。.]?$/

export interface Figured {
  stem: string
  options: string[]
  /** The answer with plain figures. */
  given: string
  /** 「有几个？」: the answer may be how many. */
  unsure: boolean
}

/** @returns the stem without its list, where the answer is figures of it; null: there is no such list. */
export function figured(stem: string, raw: string): Figured | null {
  if (!GIVEN.test(raw.trim()) || !/[)）①-⑨]|[1１]\s?[.．、]/.test(stem)) return null
  const given = [...raw].map((one) => valueOf(one)).filter((value) => value > 0)
  for (const form of FORMS) {
    const marks: { at: number; end: number }[] = []
    for (const m of stem.matchAll(form)) if (valueOf(m[1] as string) === marks.length + 1) marks.push({ at: m.index, end: m.index + m[0].length })
    if (marks.length < 2) continue
    const options = marks.map(({ end }, i) => stem.slice(end, marks[i + 1]?.at).replace(/^\s*[.．、]|[；;，,、。]\s*$/g, '').trim())
    const words = stem.slice(0, marks[0]?.at).trim()
    // A list with blanks, or with a question for each point, is no list of options.
    if (words === '' || options.some((one) => one === '' || /_{2,}|[（(]\s*[)）]|[？?]/.test(one)) || given.some((value) => value > options.length) || new Set(given).size < given.length) continue
    return { stem: words, options, given: given.join('、'), unsure: given.length === 1 && !/[（()）①-⑨]/.test(raw) && /几|多少/.test(words) }
  }
  return null
}

const valueOf = (figure: string) => (/[①-⑨]/.test(figure) ? figure.charCodeAt(0) - 0x245f : /[1-9１-９]/.test(figure) ? Number(digits(figure)) : 0)
