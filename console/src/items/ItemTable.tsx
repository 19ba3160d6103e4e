import { InfoCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Table, Tooltip, type TableColumnsType } from 'antd'
import type { ItemStatistics } from '../../../contract/questions'
import { Rich } from '../question/Rich'
import { TYPE_NAMES } from '../question/words'
import { count } from '../services/format'
import { Choices } from './Choices'
import { MEANINGS, discriminationWord, percent, rowKey } from './words'

const Head = ({ text, meaning }: { text: string; meaning: string }) => (
  <Tooltip title={meaning} trigger={['hover', 'focus']}><span className='whole' tabIndex={0}>{text} <InfoCircleOutlined aria-label={meaning} /></span></Tooltip>
)

const byNumber = (pick: (item: ItemStatistics) => number | null) => (a: ItemStatistics, b: ItemStatistics) => (pick(a) ?? 2) - (pick(b) ?? 2)

/** One row a question as it was asked; opened, it shows what was chosen. */
export function ItemTable({ items, open }: { items: ItemStatistics[]; open: (questionId: string) => void }) {
  const columns: TableColumnsType<ItemStatistics> = [
    { title: '题型', key: 'type', width: 64, render: (_, { type }) => TYPE_NAMES[type] },
    {
      title: '题干', key: 'stem',
      render: (_, { questionId, stem, flags }) => (
        <>
          <button type='button' className='plain-button stem-link' onClick={() => open(questionId)}><Rich text={stem} short /></button>
          {flags.map(({ code, text }) => <div key={code} className='care'><WarningOutlined aria-hidden /> {text}</div>)}
        </>
      )
    },
    { title: '作答', key: 'attempts', width: 84, align: 'right', sorter: byNumber(({ attempts }) => attempts), render: (_, { attempts }) => <span className='num'>{count(attempts)}</span> },
    { title: <Head text='得分率' meaning={MEANINGS.facility} />, key: 'facility', width: 112, align: 'right', sorter: byNumber(({ facility }) => facility), render: (_, { facility }) => <span className='num'>{percent(facility)}</span> },
    {
      title: <Head text='区分度' meaning={MEANINGS.discrimination} />, key: 'discrimination', width: 132, align: 'right', sorter: byNumber(({ discrimination }) => discrimination),
      render: (_, { discrimination: value }) => <span className='num whole'>{percent(value)} <span className={value !== null && value < 0 ? 'care' : 'cap'}>{discriminationWord(value)}</span></span>
    },
    { title: <Head text='区分效率' meaning={MEANINGS.efficiency} />, key: 'efficiency', width: 112, align: 'right', responsive: ['xl'], render: (_, { efficiency }) => <span className='num'>{percent(efficiency)}</span> },
    {
      title: <Head text='占分' meaning={MEANINGS.weight} />, key: 'weight', width: 128, align: 'right', responsive: ['xl'],
      render: (_, { effectiveWeight, intendedWeight }) => <span className='num whole'>{percent(effectiveWeight)} <span className='cap'>({percent(intendedWeight)})</span></span>
    }
  ]
  return (
    <Table<ItemStatistics>
      rowKey={rowKey} columns={columns} dataSource={items} tableLayout='fixed' showSorterTooltip={false}
      pagination={items.length > PAGE ? { pageSize: PAGE, showSizeChanger: false, showTotal: (total) => `共 ${count(total)} 题` } : false}
      expandable={{ expandedRowRender: (item) => <Choices of={item} />, columnTitle: <span className='said'>各选项</span> }}
    />
  )
}

const PAGE = 50
