import { CameraOutlined, FlagOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ReflectionToReview } from '../../../contract/reflections'
import { QueueDesk } from '../review/QueueDesk'
import { ReasonForm } from '../review/ReasonForm'
import { eachOf } from '../review/several'
import { useKeys, useKeysOn } from '../review/useKeys'
import { useQueue } from '../review/useQueue'
import { useAct } from '../services/act'
import { dayTime } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { refreshWaiting } from '../shell/waits'
import { TextView } from './TextView'
import { HIDE_REASONS, RETURN_REASONS, nameOf } from './words'

type Decision = 'pass' | 'return' | 'hide'
const SAID: Record<Decision, string> = { pass: '已通过', return: '已退回', hide: '已隐藏' }

/** What was handed in and what members asked to look at: one after another, by mouse or by keys. */
export function WaitingTab() {
  const { message } = App.useApp()
  const list = useList<ReflectionToReview, Answer<'GET /organiser/reflections'>>((cursor) => request('GET /organiser/reflections', { state: 'waiting', cursor, limit: 20 }))
  const queue = useQueue(list)
  const [asking, ask] = useState<{ act: 'return' | 'hide'; ids: readonly string[] } | null>(null)
  const [keysOn, setKeys] = useKeysOn()
  const { current, chosen, move } = queue
  const ids = chosen.length ? chosen : current ? [current.id] : []

  const decide = async (of: readonly string[], act: Decision, reason: string) => {
    const { done, failed } = await eachOf(of, async (id) => {
      const one = queue.items.find((item) => item.id === id)
      if (one) await request('POST /organiser/reflections/:id/decide', { id, version: one.version, act, reason })
    })
    queue.done(done)
    if (done.length) void message.success(done.length > 1 ? `${SAID[act]} ${done.length} 篇` : SAID[act])
    void refreshWaiting()
    const [first] = failed
    if (!first) return
    // Somebody else was faster, or the author has changed it: what is true now is fetched.
    if (first.error.code === 'edited_elsewhere' || first.error.code === 'conflict' || first.error.code === 'not_found') void list.refresh()
    throw first.error
  }
  const pass = useAct(decide)
  const passNow = () => { if (ids.length) pass.run(ids, 'pass', '') }
  useKeys({ j: () => move(1), k: () => move(-1), Enter: () => { if (current) pass.run([current.id], 'pass', '') }, r: () => { if (current) ask({ act: 'return', ids: [current.id] }) }, h: () => { if (current) ask({ act: 'hide', ids: [current.id] }) } }, keysOn)

  if (list.items === null) return <div className='box'>{list.error ? <Failed title='待看的心得暂时取不出来' error={list.error} retry={list.refresh} /> : <Skeleton rows={6} />}</div>
  if (!current) return list.ended ? <div className='box'><Problem error={pass.error} /><Empty title='都看完了' text='有新交的心得，或者有人请你看看某一篇时，会出现在这里。' /></div> : <div className='box'><Skeleton rows={6} /></div>
  return (
    <>
      <Problem error={pass.error} />
      <QueueDesk
        queue={queue} what='心得' name={nameOf} total={list.head?.waiting.reflections ?? 0} keys={{ on: keysOn, set: setKeys, says: 'J 下一篇，K 上一篇，回车通过，R 退回，H 隐藏' }}
        bulk={chosen.length
          ? (
            <>
              <Button size='small' type='primary' loading={pass.busy} onClick={passNow}>通过 {chosen.length} 篇</Button>
              <Button size='small' onClick={() => ask({ act: 'return', ids: chosen })}>退回 {chosen.length} 篇</Button>
            </>
            )
          : null}
        row={({ author, about, text, submittedAt, updatedAt, pictures, reports }) => (
          <>
            <span className='between gap-s'><span className='strong one-line'>{author.name}</span><span className='cap num whole'>{dayTime(submittedAt ?? updatedAt)}</span></span>
            <span className='cap one-line queue-line'>{author.unit}</span>
            <span className='clamp'>{about ? `《${about}》` : ''}{text}</span>
            {reports.length || pictures.length ? <span className='row gap-s queue-line'>{reports.length ? <span className='tag tag-care'><FlagOutlined aria-hidden />有人请你看看</span> : null}{pictures.length ? <span className='tag num'><CameraOutlined aria-hidden />{pictures.length} 张图</span> : null}</span> : null}
          </>
        )}
      >
        {(one) => (
          <>
            <TextView text={one} />
            <div className='queue-acts row gap'>
              <Button type='primary' loading={pass.busy} onClick={() => pass.run([one.id], 'pass', '')}>{one.state === 'shown' ? '没有问题，继续展示' : '通过'}</Button>
              <Button onClick={() => ask({ act: 'return', ids: [one.id] })}>退回</Button>
              <Button onClick={() => ask({ act: 'hide', ids: [one.id] })}>隐藏</Button>
              <span className='cap'>退回的可以改了再交；隐藏的不再展示。作者都能看到原因。</span>
            </div>
          </>
        )}
      </QueueDesk>
      {asking
        ? (
          <ReasonForm
            title={`${asking.act === 'return' ? '退回' : '隐藏'}${asking.ids.length > 1 ? ` ${asking.ids.length} 篇心得` : '这篇心得'}？`}
            says={asking.act === 'return' ? '作者可以改了再交。' : '除了作者自己，谁也看不到了。'} okText={asking.act === 'return' ? '退回心得' : '隐藏心得'} label='原因（作者会看到）'
            common={asking.act === 'return' ? RETURN_REASONS : HIDE_REASONS} close={() => ask(null)} send={async (reason) => { await decide(asking.ids, asking.act, reason); ask(null) }}
          />
          )
        : null}
    </>
  )
}
