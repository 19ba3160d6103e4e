import { App, Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnswerValue } from '../../../contract/question'
import type { AttemptResult, AttemptView } from '../../../contract/quiz'
import { useAct } from '../services/act'
import { dayTime } from '../services/format'
import { Problem } from '../shell/Problem'
import { answerWords, chosen, given, placeOfKey } from './answers'
import { LineEntry } from './LineEntry'
import { Question } from './Question'
import { useEntry } from './useEntry'

interface Props { view: AttemptView; people: string; done: (result: AttemptResult) => void }

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The answers of one paper, by keys alone: a letter or a figure chooses, Enter goes on. */
export function Entering({ view, done }: Props) {
  const { modal, message } = App.useApp()
  const { questions } = view
  const entry = useEntry(view)
  const { answers, set } = entry
  const first = questions.findIndex(({ pos }) => !given(answers.get(pos)))
  const [at, go] = useState(first < 0 ? 0 : first)
  const [doubled, double] = useState<number[]>([])
  const question = questions[at]
  const put = useCallback((pos: number, value: AnswerValue) => set([{ pos, value }]), [set])
  const move = useCallback((step: number) => go((now) => Math.min(questions.length - 1, Math.max(0, now + step))), [questions.length])
  const left = questions.filter(({ pos }) => !given(answers.get(pos)))
  const hand = useAct(async () => {
    const result = await entry.submit(doubled)
    void message.success('已交卷')
    done(result)
  })
  const submit = useCallback(() => {
    modal.confirm({
      title: left.length ? `还有 ${left.length} 题没有填，现在交卷？` : '现在交卷？',
      content: left.length ? `没有填的是第 ${left.slice(0, 12).map(({ pos }) => pos).join('、')}${left.length > 12 ? ' 等' : ''} 题，按没有作答计。交卷以后不能再改。` : '交卷以后不能再改。',
      okText: '交卷', cancelText: '再核对', onOk: () => hand.run()
    })
  }, [modal, left, hand])

  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined)
  keys.current = (event) => {
    const inside = event.target instanceof Element ? event.target : null
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || inside?.closest('.ant-modal, .ant-drawer, .proxy-line')) return
    if (!question || (typing(event.target) && event.key !== 'Enter')) return
    if (event.key === 'Enter') {
      // A button that one has tabbed to does what it says.
      if (inside?.closest('button, a') && !inside.closest('.proxy-options')) return
      event.preventDefault()
      if (at === questions.length - 1) submit()
      else move(1)
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft' || event.key === 'Backspace') {
      event.preventDefault()
      move(-1)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') {
      event.preventDefault()
      move(1)
    } else if (question.type !== 'fill') {
      const place = placeOfKey(event.key, question.options.length)
      if (place === null) return
      event.preventDefault()
      put(question.pos, chosen(question, answers.get(question.pos), place))
    }
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => keys.current(event)
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  if (!question) return null
  const { double: rule } = view
  return (
    <div className='proxy'>
      <section className='proxy-main' aria-label='录入答案'>
        <div className='between gap proxy-head'>
          <span className='sub num'>{[view.phase.name, view.paperName].filter(Boolean).join(' · ')}{view.phase.name || view.paperName ? '，' : ''}请在 {dayTime(view.deadlineAt)} 前交卷</span>
          <SavedMark entry={entry} />
        </div>
        <LineEntry questions={questions} take={(list) => { set(list); go(questions.length - 1) }} />
        <Question
          key={question.pos} question={question} total={questions.length} value={answers.get(question.pos) ?? null} put={(value) => put(question.pos, value)} next={() => (at === questions.length - 1 ? submit() : move(1))}
          double={rule?.pick != null && rule.places.includes(question.pos)
            ? { on: doubled.includes(question.pos), full: doubled.length >= rule.pick, pick: rule.pick, factor: rule.factor, set: (on) => double(on ? [...doubled, question.pos] : doubled.filter((pos) => pos !== question.pos)) }
            : null}
        />
        <Problem error={hand.error} />
        <div className='row gap proxy-foot'>
          <Button disabled={at === 0} onClick={() => move(-1)}>上一题</Button>
          <Button disabled={at === questions.length - 1} onClick={() => move(1)}>下一题</Button>
          <span className='grow' />
          <Button type='primary' loading={hand.busy} onClick={submit}>交卷</Button>
        </div>
        <p className='cap'>按 1—9 或 A—Z 选，多选再按一次取消；回车或 ↓ 下一题，↑ 上一题。判断题 1 是正确，2 是错误。</p>
      </section>
      <nav className='box proxy-sheet' aria-label='答题卡'>
        <p className='cap num'>填了 {questions.length - left.length} / {questions.length} 题</p>
        <ol>
          {questions.map((one, i) => {
            const words = answerWords(one, answers.get(one.pos))
            return <li key={one.pos}><button type='button' className={`plain-button proxy-cell${i === at ? ' proxy-at' : ''}${words ? ' proxy-given' : ''}`} aria-current={i === at ? 'true' : undefined} onClick={() => go(i)}><span className='cap num'>{one.pos}</span><span className='one-line'>{words || '—'}</span></button></li>
          })}
        </ol>
      </nav>
    </div>
  )
}

/** Whether what was typed is on the server. */
function SavedMark({ entry: { saving, error, retry } }: { entry: ReturnType<typeof useEntry> }) {
  return (
    <span role='status' className='row gap-s whole'>
      {saving === 'saved' ? <span className='good'>已保存</span> : saving === 'saving' ? <span className='cap'>正在保存</span> : <><span className='care'>没有保存上：{error?.message}</span><Button size='small' onClick={retry}>再保存一次</Button></>}
    </span>
  )
}
