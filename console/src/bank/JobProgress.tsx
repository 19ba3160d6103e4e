import { Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Job } from '../../../contract/jobs'
import type { QuestionDetail } from '../../../contract/questions'
import { count } from '../services/format'
import { request } from '../services/request'
import { asRequestError, type RequestError } from '../services/request-error'
import { Problem } from '../shell/Problem'

const over = ({ state }: Job) => state === 'done' || state === 'failed'

/** The server goes on by itself; here one sees how far it is. */
interface Props { job: Job; rounds: QuestionDetail['rounds']; done: () => void; close: () => void }

export function JobProgress({ job: first, rounds, done, close }: Props) {
  const [job, setJob] = useState(first)
  const [error, setError] = useState<RequestError | null>(null)
  const told = useRef(false)
  useEffect(() => {
    if (over(job)) {
      if (!told.current) done()
      told.current = true
      return
    }
    const timer = setTimeout(() => {
      request('GET /jobs/:id', { id: job.id }).then(
        (next) => { setError(null); setJob({ ...next }) },
        (failure: unknown) => { setError(asRequestError(failure)); setJob({ ...job }) }
      )
    }, error ? 4000 : 1000)
    return () => clearTimeout(timer)
  }, [job, error, done])
  const part = job.total ? Math.floor((job.done / job.total) * 100) : over(job) ? 100 : 0
  return (
    <div role='status'>
      <p className='h2'>{job.state === 'done' ? '答案已改正' : job.state === 'failed' ? '没有全部完成' : '正在重新计分'}</p>
      <Progress percent={part} status={job.state === 'failed' ? 'exception' : job.state === 'done' ? 'success' : 'normal'} aria-label='重新计分的进度' />
      <p className='sub num'>{job.message || `${count(job.done)} / ${count(job.total)} 份`}</p>
      {over(job) ? null : <p className='cap'>可以关上这里，计分会自己做完。</p>}
      <Problem error={error} />
      {job.state === 'done' && rounds.length
        ? (
          <section className='drawer-part' aria-label='看各场的试题分析'>
            <h2 className='h2'>看各场的试题分析</h2>
            <ul>{rounds.map(({ id, title }) => <li key={id}><Link to={`/rounds/${id}/items`}>{title}</Link></li>)}</ul>
          </section>
          )
        : null}
      <Button className='job-close' onClick={close}>{over(job) ? '看这道题' : '先回到这道题'}</Button>
    </div>
  )
}
