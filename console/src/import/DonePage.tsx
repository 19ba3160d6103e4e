import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import type { ImportSummary } from '../../../contract/questions'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { count } from '../services/format'
import { request, type Answer } from '../services/request'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Loaded } from '../shell/States'
import { leftOf } from './footer-words'
import { Steps } from './Steps'
import { undoneWords } from './undone-words'
import './import.css'

export function DonePage() {
  const { importId = '' } = useParams()
  const summary = useData(() => request('GET /imports/:id', { id: importId }), importId)
  const bank = summary.data?.bank
  return (
    <Page title='入库结果' crumbs={[{ text: '题库', to: '/banks' }, ...(bank ? [{ text: bank.name, to: `/banks/${bank.id}` }] : []), { text: '导入试题' }]} actions={<Steps at={3} />}>
      <Loaded of={summary} failed='入库结果暂时取不出来'>
        {(found) => (found.state === 'open' && found.counts.done === 0 ? <Navigate to={`/imports/${found.id}`} replace /> : <Done found={found} set={summary.set} />)}
      </Loaded>
    </Page>
  )
}

type Undone = Answer<'POST /imports/:id/undo'>

function Done({ found, set }: { found: ImportSummary; set: (found: ImportSummary) => void }) {
  const { id, name, bank, counts, imported, undoable, state } = found
  const go = useNavigate()
  const { modal } = App.useApp()
  const [undone, setUndone] = useState<Undone | null>(null)
  const undo = useAct(async () => {
    const answer = await request('POST /imports/:id/undo', { id })
    setUndone(answer)
    set(answer)
  })
  const ask = () => modal.confirm({
    title: `撤销这次入库的 ${count(imported.created + imported.replaced)} 题？`,
    content: '新增而没有用过的题会删除，已经用进竞赛的题改为停用，替换过的题恢复原来的内容。后来又改过的不动。',
    okText: '撤销这次入库', cancelText: '不撤销', onOk: () => undo.run()
  })
  const { left, skipped } = leftOf(counts)
  const stored = imported.created + imported.replaced
  const toBank = bank ? <Button type='primary' onClick={() => void go(`/banks/${bank.id}`)}>去题库“{bank.name}”</Button> : null
  return (
    <div className='done'>
      <div className='rule' />
      <div className='box done-box'>
        <div role='status'>
          <h2 className='h1 num'>{state === 'undone' ? '这次入库已经撤销' : stored ? `已入库 ${count(stored)} 题` : '这次没有题入库'}</h2>
          <p className='sub'>{name}</p>
          {state === 'undone'
            ? <ul>{undone ? undoneWords(undone).map((line) => <li key={line}>{line}</li>) : <li>题库里已没有这次导入的题。</li>}</ul>
            : (
              <ul className='num'>
                {stored ? <li>新增 {count(imported.created)} 题{imported.replaced ? `，替换旧题 ${count(imported.replaced)} 题` : ''}{bank ? `，在题库“${bank.name}”` : ''}</li> : null}
                {left ? <li>还有 {count(left)} 题没有入库{counts.problem ? `，其中 ${count(counts.problem)} 题要处理` : ''}</li> : null}
                {skipped ? <li>跳过 {count(skipped)} 题</li> : null}
              </ul>
              )}
        </div>
        <Problem error={undo.error} />
        <div className='row gap wrap'>
          {toBank}
          {state !== 'undone' && left ? <Button onClick={() => void go(`/imports/${id}${counts.problem ? '?tab=problem' : ''}`)}>接着核对余下的</Button> : null}
          {state !== 'undone' && skipped && !left ? <Button onClick={() => void go(`/imports/${id}`)}>看跳过的题</Button> : null}
          {undoable && state !== 'undone' ? <Button onClick={ask} loading={undo.busy}>撤销这次入库</Button> : null}
          <Link to='/imports/new'>再导入一个文件</Link>
        </div>
      </div>
    </div>
  )
}
