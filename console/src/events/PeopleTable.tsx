import { Button, Table, type TableColumnsType } from 'antd'
import type { EventPerson } from '../../../contract/event-desk'
import { count, dayTime } from '../services/format'
import type { Decision } from './Deciding'
import type { PeopleState } from './PeopleTab'
import { signUpNames } from './words'

interface Props { items: EventPerson[]; names: Record<PeopleState, string>; chosen: string[]; choose: (ids: string[]) => void; mayRemove: boolean; busy: boolean; pass: (id: string) => void; decide: (decision: Decision) => void }

export const isLive = ({ state }: EventPerson) => ['applied', 'waiting', 'offered', 'confirmed', 'excused'].includes(state)

/** One row a sign-up, with what was filled in and what can be done about it. */
export function PeopleTable({ items, names, chosen, choose, mayRemove, busy, pass, decide }: Props) {
  const several = new Set(items.map(({ session }) => session)).size > 1 || items.some(({ position }) => position)
  const filled = items.some(({ answers, others }) => answers.length || others.length)
  const acts = mayRemove || items.some(({ mayDecide }) => mayDecide)
  const columns: TableColumnsType<EventPerson> = [
    { title: '姓名、单位', key: 'name', width: 190, render: (_, { name, unit, phone }) => <><span className='strong whole'>{name}</span>{phone ? <span className='cap num'> {phone}</span> : null}<div className='cap'>{unit.name}</div></> },
    ...(several ? [{ title: '场次、岗位', key: 'session', width: 150, render: (_: unknown, { sessionName, position }: EventPerson) => <>{sessionName}{position ? <div className='cap'>{position}</div> : null}</> }] : []),
    { title: '状态', key: 'state', width: 150, render: (_, person) => <State of={person} names={names} /> },
    { title: '人数', key: 'heads', align: 'right', width: 70, render: (_, { heads }) => <span className='num whole'>{count(heads)} 人</span> },
    ...(filled ? [{ title: '填的内容', key: 'answers', render: (_: unknown, person: EventPerson) => <Filled of={person} /> }] : []),
    { title: '报名时间', key: 'at', width: 140, render: (_, { at, ticket }) => <><span className='num'>{dayTime(at)}</span>{ticket ? <div className='cap num whole'>报名号 {ticket}</div> : null}</> },
    ...(acts ? [{
      title: '操作', key: 'acts', width: 170, className: 'people-acts', render: (_: unknown, person: EventPerson) => (
        <span className='row gap-s wrap'>
          {person.mayDecide ? <Button size='small' disabled={busy} aria-label={`通过${person.name}`} onClick={() => pass(person.id)}>通过</Button> : null}
          {person.mayDecide ? <Button size='small' disabled={busy} aria-label={`不通过${person.name}`} onClick={() => decide({ what: 'decline', people: [person] })}>不通过</Button> : null}
          {mayRemove && isLive(person) && !person.mayDecide ? <Button size='small' aria-label={`${person.state === 'excused' ? '撤销请假' : '取消报名'}：${person.name}`} onClick={() => decide({ what: 'remove', people: [person] })}>{person.state === 'excused' ? '撤销请假' : '取消报名'}</Button> : null}
        </span>
      )
    }] : [])
  ]
  return (
    <div className='people-scroll' tabIndex={0} role='region' aria-label='报名名单'>
      <Table<EventPerson>
        rowKey='id' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' style={{ minWidth: 720 + (several ? 150 : 0) + (filled ? 220 : 0) + (acts ? 170 : 0) }}
        {...(acts && { rowSelection: { selectedRowKeys: chosen, onChange: (keys) => choose(keys.map(String)), getCheckboxProps: (person) => ({ disabled: !(person.mayDecide || (mayRemove && isLive(person))), 'aria-label': `选中${person.name}` }) } })}
      />
    </div>
  )
}

function State({ of: { state, ahead, stage, reason }, names }: { of: EventPerson; names: Props['names'] }) {
  const live = state === 'applied' || state === 'waiting' || state === 'offered' || state === 'confirmed' || state === 'excused'
  return (
    <>
      <span className={state === 'confirmed' ? 'good' : state === 'applied' || state === 'offered' ? 'care' : ''}>{live ? names[state] : signUpNames[state]}{ahead === null ? '' : `第 ${count(ahead)} 位`}</span>
      {stage ? <div className='cap'>{stage}</div> : null}{reason ? <div className='cap'>{reason}</div> : null}
    </>
  )
}

const Filled = ({ of: { answers, others } }: { of: EventPerson }) => (
  <div className='event-answers'>
    {answers.map(({ label, text }, i) => <div key={i}><span className='cap'>{label}：</span>{text}</div>)}
    {others.length ? <div><span className='cap'>同行：</span>{others.join('、')}</div> : null}
    {answers.length || others.length ? null : '—'}
  </div>
)
