import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { RosterImport } from '../../../contract/enrol'
import { count } from '../services/format'
import { request } from '../services/request'
import { asRequestError, type RequestError } from '../services/request-error'
import { Problem } from '../shell/Problem'

/** The server writes the list by itself; here one sees how far it is, and what came of it. */
export function ListDone({ list, set }: { list: RosterImport; set: (list: RosterImport) => void }) {
  const go = useNavigate()
  const [error, setError] = useState<RequestError | null>(null)
  const [tries, setTries] = useState(0)
  const done = list.state === 'done'
  useEffect(() => {
    if (done) return
    const timer = setTimeout(() => {
      request('GET /roster-imports/:id', { id: list.id }).then((now) => { setError(null); setTries(tries + 1); set(now) }, (failure: unknown) => { setError(asRequestError(failure)); setTries(tries + 1) })
    }, error ? 4000 : 1000)
    return () => clearTimeout(timer)
  }, [done, list.id, set, error, tries])
  const { counts, job } = list
  const rows: [string, number][] = [['新增', counts.new], ['调动', counts.moved], ['修改', counts.changed], ['恢复', counts.back], ['离开', counts.left], ['没有变化', counts.same], ['跳过', counts.skipped]]
  return (
    <div className='page-body list-done'>
      <div className='box list-done-box'>
        <div role='status'>
          <p className='h2'>{done ? `“${list.name}”已导入` : `正在导入“${list.name}”`}</p>
          <p className='sub'>{done ? job?.message ?? '' : '可以离开这里，导入会自己做完。'}</p>
        </div>
        {done ? <dl className='facts'>{rows.map(([name, n]) => <div key={name}><dt>{name}</dt><dd className='num'>{count(n)} 人</dd></div>)}</dl> : <Progress percent={job?.total ? Math.floor((job.done / job.total) * 100) : 0} aria-label='导入的进度' />}
        <Problem error={error} />
        <div className='row gap'><Button type='primary' onClick={() => void go(`/roster?unit=${list.unit.id}`)}>去花名册</Button>{done ? <Button onClick={() => void go('/roster/imports/new')}>再导入一份</Button> : null}</div>
      </div>
    </div>
  )
}
