const DIGITS: Record<string, string> = { 〇: '0', 零: '0', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' }
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const SCALES: Record<string, number> = { 万: 1e4, 亿: 1e8 }

/** 二十九 → 29, 一九二一 → 1921, 一万二千 → 12000, 两万五 → 25000, 9500万 → 95000000. Digits alone stay as written (007). */
export function arabic(numeral: string): string {
  const chars = [...numeral].map((c) => DIGITS[c] ?? c)
  if (chars.every((c) => c >= '0' && c <= '9')) return chars.join('')
  let total = 0
  let section = 0
  let digits = ''
  // What a single digit at the end stands for: 两万五 is 25000, 两万零五 is 20005.
  let step = 1
  const close = () => {
    const value = section + Number(digits) * (digits.length === 1 ? step : 1)
    section = 0
    digits = ''
    return value
  }
  for (const c of chars) {
    const place = PLACES[c]
    const scale = SCALES[c]
    if (place) {
      section += Number(digits || 1) * place
      digits = ''
      step = place / 10
    } else if (scale) {
      // 一万亿 multiplies what stands before; 一亿二千万 leaves the larger part alone.
      const low = total % scale
      total += (low + close() || 1) * scale - low
      step = scale / 10
    } else if (c === '0' && digits === '') {
      step = 1
    } else {
      digits += c
    }
  }
  return String(total + close())
}

const NUMERAL = /[\d〇零一二两三四五六七八九十百千万亿]+/g
/** Spaces, quotation marks, title marks, dots and dashes between words: nobody means them as part of an answer. */
const NOISE = /[\s"'`“”‘’「」『』《》〈〉()\[\]【】·•・.,，。、;；:：!！?？\-—–_]/g

/**
 * The form in which a fill-in answer is compared: width folded (NFKC), lower case, without spaces and punctuation, numerals in Arabic.
 * Both sides go through it, so that 三湾 (3湾) still equals itself.
 */
export function normalised(text: string): string {
  const decimal = text.normalize('NFKC').replace(/(\d)\.(?=\d)/g, '$1点')
  return decimal.toLowerCase().replace(NOISE, '').replace(NUMERAL, arabic)
}

export function matchesBlank(given: string, accepted: readonly string[]): boolean {
  const form = normalised(given)
  return form !== '' && accepted.some((text) => normalised(text) === form)
}
