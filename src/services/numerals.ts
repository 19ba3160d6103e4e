const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 12 → 十二, 20 → 二十: the paragraphs of a notice, up to 99. */
export function numeral (n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens ? '十' : ''}${digits[n % 10]}`
}
