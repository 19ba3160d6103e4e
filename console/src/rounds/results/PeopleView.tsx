import { Button, Input, Select, Table, TreeSelect, type TableColumnsType } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { ResultPerson } from '../../../../contract/results'
import { useData } from '../../services/data'
import { count } from '../../services/format'
import { request, type Answer } from '../../services/request'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { useAsked } from './asked'
import { Boards, Hidden } from './Boards'
import { Above, opener, Steps } from './How'
import { points, spent } from './words'
import { useExport } from './useExport'

type People = Answer<'GET /organiser/rounds/:id/results/people'>
const PAGE = 50

const MARKS = [{ value: 'passed', label: '合格' }, { value: 'failed', label: '没有合格' }, { value: 'full', label: '满分' }, { value: 'unranked', label: '没有名次' }]
const marked = (mark: string | undefined): { passed?: 'yes' | 'no'; full?: true; unranked?: true } => {
  switch (mark) {
    case 'passed': return { passed: 'yes' }
    case 'failed': return { passed: 'no' }
    case 'full': return { full: true }
    case 'unranked': return { unranked: true }
    default: return {}
  }
}

/** Everybody's result in full names; a row leads to the person's papers and opens the arithmetic. */
export function PeopleView({ roundId }: { roundId: string }) {
  const { get, number, ask } = useAsked()
  const [typed, setTyped] = useState(get('search') ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const offset = number('offset') ?? 0
  const filter = { board: get('board'), group: get('group'), unit: get('unit'), search: get('search'), ...marked(get('mark')) }
  const key = JSON.stringify({ roundId, ...filter, offset })
  const found = useData(() => request('GET /organiser/rounds/:id/results/people', { id: roundId, ...filter, offset, limit: PAGE }), key, { keep: true })
  const save = useExport(roundId)
  const narrow = (changes: Record<string, string | undefined>) => ask({ ...changes, offset: undefined })
  const filtered = Boolean(filter.group ?? filter.unit ?? filter.search ?? get('mark'))
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => narrow({ search: text.trim() || undefined }), 300)
  }
  const clear = () => { clearTimeout(timer.current); setTyped(''); narrow({ group: undefined, unit: undefined, mark: undefined, search: undefined }) }
  return (
    <Loaded of={found} failed='个人成绩暂时取不出来' rows={8}>
      {(people) => (
        <section aria-label='个人成绩' aria-busy={found.loading}>
          <div className='result-bar' role='search'>
            <Boards boards={people.boards} board={people.board} change={(board) => narrow({ board })} />
            <UnitTree value={filter.unit} choose={(unit) => narrow({ unit })} />
            {people.groups.length
              ? <Select aria-label='组别' className='result-group' allowClear placeholder='组别' value={filter.group ?? null} options={people.groups.map(({ id, name }) => ({ value: id, label: name }))} onChange={(group: string | null | undefined) => narrow({ group: group ?? undefined })} />
              : null}
            <Select
              aria-label='合格、满分、名次' className='result-group' allowClear placeholder='成绩' value={get('mark') ?? null} onChange={(mark: string | null | undefined) => narrow({ mark: mark ?? undefined })}
              options={MARKS.filter(({ value }) => people.passes || (value !== 'passed' && value !== 'failed'))}
            />
            <Input className='result-search' allowClear aria-label='找姓名或工号' placeholder='姓名或工号' value={typed} maxLength={40} onChange={({ target }) => type(target.value)} />
            {filtered ? <Button type='link' onClick={clear}>清空条件</Button> : null}
            <span className='grow' />
            <Button loading={save.busy} onClick={() => save.run({ file: 'people', ...filter, board: people.board })}>{filtered ? '导出筛选结果' : '导出个人成绩'}</Button>
            <Button loading={save.busy} onClick={() => save.run({ file: 'attempts' })}>导出答卷明细</Button>
          </div>
          <Problem error={save.error} />
          <Hidden shown={people.shown} own={people.own} what='个人榜' />
          {people.perGroup ? <p className='sub result-hidden'>各组分别排名，名次是组内的名次。</p> : null}
          <div className='box'>
            {people.total === 0
              ? <Empty title={filtered ? '没有符合条件的人' : '还没有人交卷'} text={filtered ? '换个单位、姓名或别的条件试试。' : '有人交卷以后，这里按名次列出每个人的成绩。'} />
              : <PeopleRows people={people} roundId={roundId} offset={offset} turn={(page) => ask({ offset: page > 1 ? (page - 1) * PAGE : undefined })} />}
          </div>
        </section>
      )}
    </Loaded>
  )
}

