import { Table, type TableColumnsType } from 'antd'
import type { RouteUnit } from '../../../contract/event-route'
import { CodeSheets } from '../places/CodeSheets'
import { useData } from '../services/data'
import { count } from '../services/format'
import { request, type Answer } from '../services/request'
import { Empty, Loaded } from '../shell/States'
import { useEvent } from './frame'
import { spanOf } from './words'
import '../people/people.css'

type Route = Answer<'GET /organiser/events/:id/route'>

/** A walk: how far people have come, and the codes of its stations to be printed. */
export function RouteTab() {
  const { event, config } = useEvent()
  const found = useData(() => request('GET /organiser/events/:id/route', { id: event.id }), event.id)
  if (!event.mine) return <div className='box'><Empty title='由主办单位管理' text='站点的码由主办这个活动的单位打印。' /></div>
  const venueOf = (id: string) => config.route?.stations.find((station) => station.id === id)?.venue
  return (
    <Loaded of={found} failed='路线暂时取不出来' rows={6}>
      {(route) => (
        <>
          {event.state === 'draft' ? null : <Walked of={route} />}
          <CodeSheets
            what='站点码' lead='一站一张纸，贴在站点。码不会过期；请不要发到群里，没有到场的人也能扫。' how='打开“学史”，在“路线卡”里点“扫码盖章”' of={`${event.title}，${spanOf(event.begins, event.ends)}`} none='还没有码'
            sheets={route.stations.map(({ id, no, name, code, number }) => ({ id, name: `${no}. ${name}`, where: [venueOf(id)?.name, venueOf(id)?.address].filter((one) => one && one !== name).join('，'), code, number }))}
          />
        </>
      )}
    </Loaded>
  )
}

const figure = (n: number, unit: string) => <span className='num whole'>{n ? `${count(n)} ${unit}` : '—'}</span>

function Walked({ of: { stations, started, finished, needs, units } }: { of: Route }) {
  const walked = units.filter((unit) => unit.started > 0)
  const stationColumns: TableColumnsType<Route['stations'][number]> = [
    { title: '站点', key: 'name', render: (_, { no, name }) => <span className='strong'>{no}. {name}</span> },
    { title: '到站', key: 'scanned', width: 90, align: 'right', render: (_, { scanned }) => figure(scanned, '人') }, { title: '盖章', key: 'stamped', width: 90, align: 'right', render: (_, { stamped }) => figure(stamped, '人') }, { title: '答错', key: 'wrong', width: 90, align: 'right', render: (_, { wrong }) => figure(wrong, '次') }
  ]
  const unitColumns: TableColumnsType<RouteUnit> = [
    { title: '单位', key: 'name', render: (_, { name }) => <span className='strong'>{name}</span> },
    { title: '参加', key: 'started', width: 120, align: 'right', render: (_, { started: out, heads }) => <span className='num whole'>{count(out)} / {count(heads)} 人</span> }, { title: '走完', key: 'finished', width: 80, align: 'right', render: (_, { finished: done }) => figure(done, '人') }, { title: '走完率', key: 'rate', width: 90, align: 'right', render: (_, { rate }) => <span className='num whole'>{rate.toFixed(1)}%</span> }
  ]
  return (
    <section className='not-printed' aria-label='到站人数'>
      <p className='sub num event-lead'>{`${count(started)} 人出发，${count(finished)} 人走完；盖满 ${needs} 站算走完，走完率按单位人数算。`}</p>
      <div className='event-walk'>
        <div className='box'><Table rowKey='id' size='small' columns={stationColumns} dataSource={stations} pagination={false} /></div>
        <div className='box'>{walked.length ? <Table<RouteUnit> rowKey='id' size='small' columns={unitColumns} dataSource={walked} pagination={walked.length > 10 ? { pageSize: 10, showSizeChanger: false } : false} /> : <Empty title='还没有人到站' text='有人扫了站点的码，这里按单位列出参加和走完的人数。' />}</div>
      </div>
    </section>
  )
}
