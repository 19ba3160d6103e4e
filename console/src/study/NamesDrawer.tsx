import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../services/act'
import { useCopy } from '../services/copy'
import { count } from '../services/format'
import { useData } from '../services/data'
import { Problem } from '../shell/Problem'
import { Loaded } from '../shell/States'
import { everybody } from './everybody'
import { onlyNames, type Only } from './PeopleTab'

type Asked = Parameters<typeof everybody>[0]
interface Props { asked: Asked; only: Only; title: string; unitName: string; total: number; close: () => void }

const reminders: Partial<Record<Only, (title: string) => string>> = {
  'none-yet': (title) => `“${title}”已经开始。方便的时候打开“学史”，在“学习”里就能看到今天的任务。`,
  'not-today': (title) => `“${title}”今天的任务还没做的同志，晚些时候有空可以打开“学史”完成。`,
  behind: (title) => `“${title}”前些天落下的，可以看看还能不能补卡；有困难请跟组织者说一声。`
}

/** Words to send, which may be changed first, and names to copy; for the unit's organiser alone. */
export function NamesDrawer({ asked, only, title, unitName, total, close }: Props) {
  const found = useData(() => everybody(asked), JSON.stringify(asked))
  const reminder = reminders[only]?.(title)
  return (
    <Drawer title={`${unitName}：${only === 'all' ? '' : onlyNames[only]} ${count(total)} 人`} open onClose={close} size={480}>
      {only === 'all' ? null : <p className='cap'>名单只给本单位的组织者看，请不要张榜公布。</p>}
      {reminder ? <Reminder text={reminder} /> : null}
      <Loaded of={found} failed='名单暂时取不出来' rows={6}>
        {(people) => (
          <>
            <CopyNames people={people} />
            <ul className='absent-names'>
              {people.slice(0, 300).map(({ memberId, name, unit, totals }) => <li key={memberId} className='between'><span><span className='strong'>{name}</span> <span className='cap'>{unit.name}</span></span><span className='cap num'>{totals.days ? `打了 ${count(totals.days)} 天` : ''}</span></li>)}
            </ul>
            {people.length > 300 ? <p className='cap num'>这里只列前 300 人，复制的名单是全部 {count(people.length)} 人。</p> : null}
          </>
        )}
      </Loaded>
    </Drawer>
  )
}

function Reminder({ text: first }: { text: string }) {
  const copy = useCopy('支部群')
  const [text, setText] = useState(first)
  return (
    <section aria-label='提醒文字' className='absent-remind'>
      <label className='field-label' htmlFor='plan-reminder'>提醒文字，可以改</label>
      <Input.TextArea id='plan-reminder' value={text} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} onChange={({ target }) => setText(target.value)} />
      <div className='row gap-s absent-acts'><Button onClick={() => void copy(text)}>复制提醒文字</Button></div>
    </section>
  )
}

/** One a line, the unit in a column of its own. */
function CopyNames({ people }: { people: Awaited<ReturnType<typeof everybody>> }) {
  const copy = useCopy(' Excel 或支部群')
  const { run, busy, error } = useAct(() => copy(people.map(({ name, unit }) => `${name}\t${unit.name}`).join('\n')))
  return <><Button onClick={() => run()} loading={busy}>复制名单（{count(people.length)} 人）</Button><Problem error={error} /></>
}
