import { Button, Table, type TableColumnsType } from 'antd'
import type { QuestionRow } from '../../../contract/questions'
import type { Listed } from '../services/list'
import { count, dayTime } from '../services/format'
import type { Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { Rich } from '../question/Rich'
import { TYPE_NAMES, answerWords, difficultyName } from '../question/words'

type List = Listed<QuestionRow, Answer<'GET /banks/:id/questions'>>

/** The stem opens the question; with the mouse the whole row does. */
export function QuestionTable({ list, open }: { list: List; open: (id: string) => void }) {
  const columns: TableColumnsType<QuestionRow> = [
    { title: '题型', key: 'type', width: 64, render: (_, { type }) => TYPE_NAMES[type] },
    {
      title: '题干', key: 'stem',
      render: (_, { id, stem }) => <button type='button' className='plain-button stem-link' onClick={(event) => { event.stopPropagation(); open(id) }}><Rich text={stem} short /></button>
    },
    { title: '答案', key: 'answer', width: 120, render: (_, row) => <div className='one-line' title={answerWords(row)}>{answerWords(row)}</div>, onCell: () => ({ style: { maxWidth: 120 } }) },
    { title: '专题', key: 'topic', width: 150, responsive: ['lg'], render: (_, { topic, period }) => <><div>{topic || '—'}</div>{period ? <div className='cap'>{period}</div> : null}</> },
    { title: '难度', key: 'difficulty', width: 64, render: (_, { difficulty }) => difficultyName(difficulty) },
    { title: '状态', key: 'status', width: 64, render: (_, { status }) => (status === 'active' ? '在用' : <span className='care'>停用</span>) },
    { title: '更新', key: 'at', width: 156, responsive: ['xl'], render: (_, { updatedAt }) => <span className='num'>{dayTime(updatedAt)}</span> }
  ]
  const { items, head, ended, more, adding, moreError } = list
  return (
    <>
      <Table<QuestionRow>
        rowKey='id' columns={columns} dataSource={items ?? []} pagination={false} tableLayout='fixed'
        rowClassName={({ status }) => `q-row${status === 'disabled' ? ' q-off' : ''}`} onRow={({ id }) => ({ onClick: () => open(id) })}
      />
      <div className='list-foot num'>
        <Problem error={moreError} />
        {ended ? `共 ${count(items?.length ?? 0)} 题，都在这里了` : <Button onClick={more} loading={adding}>{`加载更多（已显示 ${count(items?.length ?? 0)} / ${count(head?.total ?? 0)} 题）`}</Button>}
      </div>
    </>
  )
}
