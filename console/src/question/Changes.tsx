import type { QuestionBody, ReadBody } from '../../../contract/questions'
import { Marked } from './Rich'
import { changesBetween, markedPair } from './differences'
import './question.css'

interface Props {
  before: QuestionBody | ReadBody
  after: QuestionBody | ReadBody
  heads: [string, string]
  /** What the second does not say at all is no difference. */
  saidOnly?: boolean
}

/** Two versions side by side, what differs marked. */
export function Changes({ before, after, heads, saidOnly }: Props) {
  const list = changesBetween(before, after, saidOnly)
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
