import { count } from '../../services/format'
import type { Answer } from '../../services/request'
import { lasted } from './words'

export type Figures = Answer<'GET /organiser/events/:id/attendance'>['sessions'][number]

/** Of one session, each with what it is of. Who has no record yet is absent only once it is over. */
export function SessionFigures({ of, hours }: { of: Figures; hours: boolean }) {
  const here = of.came + of.late + of.leftEarly
  const awaited = Math.max(0, of.expected - (here - of.walkIns) - of.absent)
  const figure = (name: string, value: string, note: string) => <div key={name} className='figure'><span className='sub'>{name}</span><b className='num'>{value}</b><span className='cap num'>{note}</span></div>
  return (
    <div className='progress-top box'>
      <div className='figures'>
        {figure('应到', count(of.expected), of.walkIns ? `另有没报名到场的 ${count(of.walkIns)} 人` : '人')}
        {figure('已到', count(here), of.expected ? `应到的人里到了 ${Math.round(((here - of.walkIns) / of.expected) * 100)}%` : '人')}
        {figure('其中迟到', count(of.late), '算在已到里')}
        {figure('其中早退', count(of.leftEarly), '算在已到里')}
        {figure('未到', count(of.absent), awaited ? `还没有记录 ${count(awaited)} 人` : '人')}
        {hours ? figure('服务时长', of.hours ? lasted(of.hours) : '—', of.unsettled ? `等核对 ${count(of.unsettled)} 人` : of.hours ? '已记给到场的人' : '结束以后才记') : of.unsettled ? figure('等核对时间', count(of.unsettled), '核对后才算数') : null}
      </div>
    </div>
  )
}
