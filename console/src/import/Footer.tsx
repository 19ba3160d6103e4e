import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import type { ImportSummary } from '../../../contract/questions'
import { useAct } from '../services/act'
import { download } from '../services/files'
import { count } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { footerWords } from './footer-words'
import type { Review } from './useReview'

export function Footer({ review, found }: { review: Review; found: ImportSummary }) {
  const go = useNavigate()
  const { modal } = App.useApp()
  const list = useAct(() => download(`/imports/${found.id}/problems.xlsx`, `${found.name.replace(/\.\w+$/, '')}-问题清单.xlsx`))
  const commit = useAct(async () => {
    review.summary.set(await request('POST /imports/:id/commit', { id: found.id }))
    await go(`/imports/${found.id}/done`)
  })
  const give = () => modal.confirm({
    title: '放弃这次导入？', content: '核对时做的改动不再保留，题库不变。', okText: '放弃这次导入', cancelText: '接着核对',
    onOk: async () => {
      await request('DELETE /imports/:id', { id: found.id }).catch(() => undefined)
      review.release()
      await go(found.bank ? `/banks/${found.bank.id}` : '/banks')
    }
  })
  const { chosen, over, rest, act } = footerWords(found)
  const { unsaved } = review
  const why = unsaved ? `第 ${unsaved} 题改了还没有保存，先点“改好了”或“取消”` : over ? '' : !found.bank ? '先在上面选入到哪个题库' : chosen === 0 ? '还没有可以入库的题' : ''
  return (
    <div className='rev-foot' role='region' aria-label='入库'>
      <div className='grow num' role='status'><span className='strong'>已选 {count(chosen)} 题</span> <span className='sub'>{commit.busy && !over ? '正在入库…' : why || rest}</span></div>
      <Problem error={commit.error ?? list.error} />
      {found.counts.done ? null : <Button type='text' onClick={give}>放弃这次导入</Button>}
      {found.counts.problem ? <Button icon={<DownloadOutlined aria-hidden />} onClick={() => list.run()} loading={list.busy}>导出问题清单</Button> : null}
      <Button type='primary' disabled={!!why} loading={commit.busy} onClick={() => commit.run()}>{act}</Button>
    </div>
  )
}
