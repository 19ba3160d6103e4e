import { DatePicker, Table, type TableColumnsType } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import type { MenuFigure } from '../../../contract/menu'
import { lasted } from '../events/attendance/words'
import { useData } from '../services/data'
import { count, startOfDay } from '../services/format'
import { request } from '../services/request'
import { Choice } from '../shell/Choice'
import { Empty, Loaded } from '../shell/States'
import '../people/people.css'

type Of = 'giving' | 'ordering'

/** Orders by the units that give or that order; hours are those of what is done. */
export function FiguresTab() {
  const [of, choose] = useState<Of>('giving')
  const [days, setDays] = useState<[Dayjs | null, Dayjs | null] | null>(null)
  const [from, until] = [days?.[0] ? startOfDay(days[0].format('YYYYMMDD')) : undefined, days?.[1] ? startOfDay(days[1].add(1, 'day').format('YYYYMMDD')) : undefined]
  const found = useData(() => request('GET /organiser/menu-figures', { of, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }), `${of} ${from ?? ''} ${until ?? ''}`, { keep: true })
  const n = (title: string, pick: (row: Omit<MenuFigure, 'unit'>) => number, unit: string) => ({ title, pick, said: (value: number) => (value ? `${count(value)} ${unit}` : '—') })
  const figures = [n('点单', ({ asked }) => asked, '单'), n('接单', ({ accepted }) => accepted, '单'), n('办完', ({ done }) => done, '单'), n('参加', ({ people }) => people, '人'), { title: '时长', pick: ({ minutes }: Omit<MenuFigure, 'unit'>) => minutes, said: (value: number) => (value ? lasted(value) : '—') }]
  const stars = (row: Omit<MenuFigure, 'unit'>) => <span className='num whole'>{row.stars === null ? '—' : `${row.stars.toFixed(1)} 星（${count(row.rated)} 份）`}</span>
  const columns: TableColumnsType<MenuFigure> = [
    { title: of === 'giving' ? '提供的单位' : '点单的单位', key: 'unit', width: 240, render: (_, { unit }) => <span className='strong'>{unit.name}</span> },
    ...figures.map(({ title, pick, said }) => ({ title, key: title, align: 'right' as const, width: 110, sorter: (a: MenuFigure, b: MenuFigure) => pick(a) - pick(b), render: (_: unknown, row: MenuFigure) => <span className='num whole'>{said(pick(row))}</span> })),
    { title: '平均评价', key: 'stars', align: 'right', width: 150, render: (_, row) => stars(row) }
  ]
  return (
    <>
      <div className='between gap wrap people-top event-chosen'>
        <Choice<Of> label='按什么统计' value={of} change={choose} items={[{ value: 'giving', text: '按提供的单位' }, { value: 'ordering', text: '按点单的单位' }]} />
        <DatePicker.RangePicker aria-label='点单日期' value={days} allowEmpty={[true, true]} placeholder={['点单从哪天', '到哪天']} onChange={(chosen) => setDays(chosen)} />
      </div>
      <div className='box'>
        <Loaded of={found} failed='统计暂时取不出来' rows={5}>
          {({ rows, total }) => (rows.length ? (
            <div className='people-scroll' tabIndex={0} role='region' aria-label='点单统计'>
              <Table<MenuFigure>
                rowKey={({ unit }) => unit.id} columns={columns} dataSource={rows} pagination={false} showSorterTooltip={false} tableLayout='fixed' style={{ minWidth: 940 }}
                summary={() => <Table.Summary.Row><Table.Summary.Cell index={0}><span className='strong'>合计</span></Table.Summary.Cell>{figures.map(({ title, pick, said }, i) => <Table.Summary.Cell key={title} index={i + 1} align='right'><span className='num whole strong'>{said(pick(total))}</span></Table.Summary.Cell>)}<Table.Summary.Cell index={6} align='right'>{stars(total)}</Table.Summary.Cell></Table.Summary.Row>}
              />
            </div>
          ) : <Empty title='这段时间没有订单' text='换一段时间，或按另一方统计看看。' />)}
        </Loaded>
      </div>
    </>
  )
}
