import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ListRow, RosterImport } from '../../../contract/enrol'
import { Choice } from '../shell/Choice'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { RequestError } from '../services/request-error'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { LeftList } from './LeftList'
import { ListRows } from './ListRows'
import { NewUnits } from './NewUnits'
import { KINDS, changesSaid, type Kind } from './list-words'

interface Props { list: RosterImport; set: (list: RosterImport) => void; again: () => Promise<void> }

export function ListReview({ list, set, again }: Props) {
  const { modal } = App.useApp()
  const go = useNavigate()
  const { counts } = list
  const first = KINDS.find(({ kind }) => counts[kind] > 0)?.kind ?? 'same'
  const [asked, show] = useState<Kind | 'left'>(first)
  const shown = asked !== 'left' && counts[asked] === 0 ? first : asked === 'left' && !list.complete ? first : asked
  const rows = useList<ListRow, Answer<'GET /roster-imports/:id/rows'>>((cursor) => request('GET /roster-imports/:id/rows', { id: list.id, kind: shown === 'left' ? 'same' : shown, cursor, limit: 50 }), `${list.id} ${shown} ${list.version} ${list.mark}`)
  const units = useData(() => request('GET /organiser/units'))
  /** Whatever is sent is about what is shown; when it was changed elsewhere, the newest comes and is said to have come. */
  const send = async (call: () => Promise<RosterImport>) => {
    try { set(await call()) } catch (error) {
      if (error instanceof RequestError && error.code === 'edited_elsewhere') await again()
      throw error
    }
  }
  const whole = useAct((complete: boolean) => send(() => request('PUT /roster-imports/:id', { id: list.id, version: list.version, complete })))
  const skip = useAct(() => send(() => request('POST /roster-imports/:id/skip', { id: list.id, version: list.version })))
  const apply = useAct(() => send(() => request('POST /roster-imports/:id/apply', { id: list.id, version: list.version, mark: list.mark })))
  const drop = useAct(async () => { await request('DELETE /roster-imports/:id', { id: list.id }); await go('/roster') })
  const askApply = () => modal.confirm({
    title: '按这份名单改花名册？', okText: '导入', cancelText: '再看看', onOk: () => apply.run(),
    content: <><p className='num'>{changesSaid(list)}。</p>{counts.left ? <p className='care'>{count(counts.left)} 人会设为离开，请确认“离开”一栏的名单没有错。</p> : null}<p className='sub'>已经开始的竞赛不变；设错的离开可以恢复。</p></>
  })
  const askDrop = () => modal.confirm({ title: '放弃这份名单？', content: '核对时改的内容不再保留，花名册不变。', okText: '放弃', cancelText: '接着核对', onOk: () => drop.run() })
  const tabs = [...KINDS.filter(({ kind }) => counts[kind] > 0).map(({ kind, name }) => ({ value: kind as Kind | 'left', text: `${name} ${count(counts[kind])}` })), ...(list.complete ? [{ value: 'left' as const, text: `离开 ${count(counts.left)}` }] : [])]
  const error = whole.error ?? skip.error ?? apply.error ?? drop.error
  return (
    <div className='list-review'>
      <div className='list-body'>
        {list.changedMeanwhile ? <div className='conflict' role='alert'><p className='strong'>刚才没有导入，花名册一个字也没有改。</p><p className='sub'>{list.job?.message} 下面是重新比对的结果。</p></div> : null}
        <div className='box list-file'>
          <div className='grow'><p className='strong one-line'>{list.name}</p><p className='cap num'>{list.unit.name}的名单，共 {count(list.total)} 行</p>{list.notes.map((note) => <p key={note} className='cap care'>{note}</p>)}</div>
          <Checkbox checked={list.complete} disabled={whole.busy} onChange={({ target }) => whole.run(target.checked)}>这份表是“{list.unit.name}”的完整名单（含下级），没有列出的人都已离开</Checkbox>
        </div>
        {list.units.length && units.data ? <NewUnits list={list} units={units.data.units} send={send} /> : null}
        <div className='between gap wrap list-tabs'>
          <Choice<Kind | 'left'> label='看哪些行' value={shown} change={show} items={tabs} />
          {shown === 'problem' ? <Button onClick={() => skip.run()} loading={skip.busy}>跳过所有有问题的行</Button> : null}
        </div>
        {shown === 'left'
          ? <LeftList key={list.mark} id={list.id} />
          : (
            <div className={`box${rows.loading && rows.items ? ' dim' : ''}`} aria-busy={rows.loading}>
              {rows.items === null
                ? rows.error ? <Failed title='名单暂时取不出来' error={rows.error} retry={rows.refresh} /> : <Skeleton rows={8} />
                : rows.items.length ? <ListRows rows={rows} list={list} units={units.data?.units ?? []} send={send} /> : <Empty title='没有这样的行' text='看别的几类，或者直接导入。' />}
            </div>
            )}
      </div>
      <div className='rev-foot' role='region' aria-label='导入'>
        <div className='grow num' role='status'><span className='strong'>{changesSaid(list)}</span> <span className='sub'>{counts.problem ? `还有 ${count(counts.problem)} 行要处理，改好或跳过以后才能导入` : ''}</span></div>
        <Problem error={error} />
        <Button type='text' onClick={askDrop}>放弃这份名单</Button>
        <Button type='primary' disabled={counts.problem > 0} loading={apply.busy} onClick={askApply}>导入花名册</Button>
      </div>
    </div>
  )
}