const open = opener(({ name }: ResultPerson) => name)

function PeopleRows({ people, roundId, offset, turn }: { people: People; roundId: string; offset: number; turn: (page: number) => void }) {
  const columns: TableColumnsType<ResultPerson> = [
    { title: '名次', key: 'rank', width: 72, align: 'right', render: (_, { rank }) => <span className='num strong'>{rank ?? '—'}</span> },
    { title: '姓名', key: 'name', width: 112, render: (_, { memberId, name }) => <Link className='strong' to={`/rounds/${roundId}/results/people/${memberId}`}>{name}</Link> },
    { title: '工号', key: 'staff', width: 104, render: (_, { staffNo }) => <span className='num'>{staffNo ?? <span className='cap'>—</span>}</span> },
    { title: '单位', key: 'unit', render: (_, { unit }) => unit.name },
    ...(people.groups.length ? [{ title: '组别', key: 'group', width: 96, render: (_: unknown, { group }: ResultPerson) => group ?? '—' }] : []),
    { title: '得分', key: 'score', width: 80, align: 'right', render: (_, { score }) => <span className='num strong'>{points(score)}</span> },
    { title: '用时', key: 'time', width: 112, align: 'right', render: (_, { timeMs }) => <span className='num whole'>{spent(timeMs)}</span> },
    { title: '次数', key: 'attempts', width: 72, align: 'right', render: (_, { attempts }) => <span className='num'>{count(attempts)}</span> },
    {
      title: '成绩', key: 'mark', width: 96,
      render: (_, { fullMark, passed }) => <span className='whole'>{fullMark ? <span className='tag tag-done'>满分</span> : passed === null ? '' : passed ? <span className='good'>合格</span> : <span className='care'>没有合格</span>}</span>
    }
  ]
  return (
    <Table<ResultPerson>
      rowKey='memberId' columns={columns} dataSource={people.rows}
      pagination={people.total > PAGE ? { total: people.total, pageSize: PAGE, current: Math.floor(offset / PAGE) + 1, onChange: turn, showSizeChanger: false, showTotal: (total) => `共 ${count(total)} 人` } : false}
      footer={people.total > PAGE ? undefined : () => <span className='cap num'>共 {count(people.total)} 人</span>}
      expandable={{ expandedRowRender: ({ memberId, name }) => <PersonHow roundId={roundId} memberId={memberId} name={name} board={people.board} />, columnTitle: <span className='said'>怎样算出来的</span>, expandIcon: open }}
    />
  )
}

function PersonHow({ roundId, memberId, name, board }: { roundId: string; memberId: string; name: string; board: string }) {
  const found = useData(() => request('GET /organiser/rounds/:id/results/people/:memberId/arithmetic', { id: roundId, memberId, board }), `${memberId} ${board}`)
  return (
    <Loaded of={found} failed='暂时算不出来' rows={3}>
      {({ steps, rank, of, whyNot, order, above, hidden }) => (
        <section aria-label={`${name}的成绩怎样算出来的`} className='how'>
          <h2 className='strong'>成绩怎样算出来的</h2>
          <Steps steps={steps} />
          <p className='num how-above'>{rank === null ? <span className='care'>没有名次：{whyNot}</span> : <><span className='strong'>第 {rank} 名，共 {count(of)} 人。</span>　排名依次比：{order.map(({ name: what, value }) => `${what} ${value}`).join('，')}</>}</p>
          {rank === null ? null : <Above above={above} hidden={hidden} rank={rank} />}
          <Link to={`/rounds/${roundId}/results/people/${memberId}`}>看{name}的每一份答卷</Link>
        </section>
      )}
    </Loaded>
  )
}

/** Units of my range as a tree; typing finds one. */
export function UnitTree({ value, choose }: { value: string | undefined; choose: (unit: string | undefined) => void }) {
  const { data } = useData(() => request('GET /organiser/units'))
  const units = data?.units ?? []
  return (
    <TreeSelect<string | null>
      className='result-unit' aria-label='单位' placeholder='全部单位' allowClear showSearch={{ treeNodeFilterProp: 'title' }} treeDataSimpleMode popupMatchSelectWidth={false} value={value ?? null} loading={data === null}
      treeDefaultExpandedKeys={units.filter(({ top }) => top).map(({ id }) => id)} onChange={(unit) => choose(unit ?? undefined)}
      treeData={units.map(({ id, name, parentId, top }) => ({ id, pId: top ? '' : parentId ?? '', value: id, title: name }))}
    />
  )
}
