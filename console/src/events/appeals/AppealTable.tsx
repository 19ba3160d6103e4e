import { Button, Table, type TableColumnsType } from 'antd'
import type { AppealRow } from '../../../../contract/hours'
import { count, dayTime, endTime } from '../../services/format'

interface Props { rows: AppealRow[]; decided: boolean; answer: (row: AppealRow, lift: boolean) => void }

/** Why somebody is barred beside what he says of it, so that both are read before either button is pressed. */
export function AppealTable({ rows, decided, answer }: Props) {
  const columns: TableColumnsType<AppealRow> = [
    { title: '谁', key: 'who', width: 190, render: (_, { member }) => <><span className='strong'>{member.name}</span><div className='cap'>{member.unit.name}</div></> },
    { title: '为什么受限', key: 'bar', width: 280, render: (_, { bar, missed }) => <>{bar.reason}<div className='cap num'>限制到 {endTime(bar.until)}{missed > 1 ? `，累计 ${count(missed)} 次没有到场` : ''}</div></> },
    { title: '本人说明', key: 'said', render: (_, { bar, at }) => <>{bar.appeal}<div className='cap num'>{dayTime(at)} 提交</div></> },
    decided
      ? { title: '答复', key: 'answer', width: 260, render: (_, { bar }) => <><span className={bar.state === 'lifted' ? 'good' : 'strong'}>{bar.state === 'lifted' ? '已解除' : '维持限制'}</span>{bar.decision && bar.decision !== '已解除' ? <div>{bar.decision}</div> : null}<div className='cap num'>{dayTime(bar.decidedAt ?? 0)}</div></> }
      : {
          title: '操作', key: 'acts', width: 170,
          render: (_, row) => (
            <div className='row gap-s'>
              <Button type='link' className='in-table' aria-label={`解除对${row.member.name}的限制`} onClick={() => answer(row, true)}>解除限制</Button>
              <Button type='link' className='in-table' aria-label={`维持对${row.member.name}的限制`} onClick={() => answer(row, false)}>维持限制</Button>
            </div>
          )
        }
  ]
  return <div className='people-scroll' tabIndex={0} role='region' aria-label='未到场申诉'><Table<AppealRow> rowKey={({ bar }) => bar.id} columns={columns} dataSource={rows} pagination={false} tableLayout='fixed' style={{ minWidth: 900 }} /></div>
}
