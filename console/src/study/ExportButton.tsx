import { Button } from 'antd'
import { useExport } from '../jobs/useExport'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'

/** Units and people as a table for Excel, made by itself. */
export function ExportButton(asked: { id: string; unitId?: string; last?: number }) {
  const take = useExport(() => request('POST /organiser/plans/:id/export', asked))
  return <div><Button loading={take.busy} onClick={() => take.run()}>导出成表</Button><Problem error={take.error} /></div>
}
