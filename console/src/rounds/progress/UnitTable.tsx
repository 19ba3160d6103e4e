import { Button, Table, type TableColumnsType } from 'antd'
import type { ProgressRow } from '../../../../contract/organiser'
import { count, mean } from '../../services/format'
import { Share } from '../Share'
import type { Asked } from './ProgressTab'

/** Lowest participation first; a click on a unit with parts goes down. */
export function UnitTable({ rows, show, ask }: { rows: ProgressRow[]; show: (id: string) => void; ask: (unit: Asked) => void }) {
  const columns: TableColumnsType<ProgressRow> = [
    {
      title: '单位', key: 'unit', sorter: (a, b) => a.unit.name.localeCompare(b.unit.name, 'zh'), render: (_, { unit, hasChildren }) =>
        hasChildren ? <button type='button' className='plain-button link strong' onClick={() => show(unit.id)}>{unit.name}</button> : <span className='strong'>{unit.name}</span>
    },
    { title: '参与人数 / 应参与', key: 'share', width: 260, sorter: (a, b) => (a.rate ?? 2) - (b.rate ?? 2), render: (_, { participants, roster }) => <Share participants={participants} roster={roster} /> },
    { title: '平均分', key: 'mean', align: 'right', width: 100, sorter: (a, b) => (a.mean ?? -1) - (b.mean ?? -1), render: (_, row) => <span className='num'>{row.mean === null ? '—' : mean(row.mean)}</span> },
    { title: '满分', key: 'full', align: 'right', width: 90, sorter: (a, b) => a.fullMarks - b.fullMarks, render: (_, row) => <span className='num whole'>{count(row.fullMarks)} 人</span> },
    { title: '答卷', key: 'attempts', align: 'right', width: 100, sorter: (a, b) => a.attempts - b.attempts, render: (_, row) => <span className='num whole'>{count(row.attempts)} 份</span> },
    {
      title: '未参与', key: 'absent', align: 'right', width: 130, sorter: (a, b) => a.absent - b.absent, render: (_, { unit, absent }) => absent
        ? <Button type='link' size='small' className='num' aria-label={`${unit.name}未参与的 ${absent} 人`} onClick={() => ask(unit)}>{count(absent)} 人</Button>
        : <span className='good'>全员参与</span>
    }
  ]
  return <Table<ProgressRow> rowKey={({ unit }) => unit.id} columns={columns} dataSource={rows} pagination={false} showSorterTooltip={false} />
}
