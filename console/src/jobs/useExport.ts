import { App } from 'antd'
import type { Job } from '../../../contract/jobs'
import { useAct, type Act } from '../services/act'
import { lookAtJobs } from './jobs'

/** Asks for a table that is made by itself, and says where it will be. */
export function useExport<A extends unknown[]>(ask: (...args: A) => Promise<Job>): Act<A> {
  const { message } = App.useApp()
  return useAct(async (...args: A) => {
    await ask(...args)
    void message.success('正在导出，做好后在右上角“任务”里下载')
    await lookAtJobs()
  })
}
