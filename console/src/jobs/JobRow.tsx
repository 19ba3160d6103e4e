import { Button, Progress } from 'antd'
import type { Job } from '../../../contract/jobs'
import { useAct } from '../services/act'
import { download } from '../services/files'
import { count, dayTime, size } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { lookAtJobs } from './jobs'

const words: Record<Job['state'], string> = { waiting: '等待开始', running: '正在进行', done: '已完成', failed: '没有完成', cancelled: '已取消' }

export function JobRow({ job }: { job: Job }) {
  const { id, title, state, done, total, message, at, endedAt, file, mayCancel } = job
  const cancel = useAct(async () => { await request('POST /jobs/:id/cancel', { id }); await lookAtJobs() })
  const save = useAct(async () => { if (file) await download(`/jobs/${id}/file`, file.name) })
  const running = state === 'running' || state === 'waiting'
  return (
    <li className='job'>
      <div className='between gap-s'><span className='strong'>{title}</span><span className={`whole ${state === 'done' ? 'good' : state === 'failed' ? 'care' : 'cap'}`}>{words[state]}</span></div>
      {running ? <Progress percent={total ? Math.floor((done / total) * 100) : 0} aria-label={`${title}的进度`} format={() => (total ? `${count(done)} / ${count(total)}` : '')} /> : null}
      {message && message !== words[state] ? <p className={state === 'failed' ? 'care' : 'sub'}>{message}</p> : null}
      <p className='cap num'>{endedAt === null ? `${dayTime(at)} 开始` : `${dayTime(endedAt)} 结束`}{file ? `，文件保留到 ${dayTime(file.expiresAt)}` : ''}</p>
      <Problem error={cancel.error ?? save.error} />
      {file || mayCancel
        ? (
          <div className='row gap-s job-acts'>
            {file ? <Button loading={save.busy} onClick={() => save.run()}>下载（{size(file.bytes)}）</Button> : null}
            {mayCancel ? <Button type='text' loading={cancel.busy} onClick={() => cancel.run()}>取消</Button> : null}
          </div>
          )
        : null}
    </li>
  )
}
