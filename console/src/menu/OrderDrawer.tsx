import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import type { Order, OrderAct } from '../../../contract/menu'
import { wordOf } from '../editor/options'
import { ReasonForm } from '../review/ReasonForm'
import { count, dayTime } from '../services/format'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Loaded } from '../shell/States'
import { AgreeForm } from './AgreeForm'
import { DoneForm, RateForm } from './EndForms'
import { useSteps } from './useSteps'
import { actNames, kinds, orderStates, placeNames, spanWords, stepNames, wishWords } from './words'

/** One order: what was asked, what was agreed, who did what when, and what can be done now. */
export function OrderDrawer({ id, close, changed }: { id: string; close: () => void; changed: () => void }) {
  const found = useData(() => request('GET /menu-orders/:id', { id }), id)
  return (
    <Drawer open title={found.data ? `第 ${found.data.no} 单：${found.data.offer.title}` : '订单'} size={640} onClose={close}>
      <Loaded of={found} failed='订单暂时取不出来' rows={8}>{(order) => <Shown order={order} done={(after) => { found.set(after); changed() }} refresh={found.refresh} />}</Loaded>
    </Drawer>
  )
}

/** What is most likely done next comes first and in red. */
const ORDER: OrderAct[] = ['accept', 'done', 'rate', 'move', 'decline', 'call-off', 'withdraw']

function Shown({ order, done, refresh }: { order: Order; done: (after: Order) => void; refresh: () => Promise<void> }) {
  const { message } = App.useApp()
  const [act, choose] = useState<OrderAct | null>(null)
  const steps = useSteps(order, (after) => { void message.success(`已${stepNames[act ?? 'accept']}，已告诉对方`); choose(null); done(after) }, refresh)
  const open = (next: OrderAct) => { steps.clear(); choose(next) }
  const close = () => choose(null)
  const may = ORDER.filter((one) => order.may.includes(one))
  return (
    <>
      {may.length ? <div className='row gap-s wrap menu-acts'>{may.map((one, i) => <Button key={one} type={i === 0 && one !== 'withdraw' && one !== 'decline' ? 'primary' : 'default'} onClick={() => open(one)}>{actNames[one]}</Button>)}</div> : null}
      <Facts order={order} />
      <h2 className='h2 menu-steps-title'>走到哪一步</h2>
      <ol className='menu-steps'>
        {order.steps.map((step, i) => (
          <li key={i}>
            <span className='strong'>{stepNames[step.act]}</span><span className='cap num'>{step.by}，{dayTime(step.at)}</span>
            {step.begin !== null && step.end !== null ? <div className='num'>定在 {spanWords(step.begin, step.end)}</div> : null}{step.reason ? <div>{step.reason}</div> : null}
          </li>
        ))}
      </ol>
      {act === 'accept' || act === 'move' ? <AgreeForm order={order} moving={act === 'move'} steps={steps} close={close} /> : null}
      {act === 'done' ? <DoneForm order={order} steps={steps} close={close} /> : null}
      {act === 'rate' ? <RateForm order={order} steps={steps} close={close} /> : null}
      {act === 'decline' || act === 'call-off' || act === 'withdraw' ? <Refusing act={act} order={order} done={(after, words) => { void message.success(words); close(); done(after) }} close={close} /> : null}
    </>
  )
}

type No = 'decline' | 'call-off' | 'withdraw'
const refusals: Record<No, { title: string; says: string; okText: string; label: string; common: string[] }> = {
  decline: { title: '不接这一单', says: '对方会收到通知，看得到原因。', okText: '不接', label: '为什么不接', common: ['这段时间已经约满', '主讲人不在', '人数不合适'] },
  'call-off': { title: '取消已经接的单', says: '对方会收到通知，看得到原因；空出的名额可以再接别的单。', okText: '取消这一单', label: '为什么取消', common: ['主讲人临时有事', '场地有变', '天气原因'] },
  withdraw: { title: '撤回这一单', says: '对方会收到通知，看得到原因。', okText: '撤回', label: '为什么撤回', common: ['活动改期', '已另作安排', '重复点了单'] }
}

/** With a reason that the other side reads. */
function Refusing({ act, order, done, close }: { act: No; order: Order; done: (after: Order, words: string) => void; close: () => void }) {
  const [sendId] = useState(() => `desk-${act}-${order.version}-${order.id}`.slice(0, 40))
  const send = async (reason: string) => {
    const sent = { id: order.id, version: order.version, sendId, reason }
    const after = act === 'decline' ? await request('POST /organiser/menu-orders/:id/decline', sent) : act === 'call-off' ? await request('POST /organiser/menu-orders/:id/call-off', sent) : await request('POST /menu-orders/:id/withdraw', sent)
    done(after, `已${refusals[act].okText}，已告诉对方`)
  }
  return <ReasonForm {...refusals[act]} most={200} send={send} close={close} />
}

function Facts({ order: { offer, unit, by, state, wishes, heads, begin, end, venue, note, contact, giverContact, place, acceptNote, reason, doneHeads, doneNote, stars, said } }: { order: Order }) {
  const line = (name: string, value: string | null) => (value ? <div key={name} className='menu-fact'><dt>{name}</dt><dd className='num'>{value}</dd></div> : null)
  const person = (of: typeof contact) => (of ? `${of.name} ${of.phone}` : null)
  return (
    <dl className='menu-facts'>
      {line('状态', orderStates[state])}
      {line('服务', `${wordOf(kinds, offer.kind)}，${offer.unit.name}${offer.giver ? `，${offer.giver}` : ''}，${placeNames[offer.place]}，${offer.minutes} 分钟`)}
      {line('点单', `${unit.name}，${by}`)}
      {line('约定时间', begin !== null && end !== null ? spanWords(begin, end) : null)}
      {line('希望的时间', wishes.map(wishWords).join('；'))}
      {line('人数', `${count(heads)} 人`)}
      {line('地点', place || venue)}
      {line('点单的联系人', person(contact))}
      {line('提供方联系人', person(giverContact))}
      {line('点单时说的', note)}
      {line('接单时说的', acceptNote)}
      {line('原因', reason)}
      {line('实到', doneHeads === null ? null : `${count(doneHeads)} 人${doneNote ? `，${doneNote}` : ''}`)}
      {line('评价', stars === null ? null : `${stars} 星${said ? `：${said}` : ''}`)}
    </dl>
  )
}
