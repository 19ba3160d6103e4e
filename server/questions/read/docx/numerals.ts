const DIGITS = '〇一二三四五六七八九'
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']
]

/** A list number as Word shows it; an unknown format is shown in digits, 'none' and bullets as nothing. */
export function numeral(n: number, format: string): string {
  switch (format) {
    case 'none': case 'bullet': return ''
    case 'decimalZero': return n < 10 ? `0${n}` : String(n)
    case 'upperLetter': return letter(n)
    case 'lowerLetter': return letter(n).toLowerCase()
    case 'upperRoman': return roman(n)
    case 'lowerRoman': return roman(n).toLowerCase()
    case 'chineseCounting': case 'chineseCountingThousand': case 'japaneseCounting': case 'taiwaneseCounting': case 'taiwaneseCountingThousand':
      return counted(n, DIGITS, '十百千', '万')
    case 'chineseLegalSimplified': return counted(n, '零壹贰叁肆伍陆柒捌玖', '拾佰仟', '万', true)
    case 'ideographLegalTraditional': return counted(n, '零壹貳參肆伍陸柒捌玖', '拾佰仟', '萬', true)
    case 'ideographDigital': case 'japaneseDigitalTenThousand': case 'taiwaneseDigital': return [...String(n)].map((digit) => DIGITS[Number(digit)]).join('')
    case 'ideographTraditional': return cycle(n, '甲乙丙丁戊己庚辛壬癸')
    case 'ideographZodiac': return cycle(n, '子丑寅卯辰巳午未申酉戌亥')
    case 'decimalFullWidth': case 'decimalFullWidth2': return [...String(n)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')
    case 'decimalEnclosedCircle': case 'decimalEnclosedCircleChinese': return from(n, 0x2460, 20)
    case 'decimalEnclosedParen': return from(n, 0x2474, 20)
    case 'decimalEnclosedFullstop': return from(n, 0x2488, 20)
    case 'ideographEnclosedCircle': return from(n, 0x3280, 10)
    default: return String(n)
  }
}

/** A … Z, AA, BB …: Word repeats the letter. */
const letter = (n: number) => n < 1 ? String(n) : String.fromCharCode(65 + (n - 1) % 26).repeat(Math.min(Math.ceil(n / 26), 8))

const from = (n: number, first: number, many: number) => n >= 1 && n <= many ? String.fromCharCode(first + n - 1) : String(n)

const cycle = (n: number, signs: string) => n < 1 ? String(n) : signs[(n - 1) % signs.length] as string

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n)
  let rest = n, text = ''
  for (const [value, sign] of ROMAN) while (rest >= value) { text += sign; rest -= value }
  return text
}

function counted(n: number, digits: string, units: string, tenThousand: string, formal = false): string {
  if (n < 1 || n > 99999) return n === 0 ? digits[0] as string : String(n)
  if (n >= 10000) {
    const rest = n % 10000
    return counted(Math.floor(n / 10000), digits, units, tenThousand, formal) + tenThousand
      + (rest ? (rest < 1000 ? '零' : '') + counted(rest, digits, units, tenThousand, true) : '')
  }
  let text = ''
  const places = String(n)
  for (let i = 0; i < places.length; i++) {
    const digit = Number(places[i])
    const unit = units[places.length - i - 2] ?? ''
    if (digit) text += (digits[digit] as string) + unit
    else if (text && !text.endsWith('零') && Number(places.slice(i)) > 0) text += '零'
  }
  return formal || n > 19 ? text : text.replace(/^一(?=十)/, '')
}
