import { SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { OrderCard } from '../../../contract/menu'
import { useList } from '../services/list'
import { count, dayTime } from '../services/format'
import { request } from '../services/request'
import { useSettled } from '../services/settled'
import { Choice } from '../shell/Choice'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { OrderDrawer } from './OrderDrawer'
import { orderStates, STATES, whenWords } from './words'
import '../bank/bank.css'
import '../people/people.css'

type Of = 'theirs' | 'ours'

export const TheirOrders = () => <OrdersTab of='theirs' />
export const OurOrders = () => <OrdersTab of='ours' />

/** Orders that others asked of us, or that we asked of others; one opens beside the list. */
function OrdersTab({ of }: { of: Of }) {
  const [query, setQuery] = useSearchParams()
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const state = STATES.find((one) => one === query.get('state'))
  const open = query.get('open') === '1'
  const shown = query.get('order')
  const change = (next: Record<string, string>) => setQuery(Object.fromEntries(Object.entries({ state: state ?? '', open: open ? '1' : '', ...next }).filter(([, value]) => value)), { replace: true })
  const list = useList<OrderCard, { items: OrderCard[]; next: string | null }>(
    (cursor) => (of === 'theirs' ? request('GET /organiser/menu-orders', { cursor, ...(state && { state }), ...(text && { text }) }) : request('GET /menu-orders', { cursor, of: 'ours', ...(open && { open: true }) })), `${of} ${state ?? ''} ${text} ${String(open)}`
  )
  const { items, error, ended, more, adding, moreError } = list
  return (
    <>
      <div className='between gap wrap people-top event-chosen'>
        {of === 'theirs'
          ? <Choice<string> label='看哪些单' value={state ?? ''} change={(next) => change({ state: next })} items={[{ value: '', text: '全部' }, ...STATES.map((one) => ({ value: one, text: orderStates[one] }))]} />
          : <Checkbox checked={open} onChange={({ target }) => change({ open: target.checked ? '1' : '' })}>只看还没有办完、评价的</Checkbox>}
        {of === 'theirs' ? <Input className='menu-search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜服务、单位' placeholder='服务名称、点单的单位' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} /> : null}
      </div>
      <div className={`box${list.loading && items ? ' dim' : ''}`} aria-busy={list.loading && items === null}>
        {items === null
          ? error ? <Failed title='订单暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={6} />
          : items.length
            ? <Orders items={items} of={of} show={(id) => change({ order: id })} />
            : <Empty title={state || text || open ? '没有这样的单' : of === 'theirs' ? '还没有单位来点单' : '本单位还没有点过单'} text={of === 'theirs' ? '发布了服务，开放范围里的单位就能在手机上点。' : '在手机的“我的 · 点单”里，看能点哪些服务。'} />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {shown ? <OrderDrawer id={shown} close={() => change({ order: '' })} changed={() => void list.refresh()} /> : null}
    </>
  )
}

const looks: Partial<Record<OrderCard['state'], string>> = { asked: 'care', accepted: 'good', done: 'good' }

function Orders({ items, of, show }: { items: OrderCard[]; of: Of; show: (id: string) => void }) {
  const columns: TableColumnsType<OrderCard> = [
    { title: '服务', key: 'offer', width: 260, render: (_, { id, no, offer }) => <><button type='button' className='plain-button link strong' onClick={() => show(id)}>{offer.title}</button><div className='cap num'>第 {no} 单{offer.giver ? `，${offer.giver}` : ''}</div></> },
    of === 'theirs' ? { title: '点单的单位', key: 'unit', width: 200, render: (_, { unit, by }) => <>{unit.name}<div className='cap'>{by}</div></> } : { title: '提供的单位', key: 'unit', width: 200, render: (_, { offer, unit }) => <>{offer.unit.name}<div className='cap'>替{unit.name}点</div></> },
    { title: '状态', key: 'state', width: 100, render: (_, { state }) => <span className={`whole ${looks[state] ?? ''}`}>{orderStates[state]}</span> },
    { title: '时间', key: 'when', width: 300, render: (_, order) => <span className='num'>{order.begin === null ? <span className='cap'>希望 </span> : null}{whenWords(order)}</span> },
    { title: '人数', key: 'heads', align: 'right', width: 80, render: (_, { heads }) => <span className='num whole'>{count(heads)} 人</span> },
    { title: '评分', key: 'stars', align: 'right', width: 70, render: (_, { stars }) => (stars === null ? <span className='cap'>—</span> : <span className='num whole'>{stars} 星</span>) },
    { title: '点单时间', key: 'at', width: 140, render: (_, { askedAt }) => <span className='num'>{dayTime(askedAt)}</span> }
  ]
  return <div className='people-scroll' tabIndex={0} role='region' aria-label='订单'><Table<OrderCard> rowKey='id' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' style={{ minWidth: 1100 }} /></div>
}
