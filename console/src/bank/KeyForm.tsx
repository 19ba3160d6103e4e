import { App, Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import type { Job } from '../../../contract/jobs'
import type { QuestionDetail } from '../../../contract/questions'
import { BlankRows } from '../question/BlankRows'
import { Rich } from '../question/Rich'
import { bodyOf, draftOf, faultsOf } from '../question/draft'
import { JUDGE, answerInWords, answerWords, letter } from '../question/words'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { Field, FieldError } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { JobProgress } from './JobProgress'

/** A wrong key is corrected, and everybody who met the question is scored again. */
export function KeyForm({ question, done, cancel }: { question: QuestionDetail; done: () => void; cancel: () => void }) {
  const { body, rounds } = question
  const [draft, setDraft] = useState(() => draftOf(body))
  const [analysis, setAnalysis] = useState(body.analysis)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [job, setJob] = useState<Job | null>(null)
  const { modal } = App.useApp()
  const now = bodyOf(draft)
  const same = answerWords(now) === answerWords(body)
  const wrong = faultsOf(draft).answer ?? (same ? '和现在的答案一样，不用改' : null)
  const long = analysis.trim().length > 4000 ? '解析太长，最多 4000 字' : null
  const attempts = rounds.reduce((sum, round) => sum + round.attempts, 0)

  const send = useAct(async () => {
    const answer = await request('POST /questions/:id/key', {
      id: question.id, version: question.version, answer: now.answer, texts: now.texts, reason: reason.trim(), ...(analysis.trim() !== body.analysis && { analysis: analysis.trim() })
    })
    setJob(answer.job)
  })
  const ask = () => {
    setAsked(true)
    if (wrong || long || !reason.trim()) return
    modal.confirm({
      title: '改正答案并重新计分？',
      content: (
        <>
          <p>答案由 <b>{answerInWords(body)}</b> 改为 <b>{answerInWords(now)}</b>；{rounds.length} 场竞赛的 {count(attempts)} 份答卷会重新计分，成绩和名次可能变化。</p>
          <p className='sub'>{analysis.trim() === body.analysis ? '解析不改。' : '解析一起改。'}原来的答案和改正的原因留在修改记录里。</p>
        </>
      ),
      okText: '改正答案并重新计分', cancelText: '再想想', onOk: () => send.run()
    })
  }
  if (job) return <JobProgress job={job} rounds={rounds} done={done} close={cancel} />
  const pick = (place: number, right: boolean) => setDraft({ ...draft, options: draft.options.map((one, i) => ({ ...one, right: body.type === 'single' ? i === place : i === place ? right : one.right })) })
  return (
    <form onSubmit={(event) => { event.preventDefault(); ask() }} noValidate aria-label='改正答案'>
      <p className='shown-stem'><Rich text={body.stem} /></p>
      <p className='sub key-now'>现在的答案：<span className='strong'>{answerInWords(body)}</span></p>
      {body.type === 'fill'
        ? <BlankRows draft={draft} error={asked ? wrong ?? undefined : undefined} change={(part) => setDraft({ ...draft, ...part })} />
        : (
          <div className='field' role='group' aria-label='正确的答案'>
            <div className='field-label'>正确的答案</div>
            <div className='key-choice'>
              {body.type === 'judge'
                ? JUDGE.map((text, i) => <Radio key={text} checked={draft.judge === i} onChange={() => setDraft({ ...draft, judge: i as 0 | 1 })}>{text}</Radio>)
                : draft.options.map(({ id, text, right }, i) => body.type === 'single'
                  ? <Radio key={id} checked={right} onChange={() => pick(i, true)}>{letter(i)}. <Rich text={text} /></Radio>
                  : <Checkbox key={id} checked={right} onChange={({ target }) => pick(i, target.checked)}>{letter(i)}. <Rich text={text} /></Checkbox>)}
            </div>
            <FieldError error={asked ? wrong : null} />
          </div>
          )}
      <Field label='解析也要改吗' hint='这里是现在的解析，和新答案对不上的话在这里改。' error={asked ? long : null}>
        {(field) => <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 8 }} value={analysis} onChange={({ target }) => setAnalysis(target.value)} />}
      </Field>
      <Field label='原因（会记在修改记录里）' error={asked && !reason.trim() ? '请写明为什么改' : null}>
        {(field) => <Input {...field} value={reason} maxLength={200} showCount={reason.length > 160} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <Problem error={send.error} />
      <div className='row gap'>
        <Button type='primary' htmlType='submit' loading={send.busy}>下一步：核对后改正</Button>
        <Button onClick={cancel}>取消</Button>
      </div>
    </form>
  )
}
