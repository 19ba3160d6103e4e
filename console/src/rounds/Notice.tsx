import { windowOf } from './words'
import { ordinal } from '../editor/notice'

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
