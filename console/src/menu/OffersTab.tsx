import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { OfferInput, OfferRow, OfferState } from '../../../contract/menu'
import { wordOf } from '../editor/options'
import { useData } from '../services/data'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request } from '../services/request'
import { Choice } from '../shell/Choice'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { OfferDrawer } from './OfferDrawer'
import { kinds, offerStates, placeNames } from './words'
import '../people/people.css'
import '../reflections/reflections.css'

const STATES: OfferState[] = ['shown', 'draft', 'withdrawn']

/** What one's units offer; one opens beside the list. */
export function OffersTab() {
  const [query, setQuery] = useSearchParams()
  const state = STATES.find((one) => one === query.get('state'))
  const shown = query.get('offer')
  const [starting, start] = useState(false)
  const [preset, pick] = useState<OfferInput | null>(null)
  const change = (next: Record<string, string>) => setQuery(Object.fromEntries(Object.entries({ state: state ?? '', ...next }).filter(([, value]) => value)), { replace: true })
  const presets = useData(() => request('GET /organiser/offer-presets'))
  const list = useList<OfferRow, { items: OfferRow[]; next: string | null }>((cursor) => request('GET /organiser/offers', { cursor, ...(state && { state }) }), state ?? '')
  const { items, error, ended, more, adding, moreError } = list
  const create = <Button type='primary' icon={<PlusOutlined aria-hidden />} disabled={!presets.data} onClick={() => start(true)}>新建服务</Button>
  return (
    <>
      <div className='between gap wrap people-top event-chosen'>
        <Choice<string> label='看哪些服务' value={state ?? ''} change={(next) => change({ state: next })} items={[{ value: '', text: '全部' }, ...STATES.map((one) => ({ value: one, text: offerStates[one] }))]} />
        {create}
      </div>
      <div className='box' aria-busy={list.loading && items === null}>
        {items === null
          ? error ? <Failed title='服务暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={5} />
          : items.length
            ? <Offers items={items} show={(id) => change({ offer: id })} />
            : <Empty title={state ? `没有${offerStates[state]}的服务` : '还没有写上服务'} text='把能提供的讲座、宣讲、志愿服务、场馆参观写成菜单，别的单位来点。'>{create}</Empty>}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {starting && presets.data ? (
        <Modal open title='新建服务' footer={null} width={640} onCancel={() => start(false)}>
          <p className='sub reason-says'>选一种常见的做法，里面的数字都可以改。</p>
          <div className='offer-presets'>
            {presets.data.presets.map(({ id, name, note, input }) => <section key={id} className='box offer-preset' aria-label={name}><h2 className='h2'>{name}</h2><p className='sub'>{note}</p><Button onClick={() => { pick(input); start(false) }} aria-label={`用“${name}”新建`}>用这个</Button></section>)}
          </div>
        </Modal>
      ) : null}
      {presets.data && (preset || shown) ? <OfferDrawer key={shown ?? 'new'} id={preset ? null : shown} preset={preset} presets={presets.data} close={() => { pick(null); change({ offer: '' }) }} opened={(id) => { pick(null); change({ offer: id }) }} changed={() => void list.refresh()} /> : null}
    </>
  )
}

function Offers({ items, show }: { items: OfferRow[]; show: (id: string) => void }) {
  const n = (title: string, of: (row: OfferRow) => number) => ({ title, key: title, align: 'right' as const, width: 84, render: (_: unknown, row: OfferRow) => <span className='num whole'>{of(row) ? `${count(of(row))} 单` : '—'}</span> })
  const columns: TableColumnsType<OfferRow> = [
    { title: '服务', key: 'title', width: 280, render: (_, { id, title, giver, unit }) => <><button type='button' className='plain-button link strong' onClick={() => show(id)}>{title || '未命名'}</button><div className='cap'>{unit.name}{giver ? `，${giver}` : ''}</div></> },
    { title: '类别', key: 'kind', width: 100, render: (_, { kind }) => <span className='whole'>{wordOf(kinds, kind)}</span> },
    { title: '状态', key: 'state', width: 120, render: (_, { state, full }) => <><span className={`whole ${state === 'shown' ? 'good' : 'sub'}`}>{offerStates[state]}</span>{full ? <div className='cap'>已接满</div> : null}</> },
    { title: '方式', key: 'place', width: 110, render: (_, { place, minutes }) => <>{placeNames[place]}<div className='cap num'>{minutes} 分钟</div></> },
    { title: '什么时候能约', key: 'when', width: 220, render: (_, { when }) => when },
    n('等接单', ({ asked }) => asked), n('已接单', ({ accepted }) => accepted), n('办完', ({ done }) => done)
  ]
  return <div className='people-scroll' tabIndex={0} role='region' aria-label='我们的服务'><Table<OfferRow> rowKey='id' columns={columns} dataSource={items} pagination={false} tableLayout='fixed' style={{ minWidth: 1080 }} /></div>
}
