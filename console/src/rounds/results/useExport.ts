import { App } from 'antd'
import { lookAtJobs } from '../../jobs/jobs'
import { useAct, type Act } from '../../services/act'
import { request, type Sent } from '../../services/request'

type Wanted = Omit<Sent<'POST /organiser/rounds/:id/results/export'>, 'id'>

/** Orders a file: it is made while one goes on. */
export function useExport(roundId: string): Act<[Wanted]> {
  const { message } = App.useApp()
  return useAct(async (wanted: Wanted) => {
    await request('POST /organiser/rounds/:id/results/export', { id: roundId, ...wanted })
    void message.success('正在导出，做好后在右上角“任务”里下载')
    await lookAtJobs()
  })
}
