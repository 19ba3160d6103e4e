import { Button, Input } from 'antd'
import { useState } from 'react'
import type { AnswerValue, QuestionView } from '../../../contract/question'
import { answerWords, given } from './answers'
import { readLine } from './line'

interface Props { questions: QuestionView[]; take: (answers: { pos: number; value: AnswerValue }[]) => void }

/** The whole sheet typed in one go; what was understood stands beneath it before it is taken. */
export function LineEntry({ questions, take }: Props) {
  const [line, type] = useState('')
  const { answers, rest } = readLine(line, questions)
  const read = answers.filter(({ typed }) => typed)
  const wrong = answers.filter(({ problem }) => problem)
  const right = answers.filter(({ problem, value }) => !problem && given(value))
  const missing = answers.filter(({ typed }) => !typed)
  const enter = () => { if (right.length) { take(right.map(({ pos, value }) => ({ pos, value }))); type('') } }
  return (
    <form className='box proxy-line' onSubmit={(event) => { event.preventDefault(); if (!wrong.length && !rest) enter() }}>
      <label className='field-label' htmlFor='proxy-line'>整行录入：单选、判断一题一个，多选、填空用空格隔开</label>
      <div className='row gap-s'>
        <Input id='proxy-line' value={line} maxLength={2000} placeholder='如：ABCDA BC AD 对错，没有答的用 - 代替，也可以带题号：11. BC' aria-describedby='proxy-read' onChange={({ target }) => type(target.value)} />
        <Button htmlType='submit' disabled={!right.length || wrong.length > 0 || rest !== ''}>填入 {right.length} 题</Button>
      </div>
      <div id='proxy-read' role='status'>
        {read.length
          ? (
            <>
              <ol className='proxy-read num'>
                {read.map(({ pos, typed, value, problem }) => <li key={pos} className={problem ? 'care' : ''}><span className='cap'>{pos}</span> {problem ? typed : answerWords(questions.find((one) => one.pos === pos) ?? { type: 'single' }, value) || '空'}</li>)}
              </ol>
              {wrong.map(({ pos, problem }) => <div key={pos} className='field-error'>第 {pos} 题：{problem}</div>)}
              {rest ? <div className='field-error'>多出来的：{rest}</div> : null}
              {missing.length ? <div className='cap num'>还有 {missing.length} 题没有对上：第 {missing.slice(0, 12).map(({ pos }) => pos).join('、')}{missing.length > 12 ? ' 等' : ''} 题，这些题不改。</div> : null}
            </>
            )
          : null}
      </div>
    </form>
  )
}
