import { DownloadOutlined } from '@ant-design/icons'
import { Badge, Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { Empty } from '../shell/States'
import { JobRow } from './JobRow'
import { jobs, lookAtJobs } from './jobs'
import './jobs.css'

/** What goes on by itself, wherever one is meanwhile; its files are fetched here. */
export function Tray() {
  const [shown, show] = useState(false)
  const open = jobs.use((state) => state.open)
  const fresh = jobs.use((state) => state.fresh)
  const items = jobs.use((state) => state.items)
  useEffect(() => { void lookAtJobs() }, [])
  const says = open ? `任务，${open} 项正在进行` : fresh ? '任务，有新做完的' : '任务'
  return (
    <>
      <button type='button' className='plain-button tray' aria-label={says} title='任务' onClick={() => { show(true); jobs.set({ fresh: false }); void lookAtJobs() }}>
        <Badge count={open} dot={!open && fresh} size='small' color='var(--red)'><DownloadOutlined aria-hidden /></Badge><span className='tray-word'>任务</span>
      </button>
      <Drawer title='任务' open={shown} onClose={() => show(false)} size={440} destroyOnHidden>
        {items.length
          ? <ul className='jobs' aria-live='polite'>{items.map((job) => <JobRow key={job.id} job={job} />)}</ul>
          : <Empty title='还没有任务' text='导出、报告和批量导入在这里显示进度，做好的文件从这里下载。离开页面也会接着做。' />}
      </Drawer>
    </>
  )
}
