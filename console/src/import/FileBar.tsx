import { FileTextOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ImportSummary } from '../../../contract/questions'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { count } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { BankChoice } from './BankChoice'
import { SetForAll } from './SetForAll'
import { saidOf } from './defaults'
import { lineWord } from './source'
import type { Review } from './useReview'

const NAMES = [['single', '单选'], ['multiple', '多选'], ['judge', '判断'], ['fill', '填空'], ['short', '简答'], ['unsupported', '其他']] as const

/** What was read, into which bank it goes, and what holds for all of it. */
export function FileBar({ review, found }: { review: Review; found: ImportSummary }) {
  const banks = useData(() => request('GET /banks'))
  const go = useNavigate()
  const { modal } = App.useApp()
  const [setting, openSetting] = useState(false)
  const choose = useAct(async (bankId: string) => {
    review.summary.set(await request('PUT /imports/:id', { id: found.id, bankId, ...review.defaults }))
    await review.list.refresh()
  })
  const away = () => modal.confirm({
    title: '放弃这次核对，换一个文件？', content: found.counts.done ? '已经入库的题不受影响，其余的不再保留。' : '核对时做的改动不再保留，题库不变。',
    okText: '放弃，换文件', cancelText: '接着核对',
    onOk: async () => {
      if (!found.counts.done) await request('DELETE /imports/:id', { id: found.id }).catch(() => undefined)
      review.release()
      await go(`/imports/new${found.bank ? `?bank=${found.bank.id}` : ''}`)
    }
  })
  const said = saidOf(review.defaults)
  const bare = review.bare && !review.defaults.difficulty
  const kinds = NAMES.filter(([type]) => found.counts[type]).map(([type, name]) => `${name} ${count(found.counts[type])}`).join('、')
  return (
    <>
      <div className='rev-file'>
        <FileTextOutlined aria-hidden />
        <div className='grow'>
          <div className='strong one-line' title={found.name}>{found.name}</div>
          <div className='cap num'>{found.lines ? `共 ${count(found.lines)} ${lineWord(found.name)}，` : ''}认出 {count(found.counts.total)} 题：{kinds}{said ? `。入库时填上${said}` : ''}{bare ? '。没写难度的按“中”入库' : ''}</div>
        </div>
        {found.counts.done ? <Link to={`/imports/${found.id}/done`} className='whole'>看入库结果</Link> : null}
        <span className='sub whole'>入到题库</span>
        <BankChoice banks={banks} value={found.bank?.id ?? null} choose={choose.run} disabled={choose.busy || found.counts.done > 0} />
        <Button onClick={() => openSetting(true)} disabled={!found.bank} title={found.bank ? undefined : '先选题库'}>统一设专题、难度</Button>
        <Button onClick={away}>换文件</Button>
      </div>
      <Problem error={choose.error} />
      {setting && found.bank ? <SetForAll id={found.id} bank={found.bank} start={review.defaults} close={() => openSetting(false)} done={(next, defaults) => { openSetting(false); review.setDefaults(defaults); review.summary.set(next) }} /> : null}
    </>
  )
}
