import { windowOf } from './words'

const DIGITS = '零一二三四五六七八九十'

/** 一, 十二, 二十: as a notice numbers its articles. */
export function ordinal(n: number): string {
  if (n <= 10) return DIGITS[n] ?? ''
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones ? DIGITS[ones] : ''}`
}

/** The same to be pasted elsewhere. */
export const noticeText = (title: string, sentences: readonly string[]): string => [`${title}规则`, ...sentences.map((sentence, i) => `${ordinal(i + 1)}、${sentence}`)].join('\n')

/** The rules in the form of a printed notice. */
export function Notice({ round, sentences }: { round: { title: string; opensAt: number; closesAt: number }; sentences: readonly string[] }) {
  return (
    <>
      <h2 className='h2 notice-title'>{round.title || '未命名'}规则</h2>
      <p className='cap num notice-title'>{windowOf(round)}</p>
      <ol>{sentences.map((sentence, i) => <li key={i}><span className='num'>{ordinal(i + 1)}、</span><span>{sentence}</span></li>)}</ol>
    </>
  )
}
