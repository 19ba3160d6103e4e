import { ordinal } from '../editor/notice'
import { spanWords } from './days'

/** A plan in the form of a printed notice. */
export function PlanNotice({ plan, sentences }: { plan: { title: string; from: number; to: number }; sentences: readonly string[] }) {
  return (
    <>
      <h2 className='h2 notice-title'>{plan.title || '未命名'}规则</h2>
      <p className='cap num notice-title'>{spanWords(plan.from, plan.to)}</p>
      <ol>{sentences.map((sentence, i) => <li key={i}><span className='num'>{ordinal(i + 1)}、</span><span>{sentence}</span></li>)}</ol>
    </>
  )
}
