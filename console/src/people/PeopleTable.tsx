import { App, Button, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { Participant } from '../../../contract/participants'
import { count, dayTime } from '../services/format'
import type { Listed } from '../services/list'
import { request, type Answer } from '../services/request'
import { asRequestError } from '../services/request-error'
import { Problem } from '../shell/Problem'
import { attemptsWords, facts, groupName } from './words'

type Page = Answer<'GET /organiser/rounds/:id/participants'>

interface Props {
  roundId: string
  list: Listed<Participant, Page>
  /** What the round has a use for. */
  about: Page
  chosen: string[]
  choose: (ids: string[]) => void
  excuse: (one: Participant) => void
}

/** One row a member, with the columns that the round has a use for. */
export function PeopleTable({ roundId, list, about: { duties, facts: asked, groups, signUp, total }, chosen, choose, excuse }: Props) {
  const { modal, message } = App.useApp()
  const { items, ended, more, adding, moreError } = list
  const back = ({ memberId, name }: Participant) => modal.confirm({
    title: `取消${name}的免于参加？`, content: `取消以后，${name}重新计入应参加人数，参与率随之改变。`, okText: '取消免于参加', cancelText: '不改',
    onOk: async () => {
      try {
        await request('PUT /organiser/rounds/:id/participants/:memberId/excused', { id: roundId, memberId, reason: '' })
        await list.refresh()
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
  const columns: TableColumnsType<Participant> = [
    { title: '姓名', key: 'name', width: 84, render: (_, { name }) => <span className='strong whole'>{name}</span> },
    { title: '单位', key: 'unit', width: 140, render: (_, { unit }) => unit.name },
    { title: '工号', key: 'staff', width: 84, render: (_, { staffNo }) => <span className='num'>{staffNo ?? '—'}</span> },
    ...(groups.length ? [{ title: '组别', key: 'group', width: 86, render: (_: unknown, { group }: Participant) => groupName(groups, group) || <span className='care whole'>没有分组</span> }] : []),
    ...(signUp ? [
      { title: '报名', key: 'signed', width: 132, render: (_: unknown, { signedUpAt }: Participant) => (signedUpAt === null ? <span className='cap'>没有报名</span> : <span className='num whole'>{dayTime(signedUpAt)}</span>) },
      ...signUp.map((field) => ({ title: field, key: `field ${field}`, width: 120, render: (_: unknown, { fields }: Participant) => fields[field] ?? '—' }))
    ] : []),
    ...asked.map((fact) => ({ title: facts[fact].name, key: fact, width: 96, align: 'right' as const, render: (_: unknown, row: Participant) => <span className='num whole'>{count(row.facts[fact] ?? 0)} {facts[fact].unit}</span> })),
    { title: '答卷', key: 'attempts', width: 100, render: (_, row) => <span className='num'>{attemptsWords(row)}</span> },
    { title: '说明', key: 'said', width: 120, render: (_, { excused, late }) => <>{excused ? <div>免于参加：{excused}</div> : null}{late ? <div className='cap'>开赛后入册</div> : null}{excused || late ? null : '—'}</> },
    ...(duties.proxy || duties.excuse ? [{
      title: '操作', key: 'acts', width: duties.proxy && duties.excuse ? 130 : 96, className: 'people-acts', render: (_: unknown, row: Participant) => (
        <div className='row gap'>
          {duties.proxy ? <Link className='whole' to={`/rounds/${roundId}/proxy/${row.memberId}`} aria-label={`代录${row.name}的答卷`}>代录</Link> : null}
          {duties.excuse
            ? row.excused
              ? <Button type='link' className='in-table' aria-label={`恢复参加：取消${row.name}的免于参加`} onClick={() => back(row)}>恢复参加</Button>
              : <Button type='link' className='in-table' aria-label={`登记${row.name}免于参加`} onClick={() => excuse(row)}>免于参加</Button>
            : null}
        </div>
      )
    }] : [])
  ]
  return (
    <>
      <div className='people-scroll'>
        <Table<Participant>
          rowKey='memberId' columns={columns} dataSource={items ?? []} pagination={false} tableLayout='fixed' style={{ minWidth: 44 + columns.reduce((sum, { width }) => sum + Number(width ?? 0), 0) }}
          {...(duties.excuse && {
            rowSelection: {
              selectedRowKeys: chosen, onChange: (keys) => choose(keys as string[]), columnWidth: 44, getTitleCheckboxProps: () => ({ 'aria-label': '全选已显示的人' }),
              getCheckboxProps: ({ name }: Participant) => ({ 'aria-label': `选中${name}` }) as object
            }
          })}
        />
      </div>
      <div className='list-foot num'>
        <Problem error={moreError} />
        {ended ? `共 ${count(items?.length ?? 0)} 人，都在这里了` : <Button onClick={more} loading={adding}>{`加载更多（已显示 ${count(items?.length ?? 0)} / ${count(total)} 人）`}</Button>}
      </div>
    </>
  )
}
