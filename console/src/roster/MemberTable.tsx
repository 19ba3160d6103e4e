import { Button, Table, type TableColumnsType } from 'antd'
import type { MemberRow } from '../../../contract/roster'
import type { Listed } from '../services/list'
import { count, day } from '../services/format'
import type { Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { roleName } from './words'

type List = Listed<MemberRow, Answer<'GET /organiser/members'>>

interface Props { list: List; open: (id: string) => void; chosen: string[]; choose: (ids: string[]) => void }

export function MemberTable({ list, open, chosen, choose }: Props) {
  const columns: TableColumnsType<MemberRow> = [
    {
      title: '姓名', key: 'name', width: 104,
      render: (_, { id, name }) => <button type='button' className='plain-button link strong' onClick={(event) => { event.stopPropagation(); open(id) }}>{name}</button>
    },
    {
      title: '单位', key: 'unit',
      render: (_, { unit, moves }) => <>{unit.name}{moves ? <div className='cap'>{day(moves.at)}起调到{moves.unit.name}</div> : null}</>
    },
    { title: '工号', key: 'staff', width: 100, render: (_, { staffNo }) => <span className='num'>{staffNo ?? '—'}</span> },
    { title: '手机尾号', key: 'phone', width: 88, render: (_, { phoneTail }) => <span className='num'>{phoneTail ?? '—'}</span> },
    { title: '账号', key: 'bound', width: 80, render: (_, { bound, left }) => (left ? <span className='cap'>已离开</span> : bound ? <span className='good'>已绑定</span> : '未绑定') },
    { title: '角色', key: 'roles', width: 168, responsive: ['xl'], render: (_, { roles }) => (roles.length ? roles.map((role) => <div key={`${role.role} ${role.unit.id}`}>{roleName(role)}</div>) : '—') }
  ]
  const { items, head, ended, more, adding, moreError } = list
  return (
    <>
      <Table<MemberRow>
        rowKey='id' columns={columns} dataSource={items ?? []} pagination={false} tableLayout='fixed' rowClassName='q-row' onRow={({ id }) => ({ onClick: () => open(id) })}
        rowSelection={{
          selectedRowKeys: chosen, onChange: (keys) => choose(keys as string[]), columnWidth: 44, getTitleCheckboxProps: () => ({ 'aria-label': '全选已显示的成员' }),
          onCell: () => ({ onClick: (event) => event.stopPropagation() }), getCheckboxProps: ({ name }) => ({ 'aria-label': `选中${name}` }) as object
        }}
      />
      <div className='list-foot num'>
        <Problem error={moreError} />
        {ended ? `共 ${count(items?.length ?? 0)} 人，都在这里了` : <Button onClick={more} loading={adding}>{`加载更多（已显示 ${count(items?.length ?? 0)} / ${count(head?.total ?? 0)} 人）`}</Button>}
      </div>
    </>
  )
}
