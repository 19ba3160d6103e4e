import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CheckIn } from '../../../contract/study'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Choice } from '../shell/Choice'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { CheckInCard } from './CheckInCard'
import { usePlan } from './frame'
import { RefuseForm } from './RefuseForm'
import { useReviewKeys } from './useReviewKeys'
import '../review/review.css'

type State = 'review' | 'counted' | 'refused'
const states: { value: State; text: string }[] = [{ value: 'review', text: '待审核' }, { value: 'counted', text: '已算数' }, { value: 'refused', text: '已退回' }]

/** What was handed in, to be looked at: one by one by the keyboard, or several at once. */
export function ReviewTab() {
  const { plan, config, refresh } = usePlan()
  const { message } = App.useApp()
  const [state, setState] = useState<State>('review')
  const list = useList<CheckIn, Answer<'GET /organiser/check-ins'>>((cursor) => request('GET /organiser/check-ins', { planId: plan.id, state, cursor, limit: 30 }), `${plan.id} ${state}`)
  const [chosen, choose] = useState<string[]>([])
  const [refusing, refuse] = useState<string[] | null>(null)
  const [at, setAt] = useState(0)
  const box = useRef<HTMLUListElement>(null)
  const { items, error, ended, more, adding, moreError } = list
  const shown = items ?? []
  useEffect(() => { choose([]); setAt(0) }, [state])
  const gone = (ids: string[]) => {
    list.change((all) => all.filter(({ id }) => !ids.includes(id)))
    choose((before) => before.filter((id) => !ids.includes(id)))
    setAt((before) => Math.max(0, Math.min(before, shown.length - ids.length - 1)))
    void refresh()
  }
  const pass = useAct(async (ids: string[]) => {
    const { decided } = await request('POST /organiser/check-ins/decide', { ids, pass: true, reason: '' })
    void message.success(decided ? `${count(decided)} 条已通过` : '已经有人处理过了')
    gone(ids)
  })
  const toggle = (id: string) => choose((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const target = () => { const now = shown[at]; return chosen.length ? chosen : now ? [now.id] : [] }
  useReviewKeys({
    box, length: shown.length, at, go: setAt,
    pass: () => { if (state !== 'counted' && target().length) pass.run(target()) }, refuse: () => { if (state !== 'refused' && target().length) refuse(target()) }, toggle: () => { const now = shown[at]; if (now) toggle(now.id) }
  })
  const nothing = state === 'review' ? (config && !config.review ? '这个计划不用审核，打了卡就算数；要退回的，到“已算数”里找。' : '有人交来以后，会列在这里。') : '换一种情况看看。'
  return (
    <>
      <div className='between gap wrap plan-top'>
        <Choice<State> label='看哪些打卡' value={state} change={setState} items={states} />
        <span className='cap'>键盘：↑ ↓ 换一条，空格选中，Y 通过，N 退回</span>
      </div>
      <Problem error={pass.error} />
      {chosen.length ? (
        <div className='row gap people-chosen' role='status'>
          <span className='num'>选中 {count(chosen.length)} 条</span>
          {state === 'counted' ? null : <Button type='primary' loading={pass.busy} onClick={() => pass.run(chosen)}>通过 {count(chosen.length)} 条</Button>}
          {state === 'refused' ? null : <Button onClick={() => refuse(chosen)}>退回 {count(chosen.length)} 条</Button>}
          <Button type='link' onClick={() => choose([])}>取消选择</Button>
        </div>
      ) : shown.length > 1 ? <div className='row people-chosen'><Button type='link' onClick={() => choose(shown.map(({ id }) => id))}>选中这里的 {count(shown.length)} 条</Button></div> : null}
      {items === null
        ? <div className='box'>{error ? <Failed title='打卡暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={6} />}</div>
        : shown.length === 0
          ? <div className='box'><Empty title={state === 'review' ? '没有待审核的打卡' : state === 'counted' ? '没有已算数的打卡' : '没有退回的打卡'} text={nothing} /></div>
          : (
            <ul className='check-ins' ref={box} aria-label='打卡'>
              {shown.map((one, i) => (
                <CheckInCard
                  key={one.id} of={one} at={i === at} chosen={chosen.includes(one.id)} busy={pass.busy} here={() => setAt(i)} toggle={() => toggle(one.id)}
                  pass={state === 'counted' ? undefined : () => pass.run([one.id])} refuse={state === 'refused' ? undefined : () => refuse([one.id])}
                />
              ))}
            </ul>
            )}
      {shown.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      {refusing ? <RefuseForm ids={refusing} close={() => refuse(null)} done={() => gone(refusing)} /> : null}
    </>
  )
}
