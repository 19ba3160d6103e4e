import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../services/act'
import { useCopy } from '../services/copy'
import { count } from '../services/format'
import { Problem } from '../shell/Problem'

/* What a drawer with names is made of: for the unit's organiser alone. */

export interface Named { memberId: string; name: string; unit: { name: string } }

export const Discreet = () => <p className='cap'>名单只给本单位的组织者看，请不要张榜公布。</p>

/** Words to send, which may be changed before they are copied. */
export function Reminder({ text: first }: { text: string }) {
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

/** Everybody, not only those shown; one a line, the unit in a column of its own. */
export function CopyNames({ total, all }: { total: number; all: () => Promise<readonly Named[]> }) {
  const copy = useCopy(' Excel 或支部群')
  const { run, busy, error } = useAct(async () => { await copy((await all()).map(({ name, unit }) => `${name}\t${unit.name}`).join('\n')) })
  return <><Button onClick={() => run()} loading={busy}>复制名单（{count(total)} 人）</Button><Problem error={error} /></>
}

export const NameList = <P extends Named>({ people, note }: { people: readonly P[]; note: (person: P) => string }) => (
  <ul className='absent-names'>
    {people.map((person) => <li key={person.memberId} className='between'><span><span className='strong'>{person.name}</span> <span className='cap'>{person.unit.name}</span></span><span className='cap num'>{note(person)}</span></li>)}
  </ul>
)
