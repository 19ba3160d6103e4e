import { Button, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { Bank } from '../../../contract/questions'
import { TYPES, TYPE_NAMES } from '../question/words'
import { count, dayTime } from '../services/format'
import { PracticeSwitch } from './PracticeSwitch'

interface Props { banks: Bank[]; rename: (bank: Bank) => void; changed: (bank: Bank) => void }

export function BankTable({ banks, rename, changed }: Props) {
  const columns: TableColumnsType<Bank> = [
    {
      title: '名称', key: 'name', onCell: () => ({ className: 'bank-name' }),
      render: (_, { id, name, unit }) => <><Link to={`/banks/${id}`} className='strong'>{name}</Link><div className='cap'>{unit.name}</div></>
    },
    { title: '题数', key: 'total', align: 'right', render: (_, { total, disabled }) => <span className='num whole'>{count(total)}{disabled ? <div className='cap'>另停用 {count(disabled)}</div> : null}</span> },
    ...TYPES.map((type) => ({
      title: <span className='whole'>{TYPE_NAMES[type]}</span>, key: type, align: 'right' as const, render: (_: unknown, { counts }: Bank) => <span className='num'>{count(counts[type])}</span>
    })),
    { title: '开放练习', key: 'practice', render: (_, bank) => <PracticeSwitch bank={bank} changed={changed} /> },
    { title: '更新', key: 'at', render: (_, { updatedAt }) => <span className='num whole'>{dayTime(updatedAt)}</span> },
    {
      title: '操作', key: 'acts',
      render: (_, bank) => bank.mine
        ? <Button type='link' className='in-table' onClick={() => rename(bank)} aria-label={`改名：${bank.name}`}>改名</Button>
        : <span className='cap'>上级题库，只能使用</span>
    }
  ]
  return <Table<Bank> rowKey='id' columns={columns} dataSource={banks} pagination={false} />
}
