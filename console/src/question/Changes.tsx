import type { QuestionBody, ReadBody } from '../../../contract/questions'
import { Marked } from './Rich'
import { changesBetween, markedPair } from './differences'
import './question.css'

/** Two versions side by side, what differs marked. */
export function Changes({ before, after, heads }: { before: QuestionBody | ReadBody; after: QuestionBody | ReadBody; heads: [string, string] }) {
  const list = changesBetween(before, after)
  if (!list.length) return <p className='cap'>内容相同。</p>
  return (
    <div className='changes'>
      <div className='changes-head'><span /><span>{heads[0]}</span><span>{heads[1]}</span></div>
      {list.map(({ field, before: old, after: fresh }) => {
        const [a, b] = markedPair(old, fresh)
        return <div key={field}><span>{field}</span><span><Marked pieces={a} /></span><span><Marked pieces={b} /></span></div>
      })}
    </div>
  )
}
