import { WarningOutlined } from '@ant-design/icons'
import { App, Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { RequestError } from '../services/request-error'
import { Problem as Failure } from '../shell/Problem'
import { Loaded } from '../shell/States'
import type { Saving } from './desk'
import { errorsIn, isRefusal, problemsIn, type Problem } from './problems'

interface Found { preview: { problems: Problem[] } }
export interface Publishing { close: () => void; refuse: (problems: Problem[]) => void; lead: (problem: Problem) => void }

interface Props<F extends Found> extends Publishing {
  desk: { save: () => Promise<unknown>; close: () => void; store: { get: () => { saving: Saving } } }
  /** What was saved, as it is asked for again. */
  load: () => Promise<F>
  publish: () => Promise<{ title: string }>
  /** Where it is to be seen afterwards. */
  home: string
  failed: string
  fieldName: (field: string) => string
  /** What follows from publishing it. */
  follows: (found: F) => ReactNode
  notice: (found: F) => ReactNode
}

/** The whole notice as it will stand, read before it is published. What is shown is what is saved. */
export function PublishForm<F extends Found>({ desk, load, publish: send, home, failed, fieldName, follows, notice, close, refuse, lead }: Props<F>) {
  const { message } = App.useApp()
  const go = useNavigate()
  const found = useData(async () => {
    const saved = await desk.save()
    const { saving } = desk.store.get()
    if (!saved && saving.state === 'failed') throw saving.error
    return load()
  })
  const publish = useAct(async () => {
    try {
      const { title } = await send()
      desk.close()
      void message.success(`“${title}”已发布`)
      setTimeout(() => void go(home))
    } catch (failure) {
      if (failure instanceof RequestError && isRefusal(failure)) return refuse(problemsIn(failure))
      if (failure instanceof RequestError && failure.code === 'edited_elsewhere') await found.refresh()
      throw failure
    }
  })
  const errors = errorsIn(found.data?.preview.problems ?? [])
  return (
    <Modal title='核对并发布' open width={720} okText='发布' cancelText='再改改' okButtonProps={{ disabled: !found.data || errors.length > 0 }} confirmLoading={publish.busy} onOk={() => publish.run()} onCancel={close}>
      <Loaded of={found} failed={failed} rows={8}>
        {(one) => (
          <>
            <p className='num'>{follows(one)}</p>
            {one.preview.problems.map((problem, i) => (
              <div key={i} className='problem rule-warn'>
                <WarningOutlined aria-hidden /><span>{problem.level === 'warning' ? '提醒：' : ''}{problem.message} <Button type='link' size='small' onClick={() => { close(); lead(problem) }}>去改“{fieldName(problem.field)}”</Button></span>
              </div>
            ))}
            <div className='rule-notice rule-whole' tabIndex={0} role='region' aria-label='通知全文'>{notice(one)}</div>
          </>
        )}
      </Loaded>
      <Failure error={publish.error} />
    </Modal>
  )
}
