import { PauseCircleOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { dayTime } from '../services/format'
import { request } from '../services/request'
import { asRequestError } from '../services/request-error'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { Loaded } from '../shell/States'
import { useFrame } from './frame'
import '../editor/editor.css'

/** What members read on the round's page, what is added to it, and stopping for a while. */
export function NewsTab() {
  const { round } = useFrame()
  const { modal, message } = App.useApp()
  const found = useData(() => request('GET /organiser/rounds/:id/notes', { id: round.id }), round.id)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [pausing, pause] = useState(false)
  const over = round.state === 'closed'
  const post = () => {
    setTried(true)
    if (!text.trim()) return
    modal.confirm({
      title: '发出这条公告？', content: <><p className='rule-quote'>{text.trim()}</p><p className='sub'>参加的人在竞赛页上都看得到，发出后不能撤回。</p></>, okText: '发出', cancelText: '再改改',
      onOk: async () => {
        try {
          found.set(await request('POST /organiser/rounds/:id/notes', { id: round.id, text: text.trim() }))
          setText('')
          setTried(false)
          void message.success('公告已发出')
        } catch (error) { void message.error(asRequestError(error).message) }
      }
    })
  }
  const resume = () => modal.confirm({
    title: '恢复答题？', content: '恢复以后马上可以开始新的答卷，竞赛页上会写明。', okText: '恢复', cancelText: '先不恢复',
    onOk: async () => {
      try {
        found.set(await request('POST /organiser/rounds/:id/resume', { id: round.id }))
        void message.success('已恢复')
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
  return (
    <Loaded of={found} failed='公告暂时取不出来' rows={5}>
      {({ notes, paused }) => (
        <div className='news'>
          <section className='box news-part' aria-label='发公告'>
            <Field label='发公告' error={tried && !text.trim() ? '请写公告的内容' : undefined} hint={`最多 200 字，还能写 ${200 - text.length} 字`}>
              {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} value={text} onChange={({ target }) => setText(target.value)} placeholder='如：颁奖改到周五下午三点，地点不变。' />}
            </Field>
            <Button type='primary' onClick={post}>发公告</Button>
          </section>
          <section className='box news-part' aria-label='暂停'>
            <h2 className='h2'>暂停</h2>
            {paused
              ? <><p className='care'><PauseCircleOutlined aria-hidden /> {dayTime(paused.at)} 起暂停：{paused.reason}</p><p className='sub'>谁也不能开始新的答卷，正在答的可以答完。</p><Button onClick={resume}>恢复答题</Button></>
              : <><p className='sub'>{over ? '竞赛已经结束，不用暂停。' : '发现题目有误、系统要检修时用。暂停后谁也不能开始新的答卷，正在答的可以答完。'}</p><Button disabled={over} onClick={() => pause(true)}>暂停答题</Button></>}
          </section>
          <section className='box news-part news-list' aria-label='竞赛页上的公告和记录'>
            <h2 className='h2'>成员在竞赛页上看到的</h2>
            {notes.length ? <ul>{notes.map(({ at, text: note }, i) => <li key={i}><span className='cap num whole'>{dayTime(at)}</span><span>{note}</span></li>)}</ul> : <p className='sub'>还没有公告。</p>}
          </section>
          {pausing ? <PauseForm id={round.id} close={() => pause(false)} done={found.set} /> : null}
        </div>
      )}
    </Loaded>
  )
}

function PauseForm({ id, close, done }: { id: string; close: () => void; done: (news: Awaited<ReturnType<typeof paused>>) => void }) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(async () => {
    done(await paused(id, reason.trim()))
    void message.success('已暂停')
    close()
  })
  return (
    <Modal title='暂停答题？' open okText='暂停' cancelText='不暂停' confirmLoading={act.busy} onOk={() => { setTried(true); if (reason.trim()) act.run() }} onCancel={close}>
      <p className='sub'>暂停不会推迟截止时间。时间不够的，恢复后可以延长截止。</p>
      <Field label='为什么暂停' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='会写在竞赛页上，参加的人都看得到'>
        {(props) => <Input {...props} value={reason} maxLength={100} placeholder='如：第 3 题有误，正在更正' onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <Problem error={act.error} />
    </Modal>
  )
}

const paused = (id: string, reason: string) => request('POST /organiser/rounds/:id/pause', { id, reason })
