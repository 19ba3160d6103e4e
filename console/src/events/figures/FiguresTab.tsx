import { Button } from 'antd'
import { useState } from 'react'
import type { EventFigures, EventFiguresRow } from '../../../../contract/event-statistics'
import { useExport } from '../../jobs/useExport'
import { UnitPath } from '../../rounds/progress/UnitPath'
import { useData } from '../../services/data'
import { count, percent } from '../../services/format'
import { request } from '../../services/request'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { lasted } from '../attendance/words'
import { useEvent } from '../frame'
import { UnitFigures, type Column } from './UnitFigures'

/** An event's figures down the tree of units, and the table of everybody that is handed in. */
export function FiguresTab() {
  const { event, config } = useEvent()
  const [unitId, show] = useState<string | undefined>(undefined)
  const found = useData(() => request('GET /organiser/events/:id/statistics', { id: event.id, unitId }), `${event.id} ${unitId ?? ''}`, { keep: true })
  const take = useExport(() => request('POST /organiser/events/:id/export', { id: event.id }))
  if (event.state === 'draft') return <div className='box'><Empty title='还没有发布' text='发布以后，这里按单位统计报名和到场。' /></div>
  const { attendance, hours, enrol: { how, group } } = config
  const columns: Column<EventFigures>[] = [
    { title: '面向人数', of: ({ asked }) => asked },
    ...(how === 'opt-out' ? [{ title: '请假人次', of: ({ excused }: EventFigures) => excused }] : [{ title: '报上人数', of: ({ signedUp }: EventFigures) => signedUp }, ...(group ? [{ title: '含同行人数', of: ({ heads }: EventFigures) => heads }] : [])]),
    { title: '应到人次', of: ({ expected }) => expected },
    ...(attendance ? [
      { title: '到场人次', of: ({ came }: EventFigures) => came }, ...(group ? [{ title: '其中同行', of: ({ companions }: EventFigures) => companions }] : []), { title: '到场人数', of: ({ people: n }: EventFigures) => n }, { title: '迟到人次', of: ({ late }: EventFigures) => late },
      ...(attendance.signOut ? [{ title: '早退人次', of: ({ leftEarly }: EventFigures) => leftEarly }] : []), { title: '未到人次', of: ({ absent }: EventFigures) => absent }, ...(attendance.walkIn ? [{ title: '没报名的人次', of: ({ walkIns }: EventFigures) => walkIns }] : [])
    ] : []),
    ...(hours ? [{ title: '服务时长', of: ({ hours: n }: EventFigures) => n, said: lasted, width: 130 }] : [])
  ]
  return (
    <>
      <div className='between gap wrap event-chosen'>
        <p className='sub'>上级单位的数字包含它下面的全部单位。取消的场次不算。</p>
        <div><Button loading={take.busy} onClick={() => take.run()}>导出名单和统计</Button><Problem error={take.error} /></div>
      </div>
      <Loaded of={found} failed='统计暂时取不出来' rows={8}>
        {({ path, total, rows }) => (
          <>
            <Whole of={total} optOut={how === 'opt-out'} attended={attendance !== undefined} hours={hours !== undefined} />
            <UnitPath path={path} show={show} />
            <div className='box progress-units'>
              {rows.length ? <UnitFigures<EventFiguresRow> label={`${event.title}各单位的统计`} rows={rows} total={total} columns={columns} show={show} /> : <Empty title='这个单位还没有人参加' text='回到上一级看看别的单位。' />}
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function Whole({ of, optOut, attended, hours }: { of: EventFigures; optOut: boolean; attended: boolean; hours: boolean }) {
  const figure = (name: string, value: string, note: string) => <div key={name} className='figure'><span className='sub'>{name}</span><b className='num'>{value}</b><span className='cap num'>{note}</span></div>
  const expected = of.came - of.walkIns
  return (
    <div className='progress-top box'>
      <div className='figures'>
        {optOut ? figure('应到', count(of.expected), `人次，请假 ${count(of.excused)} 人次`) : figure('报上的', count(of.signedUp), `面向 ${count(of.asked)} 人${of.heads > of.signedUp ? `，人次和同行的共 ${count(of.heads)}` : ''}`)}
        {attended ? figure('到场', of.expected ? percent(expected / of.expected) : '—', `应到 ${count(of.expected)} 人次，到了 ${count(expected)} 人次`) : null}
        {attended ? figure('到场人次', count(of.came), `${count(of.people)} 人${of.walkIns ? `，没报名的 ${count(of.walkIns)} 人次` : ''}`) : null}
        {attended ? figure('未到', count(of.absent), `人次，迟到 ${count(of.late)}、早退 ${count(of.leftEarly)}`) : null}
        {hours ? figure('服务时长', of.hours ? lasted(of.hours) : '—', of.hours ? '已记给到场的人' : '结束以后才记') : null}
      </div>
    </div>
  )
}
