import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ColumnEntry, MaterialEntry } from '../../../contract/materials'
import { QueueDesk } from '../review/QueueDesk'
import { ReasonForm } from '../review/ReasonForm'
import { useKeys, useKeysOn } from '../review/useKeys'
import { useQueue } from '../review/useQueue'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { dayTime } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Empty, Failed, Loaded, Skeleton } from '../shell/States'
import { Problem } from '../shell/Problem'
import { refreshWaiting } from '../shell/waits'
import { Phone } from './Phone'
import { RETURN_REASONS } from './words'

/** What members hand in for the shelf, read as everybody would read it. */
export function Contributions() {
  const { message } = App.useApp()
  const list = useList<MaterialEntry, Answer<'GET /organiser/materials'>>((cursor) => request('GET /organiser/materials', { state: 'review', cursor, limit: 20 }))
  const queue = useQueue(list)
  const columns = useData(() => request('GET /organiser/columns'))
  const [returning, giveBack] = useState<MaterialEntry | null>(null)
  const [keysOn, setKeys] = useKeysOn()
  const { current, move } = queue
  useKeys({ j: () => move(1), k: () => move(-1), r: () => { if (current) giveBack(current) } }, keysOn)
  const done = (id: string, text: string) => { queue.done([id]); void message.success(text); void refreshWaiting() }

  if (list.items === null) return <div className='box'>{list.error ? <Failed title='投稿暂时取不出来' error={list.error} retry={list.refresh} /> : <Skeleton rows={6} />}</div>
  if (!current) return <div className='box'><Empty title='没有等着审核的投稿' text='成员在手机上交来的文章会出现在这里，看过以后再发布。' /></div>
  return (
    <>
      <QueueDesk
        queue={queue} what='投稿' name={({ title, author }) => `${author}的投稿：${title}`} total={list.head?.waiting ?? 0} keys={{ on: keysOn, set: setKeys, says: 'J 下一篇，K 上一篇，R 退回' }}
        row={({ title, author, unit, updatedAt }) => <><span className='clamp strong'>{title}</span><span className='between gap-s'><span className='cap one-line'>{author}，{unit.name}</span><span className='cap num whole'>{dayTime(updatedAt)}</span></span></>}
      >
        {(one) => <Contribution key={one.id} entry={one} columns={columns.data?.columns ?? []} published={() => done(one.id, '已发布')} giveBack={() => giveBack(one)} changed={list.refresh} />}
      </QueueDesk>
      {returning
        ? (
          <ReasonForm
            title={`退回“${returning.title}”？`} says='作者可以改了再交。' okText='退回投稿' label='原因（作者会看到）' common={RETURN_REASONS} most={200} close={() => giveBack(null)}
            send={async (reason) => { await request('POST /organiser/materials/:id/return', { id: returning.id, version: returning.version, reason }); done(returning.id, '已退回'); giveBack(null) }}
          />
          )
        : null}
    </>
  )
}

function Contribution({ entry, columns, published, giveBack, changed }: { entry: MaterialEntry; columns: ColumnEntry[]; published: () => void; giveBack: () => void; changed: () => Promise<void> }) {
  const found = useData(() => request('GET /organiser/materials/:id', { id: entry.id }), entry.id)
  const [column, setColumn] = useState(entry.column?.id ?? null)
  const publish = useAct(async () => {
    if (!found.data) return
    const { input, material: { id, version, unit } } = found.data
    try {
      const at = column === input.columnId ? { id, version } : await request('PUT /organiser/materials/:id', { ...input, id, version, unitId: unit.id, columnId: column })
      await request('POST /organiser/materials/:id/publish', at)
      published()
    } catch (failure) {
      // The column may be in already: what is true now is fetched.
      void found.refresh()
      void changed()
      throw failure
    }
  })
  return (
    <Loaded of={found} failed='这篇投稿暂时取不出来'>
      {({ input, files }) => (
        <>
          <p className='sub'><span className='strong'>{entry.author}</span>　{entry.unit.name}　<span className='num'>{dayTime(entry.updatedAt)}</span></p>
          <Phone input={input} files={new Map(files.map((file) => [file.id, file]))} />
          <Problem error={publish.error} />
          <div className='queue-acts row gap wrap'>
            <Select aria-label='放进哪个专栏' className='column-pick' placeholder='选一个专栏' allowClear value={column} onChange={(id?: string | null) => setColumn(id ?? null)} options={columns.filter(({ mine }) => mine).map(({ id, name }) => ({ value: id, label: name }))} />
            <Button type='primary' loading={publish.busy} disabled={column === null} onClick={() => publish.run()}>发布</Button>
            <Button onClick={giveBack}>退回</Button>
            <Link to={`/materials/${entry.id}`}>先修改再发布</Link>
            {column === null ? <span className='cap'>选了专栏才能发布。</span> : null}
          </div>
        </>
      )}
    </Loaded>
  )
}
