import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../services/act'
import { useCopy } from '../../services/copy'
import { useList } from '../../services/list'
import { count } from '../../services/format'
import { request, type Answer } from '../../services/request'
import { Problem } from '../../shell/Problem'
import { Empty, Failed, Skeleton } from '../../shell/States'
import type { Asked } from './ProgressTab'
import { SendReminder } from './SendReminder'

type Page = Answer<'GET /organiser/rounds/:id/absent'>

/** Who has not taken part, for whoever organises that unit; with words to send, which may be changed before they are copied. */
export function AbsentDrawer({ roundId, unit, close }: { roundId: string; unit: Asked; close: () => void }) {
  const list = useList<Page['items'][number], Page>((cursor) => request('GET /organiser/rounds/:id/absent', { id: roundId, unit: unit.id, cursor, limit: 100 }), unit.id)
  const { items, head, error, ended, more, adding, moreError } = list
  return (
    <Drawer title={head ? `${unit.name}：${count(head.total)} 人未参与` : unit.name} open onClose={close} size={480}>
      {items === null || !head
        ? error ? <Failed title='名单暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={6} />
        : items.length === 0
          ? <Empty title='全部参与了' text='这个单位里，开赛时在册的人都答过了。' />
          : (
            <>
              <p className='cap'>名单只给本单位的组织者看，请不要张榜公布。</p>
              <SendReminder roundId={roundId} unit={unit} />
              {head.reminder ? <Reminder text={head.reminder} /> : null}
              <CopyNames roundId={roundId} unit={unit.id} total={head.total} />
              <Names items={items} />
              {ended ? null : <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div>}
            </>
            )}
    </Drawer>
  )
}

function Reminder({ text: first }: { text: string }) {
  const copy = useCopy('支部群')
  const [text, setText] = useState(first)
  return (
    <section aria-label='提醒文字' className='absent-remind'>
      <label className='field-label' htmlFor='reminder'>提醒文字，可以改</label>
      <Input.TextArea id='reminder' value={text} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} onChange={({ target }) => setText(target.value)} />
      <div className='row gap-s absent-acts'><Button onClick={() => void copy(text)}>复制提醒文字</Button></div>
    </section>
  )
}

/** Everybody, not only those shown so far; one a line, the unit in a column of its own. */
function CopyNames({ roundId, unit, total }: { roundId: string; unit: string; total: number }) {
  const copy = useCopy(' Excel 或支部群')
  const { run, busy, error } = useAct(async () => {
    const names: Page['items'] = []
    for (let cursor: string | undefined | null; cursor !== null;) {
      const page: Page = await request('GET /organiser/rounds/:id/absent', { id: roundId, unit, cursor, limit: 200 })
      names.push(...page.items)
      cursor = page.next
    }
    await copy(names.map((one) => `${one.name}\t${one.unit.name}`).join('\n'))
  })
  return <><Button onClick={() => run()} loading={busy}>复制名单（{count(total)} 人）</Button><Problem error={error} /></>
}

const Names = ({ items }: { items: Page['items'] }) => (
  <ul className='absent-names'>
    {items.map(({ memberId, name, unit, phoneTail }) => <li key={memberId} className='between'><span><span className='strong'>{name}</span> <span className='cap'>{unit.name}</span></span><span className='cap num'>{phoneTail ? `手机尾号 ${phoneTail}` : ''}</span></li>)}
  </ul>
)
