import { Button } from 'antd'
import { JobRow } from '../jobs/JobRow'
import { jobs } from '../jobs/jobs'
import type { Job } from '../../../contract/jobs'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { Failed, Skeleton } from '../shell/States'
import '../jobs/jobs.css'

const KIND = 'report'

/** Reports that one has had made. What is under way goes on by itself, also while one is elsewhere. */
export function Made({ again }: { again: number }) {
  const live = jobs.use((state) => state.items)
  const ends = live.filter(({ kind, endedAt }) => kind === KIND && endedAt !== null).length
  const list = useList<Job, Answer<'GET /jobs'>>((cursor) => request('GET /jobs', { kind: KIND, cursor, limit: 5 }), `${again} ${ends}`)
  const { items, error, ended, more, adding, moreError } = list
  // What the tray has heard since is newer.
  const now = items?.map((job) => live.find(({ id }) => id === job.id) ?? job)
  return (
    <section className='box report-made' aria-labelledby='report-made'>
      <h2 className='h2' id='report-made'>做过的报告</h2>
      {now === undefined
        ? error ? <Failed title='做过的报告暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={2} />
        : now.length
          ? <ul className='jobs' aria-live='polite'>{now.map((job) => <JobRow key={job.id} job={job} />)}</ul>
          : <p className='sub'>还没有。生成的报告列在这里，文件保留 7 天。</p>}
      {now?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
    </section>
  )
}
