import { Table, type TableColumnsType } from 'antd'
import type { PaperSummary } from '../../../../contract/papers'
import { dayTime } from '../../services/format'
import { scoreOf, spent, wayOf } from './words'

interface Props { attempts: PaperSummary[]; shown: string | undefined; show: (id: string) => void; phases: boolean }

/** Every attempt with what became of it; one of them is open below. */
export function AttemptTable({ attempts, shown, show, phases }: Props) {
  const columns: TableColumnsType<PaperSummary> = [
    {
      title: '答卷', key: 'no', render: (_, { id, phase, no, paperName, finish }) => {
        const words = `${phases ? `${phase.name}，` : ''}第 ${no} 次`
        return (
          <>
            {finish === null ? words : <button type='button' className='plain-button link strong' aria-pressed={id === shown} onClick={() => show(id)}>{words}</button>}
            {paperName ? <div className='cap'>{paperName}</div> : null}
          </>
        )
      }
    },
    { title: '开始', key: 'start', width: 140, render: (_, { startedAt }) => <span className='num whole'>{dayTime(startedAt)}</span> },
    { title: '交卷', key: 'end', width: 200, render: (_, one) => <>{one.finishedAt === null ? null : <div className='num whole'>{dayTime(one.finishedAt)}</div>}<span className='cap'>{wayOf(one)}</span></> },
    { title: '用时', key: 'time', width: 120, align: 'right', render: (_, { timeMs, proxyBy }) => <span className='num whole'>{timeMs === null || proxyBy ? '—' : spent(timeMs)}</span> },
    { title: '得分', key: 'score', width: 110, align: 'right', render: (_, one) => <span className='num strong whole'>{scoreOf(one)}</span> },
    { title: '是否计入', key: 'counted', width: 190, render: (_, { whyNot, passed, corrected }) => (
      <>
        {whyNot ? <span className='sub'>不计入：{whyNot}</span> : <span className='good'>计入成绩</span>}
        {passed === null ? null : <div className='cap'>{passed ? '合格' : '不合格'}</div>}
        {corrected ? <div className='care'>答案更正后重新计分</div> : null}
      </>
    ) }
  ]
  return <Table<PaperSummary> rowKey='id' columns={columns} dataSource={attempts} pagination={false} rowClassName={({ id }) => (id === shown ? 'paper-shown' : '')} scroll={{ x: 760 }} />
}
