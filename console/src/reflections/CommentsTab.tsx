import { App, Button } from 'antd'
import { useState } from 'react'
import type { CommentToReview } from '../../../contract/reflections'
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
import { refreshWaiting, waiting } from '../shell/waits'
import { REFUSE_REASONS } from './words'

/** What members say below what others wrote. */
export function CommentsTab() {
  const { message } = App.useApp()
  const list = useList<CommentToReview, Answer<'GET /organiser/reflection-comments'>>((cursor) => request('GET /organiser/reflection-comments', { state: 'waiting', cursor, limit: 20 }))
  const queue = useQueue(list)
  const total = waiting.use((state) => state.comments)
  const [refusing, refuse] = useState<readonly string[] | null>(null)
  const [keysOn, setKeys] = useKeysOn()
  const { current, chosen, move } = queue

  const decide = async (ids: readonly string[], pass: boolean, reason: string) => {
    const { done, failed: [first] } = await eachOf(ids, (id) => request('POST /organiser/reflection-comments/:id/decide', { id, pass, reason }))
    queue.done(done)
    if (done.length) void message.success(`${pass ? '已通过' : '没有通过'} ${done.length} 条`)
    void refreshWaiting()
    if (!first) return
    if (first.error.code === 'not_found') void list.refresh()
    throw first.error
  }
  const pass = useAct((ids: readonly string[]) => decide(ids, true, ''))
  useKeys({ j: () => move(1), k: () => move(-1), Enter: () => { if (current) pass.run([current.id]) }, r: () => { if (current) refuse([current.id]) } }, keysOn)

  if (list.items === null) return <div className='box'>{list.error ? <Failed title='待看的评论暂时取不出来' error={list.error} retry={list.refresh} /> : <Skeleton rows={6} />}</div>
  if (!current) return list.ended ? <div className='box'><Problem error={pass.error} /><Empty title='没有等着看的评论' text='成员写的评论要先看过才会展示，新写的会出现在这里。' /></div> : <div className='box'><Skeleton rows={6} /></div>
  return (
    <>
      <Problem error={pass.error} />
      <QueueDesk
        queue={queue} what='评论' name={({ author }) => `${author.name}的评论`} total={total} keys={{ on: keysOn, set: setKeys, says: 'J 下一条，K 上一条，回车通过，R 不通过' }}
        bulk={chosen.length
          ? <><Button size='small' type='primary' loading={pass.busy} onClick={() => pass.run(chosen)}>通过 {chosen.length} 条</Button><Button size='small' onClick={() => refuse(chosen)}>不通过</Button></>
          : null}
        row={({ author, text, at }) => (
          <>
            <span className='between gap-s'><span className='strong one-line'>{author.name}</span><span className='cap num whole'>{dayTime(at)}</span></span>
            <span className='clamp'>{text}</span>
          </>
        )}
      >
        {({ id, author, text, at, checked, reflectionStart }) => (
          <>
            <h2 className='h2'>{author.name}的评论</h2>
            <p className='sub review-facts'>{author.unit} · <span className='num'>{dayTime(at)}</span></p>
            {checked ? <p className='review-said'>{checked}</p> : null}
            <p className='words'>{text}</p>
            <p className='cap'>评的是这篇心得：{reflectionStart}</p>
            <div className='queue-acts row gap'>
              <Button type='primary' loading={pass.busy} onClick={() => pass.run([id])}>通过</Button>
              <Button onClick={() => refuse([id])}>不通过</Button>
              <span className='cap'>不通过的只有写的人自己看得到，带着原因。</span>
            </div>
          </>
        )}
      </QueueDesk>
      {refusing
        ? (
          <ReasonForm
            title={refusing.length > 1 ? `${refusing.length} 条评论不通过？` : '这条评论不通过？'} says='评论不会展示。' okText='不通过' label='原因（写评论的人会看到）' common={REFUSE_REASONS}
            close={() => refuse(null)} send={async (reason) => { await decide(refusing, false, reason); refuse(null) }}
          />
          )
        : null}
    </>
  )
}
