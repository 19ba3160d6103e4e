import { CheckCircleOutlined } from '@ant-design/icons'
import type { QuestionBody, ReadBody } from '../../../contract/questions'
import { Rich } from './Rich'
import { JUDGE, TYPE_NAMES, difficultyName, letter } from './words'
import './question.css'

/** A question to be read, with its key. */
export function Shown({ body, brief }: { body: QuestionBody | ReadBody; brief?: boolean }) {
  const options = body.type === 'judge' ? JUDGE : body.options
  return (
    <div className='shown'>
      <p className='shown-stem'><span className='tag'>{TYPE_NAMES[body.type]}</span> <Rich text={body.stem} /></p>
      {options.length
        ? (
          <ol className='shown-options'>
            {options.map((text, i) => {
              const right = body.answer.includes(i)
              return (
                <li key={i} className={right ? 'shown-right' : ''}>
                  <span className='shown-letter'>{body.type === 'judge' ? '' : `${letter(i)}.`}</span>
                  <span className='grow'><Rich text={text} /></span>
                  {right ? <span className='good row gap-s'><CheckCircleOutlined aria-hidden />正确答案</span> : null}
                </li>
              )
            })}
          </ol>
          )
        : null}
      {body.texts.length
        ? body.texts.map((texts, i) => <p key={i}><span className='sub'>{body.texts.length > 1 ? `第 ${i + 1} 空：` : '答案：'}</span><span className='strong'>{texts.join(' / ')}</span></p>)
        : null}
      {brief ? null : <Facts body={body} />}
    </div>
  )
}

function Facts({ body }: { body: QuestionBody | ReadBody }) {
  const facts: [string, string][] = [
    ['解析', body.analysis], ['出处', body.source], ['专题', body.topic], ['时期', body.period], ['难度', difficultyName(body.difficulty)], ['标签', body.tags.join('、')]
  ]
  return (
    <dl className='facts'>
      {facts.filter(([, text]) => text).map(([name, text]) => <div key={name}><dt>{name}</dt><dd><Rich text={text} /></dd></div>)}
    </dl>
  )
}
