import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import type { AnsweredItem } from '../../../../contract/papers'
import { Rich } from '../../question/Rich'
import { TYPE_NAMES, letter } from '../../question/words'
import { answerOf, outcomes, rightWords } from './words'
import '../../question/question.css'

const icons: Record<AnsweredItem['outcome'], JSX.Element> = {
  right: <CheckCircleOutlined aria-hidden />, partial: <MinusCircleOutlined aria-hidden />, wrong: <CloseCircleOutlined aria-hidden />, blank: <MinusCircleOutlined aria-hidden />
}

/** One question as it was shown to the member, with what was answered and what is right. */
export function Answered({ item }: { item: AnsweredItem }) {
  const { question, answer, outcome, points, key, before } = item
  const places = (answer ?? []).filter((value): value is number => typeof value === 'number')
  return (
    <li className='answered'>
      <div className='between gap wrap'>
        <span className='row gap-s'><span className='strong num'>第 {question.pos} 题</span><span className='tag'>{TYPE_NAMES[question.type]}</span></span>
        <span className={`row gap-s num ${outcome === 'right' ? 'good' : 'care'}`}>{icons[outcome]}{outcomes[outcome]}，{points} / {question.points} 分</span>
      </div>
      <p className='shown-stem'><Rich text={question.stem} /></p>
      {question.options.length
        ? (
          <ol className='shown-options'>
            {question.options.map((text, i) => {
              const [right, chosen] = [key.right.includes(i), places.includes(i)]
              return (
                <li key={i} className={right ? 'shown-right' : chosen ? 'answered-wrong' : ''}>
                  <span className='shown-letter'>{question.type === 'judge' ? '' : `${letter(i)}.`}</span>
                  <span className='grow'><Rich text={text} /></span>
                  {chosen ? <span className={`whole ${right ? 'good' : 'care'}`}>作答</span> : null}
                  {right ? <span className='good row gap-s whole'><CheckCircleOutlined aria-hidden />正确答案</span> : null}
                </li>
              )
            })}
          </ol>
          )
        : null}
      <p className='row gap wrap'><span><span className='cap'>作答：</span>{answerOf(item)}</span><span><span className='cap'>正确答案：</span><span className='strong'>{rightWords(question, key.right, key.texts)}</span></span></p>
      {before ? <p className='care'>答案更正前：正确答案 {rightWords(question, before.right, before.texts)}，{outcomes[before.outcome]}，得 {before.points} 分</p> : null}
      {key.analysis ? <p className='answered-note'><span className='cap'>解析：</span><Rich text={key.analysis} /></p> : null}
      {key.source ? <p className='answered-note'><span className='cap'>出处：</span>{key.source}</p> : null}
    </li>
  )
}
