import { Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Data } from '../services/data'
import type { RequestError } from '../services/request-error'

/** Stands for rows that are on their way; nothing for the first moment. */
export function Skeleton({ rows = 5 }: { rows?: number }) {
  const [shown, show] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => show(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className='bones' role='status'>
      <span className='said'>正在取数据</span>
      {shown ? Array.from({ length: rows }, (_, i) => <div key={i} className='bone' style={{ width: `${[92, 76, 84, 68, 80][i % 5]}%` }} />) : null}
    </div>
  )
}

/** What will be no different the next time. */
const forGood = ({ code }: RequestError) => code === 'forbidden' || code === 'not_found'

export function Failed({ title, error, retry }: { title: string; error: RequestError; retry: () => unknown }) {
  if (forGood(error)) return <Closed reason={error.message} />
  return (
    <div className='state' role='alert'>
      <div className='h2'>{title}</div>
      <p className='sub'>{error.message}</p>
      <Button onClick={() => void retry()}>再试一次</Button>
      {error.problem ? <p className='cap'>问题编号 {error.problem}</p> : null}
    </div>
  )
}

/** The first sentence of the reason stands as the title; a page that nothing led to goes back to the rounds. */
function Closed({ reason }: { reason: string }) {
  const go = useNavigate()
  const first = useLocation().key === 'default'
  const [title = '', ...rest] = reason.split('。').filter(Boolean)
  return (
    <div className='state' role='alert'>
      <div className='h2'>{title}</div>
      {rest.length ? <p className='sub'>{rest.join('。')}。</p> : null}
      <Button onClick={() => void (first ? go('/rounds', { replace: true }) : go(-1))}>{first ? '去看竞赛' : '返回上一页'}</Button>
    </div>
  )
}

export function Empty({ title, text, children }: { title: string; text: ReactNode; children?: ReactNode }) {
  return <div className='state'><div className='h2'>{title}</div><p className='sub'>{text}</p>{children}</div>
}

/** A page's data in whichever state they are. */
export function Loaded<T>({ of, failed, rows, children }: { of: Data<T>; failed: string; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data !== null) return <>{children(of.data)}</>
  if (of.error) return <Failed title={failed} error={of.error} retry={of.refresh} />
  return <Skeleton rows={rows} />
}
