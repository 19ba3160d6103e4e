/* What people type into a roster, as it is kept and as it is compared. */

/** 王　伟 and 王 伟 are 王伟; a foreign name keeps one space between its words, and 买买提·艾力 its dot. */
export function personName(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\u200b-\u200d\ufeff]/g, '').replace(/[•・‧･.](?=\p{Script=Han})/gu, '·').replace(/\s+/g, ' ').trim()
  return plain.replace(/(?<=[\p{Script=Han}·]) (?=[\p{Script=Han}·])/gu, '')
}

/** As two names of units are compared. */
export const unitKey = (text: string) => text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')

export const staffNumber = (text: string) => text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '').toUpperCase()

export type Phone = { number: string } | { wrong: 'cut' | 'shape' }

/** Excel shows a long number as 1.39E+10: whole where all digits are there, lost where they are not. Empty text: null. */
export function phoneOf(text: string): Phone | null {
  const plain = text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')
  if (plain === '') return null
  const [, mantissa, exponent] = /^(\d(?:\.\d+)?)[eE]\+?(\d{1,2})$/.exec(plain) ?? []
  if (mantissa !== undefined && exponent !== undefined) {
    const digits = mantissa.replace('.', '')
    // 1.39E+10 has three of eleven digits; the others are anybody's.
    return digits.length === Number(exponent) + 1 && /^1\d{10}$/.test(digits) ? { number: digits } : { wrong: 'cut' }
  }
  if (!/^[+\d\-()'.]+$/.test(plain)) return { wrong: 'shape' }
  const digits = plain.replace(/\.0+$/, '').replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? { number: digits } : { wrong: 'shape' }
}

export const PHONE_WRONG = {
  cut: '手机号在 Excel 里成了科学计数法，后面的数字已经丢了。请把这一列设成“文本”，重新填写。',
  shape: '手机号不对，要 11 位数字，以 1 开头。'
}
