import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { EventSpanFigures, EventSpanRow } from '../../../../contract/event-statistics'
import { wordOf } from '../../editor/options'
import { useExport } from '../../jobs/useExport'
import { UnitPath } from '../../rounds/progress/UnitPath'
import { useData } from '../../services/data'
import { count } from '../../services/format'
import { request, type Answer } from '../../services/request'
import { Page } from '../../shell/Page'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { lasted } from '../attendance/words'
import { kinds } from '../words'
import { UnitFigures, type Column } from './UnitFigures'
import '../../rounds/rounds.css'
import '../events.css'

type Span = Answer<'GET /organiser/event-statistics'>

const columns: Column<EventSpanFigures>[] = [
  { title: '花名册人数', of: ({ roster }) => roster, width: 112 },
  { title: '举办活动', of: ({ heldEvents }) => heldEvents, said: (n) => `${count(n)} 个` }, { title: '举办场次', of: ({ heldSessions }) => heldSessions, said: (n) => `${count(n)} 场` },
  { title: '参加活动', of: ({ events }) => events, said: (n) => `${count(n)} 个` }, { title: '参加场次', of: ({ sessions }) => sessions, said: (n) => `${count(n)} 场` },
  { title: '参加人次', of: ({ personTimes }) => personTimes, said: (n) => `${count(n)} 人次`, width: 130 }, { title: '参加人数', of: ({ people }) => people, said: (n) => `${count(n)} 人` }, { title: '服务时长', of: ({ hours }) => hours, said: lasted, width: 140 }
]

const dayOf = (day: number) => dayjs(`${Math.floor(day / 10000)}-${Math.floor(day / 100) % 100}-${day % 100}`)

/** All events of a time: what one's units held, and what their people took part in. */
export function SpanPage() {
  const [query, setQuery] = useSearchParams()
  const [unitId, show] = useState<string | undefined>(undefined)
  const days = ['from', 'to'].map((name) => (/^\d{8}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : undefined))
  const [from, to] = days
  const found = useData(() => request('GET /organiser/event-statistics', { ...(from && { from }), ...(to && { to }), unitId }), `${from ?? ''} ${to ?? ''} ${unitId ?? ''}`, { keep: true })
  const take = useExport(() => request('POST /organiser/event-statistics/export', { ...(from && { from }), ...(to && { to }), ...(unitId && { unitId }) }))
  return (
    <Page title='活动统计' crumbs={[{ text: '活动', to: '/events' }, { text: '统计' }]} actions={<Button loading={take.busy} onClick={() => take.run()}>导出统计</Button>}>
      <Problem error={take.error} />
      <div className='between gap wrap event-chosen'>
        <p className='sub'>算已经开始、没有取消的场次。上级单位的数字包含它下面的全部单位；参加的不分是谁举办的。</p>
        <DatePicker.RangePicker
          aria-label='从哪天到哪天' allowClear={false} value={found.data ? [dayOf(found.data.from), dayOf(found.data.to)] : null}
          presets={[{ label: '今年', value: [dayjs().startOf('year'), dayjs()] }, { label: '去年', value: [dayjs().subtract(1, 'year').startOf('year'), dayjs().subtract(1, 'year').endOf('year')] }, { label: '最近 30 天', value: [dayjs().subtract(29, 'day'), dayjs()] }]}
          onChange={(chosen) => { const [a, b] = chosen ?? []; if (a && b) setQuery({ from: a.format('YYYYMMDD'), to: b.format('YYYYMMDD') }, { replace: true }) }}
        />
      </div>
      <Loaded of={found} failed='统计暂时取不出来' rows={8}>
        {(span) => (
          <>
            <Whole of={span} />
            <UnitPath path={span.path} show={show} />
            <div className='box progress-units'>
              {span.rows.length ? <UnitFigures<EventSpanRow> label='各单位的活动统计' rows={span.rows} total={span.total} columns={columns} show={show} /> : <Empty title='这个单位在这段时间没有活动' text='换一段时间，或回到上一级看看。' />}
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Whole({ of: { total, kinds: own } }: { of: Span }) {
  const figure = (name: string, value: string, note: string) => <div key={name} className='figure'><span className='sub'>{name}</span><b className='num'>{value}</b><span className='cap num'>{note}</span></div>
  return (
    <div className='progress-top box'>
      <div className='figures'>
        {figure('举办', `${count(total.heldEvents)} 个活动`, `${count(total.heldSessions)} 场`)}
        {figure('参加', `${count(total.personTimes)} 人次`, `${count(total.people)} 人，${count(total.events)} 个活动 ${count(total.sessions)} 场`)}
        {figure('服务时长', total.hours ? lasted(total.hours) : '—', '记给本单位的人')}
        {own.length ? <div className='figure span-kinds'><span className='sub'>举办的，按类型</span><ul>{own.map(({ kind, events, sessions, personTimes }) => <li key={kind} className='num'>{wordOf(kinds, kind)} {count(events)} 个，{count(sessions)} 场，{count(personTimes)} 人次</li>)}</ul></div> : null}
      </div>
    </div>
  )
}
