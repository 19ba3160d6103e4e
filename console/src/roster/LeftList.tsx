import { Table } from 'antd'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Empty, Loaded } from '../shell/States'

/** Those of the unit whom a whole list does not name. */
export function LeftList({ id }: { id: string }) {
  const left = useData(() => request('GET /roster-imports/:id/left', { id }), id)
  return (
    <div className='box'>
      <Loaded of={left} failed='名单暂时取不出来'>
        {({ items }) => items.length
          ? <Table rowKey='memberId' pagination={false} dataSource={items} columns={[{ title: '姓名', dataIndex: 'name', width: 160 }, { title: '单位', dataIndex: 'unit' }, { title: '工号', dataIndex: 'staffNo', width: 160, render: (text: string | null) => text ?? '—' }]} />
          : <Empty title='没有人会设为离开' text='花名册里的人在名单里都有。' />}
      </Loaded>
    </div>
  )
}
