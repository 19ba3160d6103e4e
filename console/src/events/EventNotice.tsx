import { ordinal } from '../editor/notice'

/** An event in the form of a printed notice. */
export const EventNotice = ({ title, when, sentences }: { title: string; when: string; sentences: readonly string[] }) => (
  <>
    <h2 className='h2 notice-title'>{title || '未命名'}规则</h2>
    <p className='cap num notice-title'>{when}</p>
    <ol>{sentences.map((sentence, i) => <li key={i}><span className='num'>{ordinal(i + 1)}、</span><span>{sentence}</span></li>)}</ol>
  </>
)
