/*
 * When a blank counts as right, as the server sees it (server/rounds/rules/fill.ts): practice is judged in the phone, too. A test
 * holds both against each other.
 */
const DIGITS: Record<string, string> = { 〇: '0', 零: '0', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' }
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const SCALES: Record<string, number> = { 万: 1e4, 亿: 1e8 }

/** 二十九 → 29, 一九二一 → 1921, 两万五 → 25000; digits alone stay as written. */
function arabic (numeral: string): string {
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
const NOISE = /[\s"'`“”‘’「」『』《》〈〉()[\]【】·•・.,，。、;；:：!！?？\-—–_]/g

function normalised (text: string): string {
  const decimal = text.normalize('NFKC').replace(/(\d)\.(?=\d)/g, '$1点')
  return decimal.toLowerCase().replace(NOISE, '').replace(NUMERAL, arabic)
}

export function fits (given: string, accepted: readonly string[]): boolean {
  const form = normalised(given)
  return form !== '' && accepted.some((text) => normalised(text) === form)
}
