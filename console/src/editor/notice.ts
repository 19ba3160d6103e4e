const DIGITS = '零一二三四五六七八九十'

/** 一, 十二, 二十: as a notice numbers its articles. */
export function ordinal(n: number): string {
  if (n <= 10) return DIGITS[n] ?? ''
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones ? DIGITS[ones] : ''}`
}

/** The same to be pasted elsewhere. */
export const noticeText = (title: string, sentences: readonly string[]): string => [`${title}规则`, ...sentences.map((sentence, i) => `${ordinal(i + 1)}、${sentence}`)].join('\n')
