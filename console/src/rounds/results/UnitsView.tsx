import { Button, Input, Select, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { ResultUnit } from '../../../../contract/results'
import { useData } from '../../services/data'
import { count, mean, percent } from '../../services/format'
import { request, type Answer } from '../../services/request'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { useAsked } from './asked'
import { Boards, Hidden } from './Boards'
import { Above, opener, Steps } from './How'
import { points } from './words'
import { useExport } from './useExport'

type Units = Answer<'GET /organiser/rounds/:id/results/units'>

/** The unit board as its organiser sees it: any level, or the parts of one unit. */
export function UnitsView({ roundId }: { roundId: string }) {
  const { get, number, ask } = useAsked()
  const [board, depth, parent] = [get('board'), number('depth'), get('parent')]
  const [typed, setTyped] = useState('')
  const found = useData(() => request('GET /organiser/rounds/:id/results/units', { id: roundId, board, depth, parent }), `${roundId} ${board} ${depth} ${parent}`, { keep: true })
  const save = useExport(roundId)
  return (
    <Loaded of={found} failed='单位成绩暂时取不出来' rows={8}>
      {(units) => {
        const name = typed.trim()
        const shown = units.rows.filter(({ unit, above }) => !name || unit.name.includes(name) || above.includes(name))
        return (
          <section aria-label='单位成绩' aria-busy={found.loading}>
            <div className='result-bar'>
              <Boards boards={units.boards} board={units.board} change={(id) => ask({ board: id })} />
              <Select
                aria-label='看哪一级' className='result-level' value={parent === undefined ? units.depth : null} placeholder='看某一级' onChange={(value: number) => ask({ depth: value, parent: undefined })}
                options={units.levels.map((level) => ({ value: level.depth, label: level.name }))}
              />
              <Input className='result-search' allowClear aria-label='按名称找单位' placeholder='按名称找单位' value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
              <span className='grow' />
              <Button loading={save.busy} onClick={() => save.run({ file: 'units', board: units.board, ...(parent === undefined ? { depth: units.depth } : { parent }) })}>导出这张表</Button>
              <Button loading={save.busy} onClick={() => save.run({ file: 'units', board: units.board })}>导出各级</Button>
            </div>
            <Problem error={save.error} />
            <Hidden shown={units.shown} own={units.own} what='单位榜' />
            {parent === undefined ? null : <Path path={units.path} show={(id) => ask({ parent: id })} />}
            <div className='box'>
              {shown.length
                ? <UnitRows key={`${units.board} ${units.depth} ${parent}`} units={units} rows={shown} roundId={roundId} below={parent !== undefined} show={(id) => ask({ parent: id, depth: undefined })} />
                : <Empty title={name ? '没有这样的单位' : '这里没有参加的单位'} text={name ? '换个名称试试。' : '换一级看看，或看上级单位的下级。'} />}
            </div>
          </section>
        )
      }}
    </Loaded>
  )
}

function Path({ path, show }: { path: Units['path']; show: (id: string) => void }) {
  return (
    <nav aria-label='看哪个单位的下级'>
      <ol className='unit-path'>
        {path.map(({ id, name }, i) => <li key={id}>{i === path.length - 1 ? <span className='strong' aria-current='true'>{name}的下级</span> : <button type='button' className='plain-button link' onClick={() => show(id)}>{name}</button>}</li>)}
      </ol>
    </nav>
  )
}

const open = opener(({ unit }: ResultUnit) => unit.name)

type Column = TableColumnsType<ResultUnit>[number]
const PAGE = 50

/** Who has no figure stands behind, whichever way it is sorted first. */
const by = (pick: (row: ResultUnit) => number | null, none = -Infinity) => (a: ResultUnit, b: ResultUnit) => { const [x, y] = [pick(a) ?? none, pick(b) ?? none]; return x === y ? 0 : x - y }

function UnitRows({ units, rows, roundId, below, show }: { units: Units; rows: ResultUnit[]; roundId: string; below: boolean; show: (id: string) => void }) {
  const figure = (title: string, key: string, pick: (row: ResultUnit) => number | null, text: (n: number) => string, more: Partial<Column> = {}): Column => ({
    title, key, align: 'right', sorter: by(pick), sortDirections: ['descend', 'ascend'], render: (_, row) => { const value = pick(row); return <span className='num whole'>{value === null ? '—' : text(value)}</span> }, ...more
  })
  const [first] = rows
  const columns: TableColumnsType<ResultUnit> = [
    { title: '名次', key: 'rank', width: 84, align: 'right', sorter: by(({ rank }) => rank, Infinity), render: (_, { rank }) => <span className='num strong'>{rank ?? '—'}</span> },
    {
      title: '单位', key: 'unit', sorter: (a, b) => a.unit.name.localeCompare(b.unit.name, 'zh'), render: (_, { unit, above, hasChildren, whyNot, declared, roster }) => (
        <>
          {hasChildren ? <button type='button' className='plain-button link strong' aria-label={`${unit.name}，看下级`} onClick={() => show(unit.id)}>{unit.name}</button> : <span className='strong'>{unit.name}</span>}
          {above ? <div className='cap'>{above}</div> : null}
          {whyNot ? <div className='care'>没有名次：{whyNot}</div> : null}
          {declared ? <div className='cap num'>{declared === roster ? '应参与是申报的人数' : `应参与里 ${count(declared)} 人是申报的`}</div> : null}
        </>
      )
    },
    ...(rows.some(({ region }) => region) ? [{ title: '在哪里排名', key: 'region', render: (_: unknown, { region }: ResultUnit) => region }] : []),
    figure('应参与', 'roster', ({ roster }) => roster, count, { width: 92 }),
    figure('已参与', 'participants', ({ participants }) => participants, count, { width: 92 }),
    figure('参与率', 'rate', ({ rate }) => rate, percent, { width: 92 }),
    figure('平均分', 'mean', (row) => row.mean, mean, { width: 92 }),
    figure('满分', 'full', ({ fullMarks }) => fullMarks, count, { width: 80 }),
    ...(rows.some(({ passed }) => passed !== null) ? [figure('合格', 'passed', ({ passed }) => passed, count, { width: 80 })] : []),
    figure('答题人次', 'attempts', ({ attempts }) => attempts, count, { width: 104, responsive: ['xl'] }),
    ...(first?.parts ?? []).map((part, i) => figure(part.name, `part-${i}`, ({ parts }) => parts[i]?.points ?? null, points, {
      responsive: ['xl'], render: (_, { parts }) => { const one = parts[i]; return one ? <span className='num whole'>{points(one.points)}{one.rank === null ? null : <span className='cap'>　第 {one.rank} 名</span>}</span> : '—' }
    })),
    figure(units.valueLabel, 'value', ({ value }) => value, String, { width: 104, render: (_, { valueText }) => <span className='num strong whole'>{valueText}</span> })
  ]
  return (
    <Table<ResultUnit>
      rowKey={({ unit }) => unit.id} columns={columns} dataSource={rows} showSorterTooltip={false}
      pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false, showTotal: (total) => `共 ${count(total)} 个单位` } : false}
      expandable={{ expandedRowRender: ({ unit }) => <UnitHow roundId={roundId} unitId={unit.id} board={units.board} below={below} />, columnTitle: <span className='said'>怎样算出来的</span>, expandIcon: open }}
    />
  )
}

function UnitHow({ roundId, unitId, board, below }: { roundId: string; unitId: string; board: string; below: boolean }) {
  const found = useData(() => request('GET /organiser/rounds/:id/results/units/:unitId', { id: roundId, unitId, board, below: below || undefined }), `${unitId} ${board} ${below}`)
  return (
    <Loaded of={found} failed='暂时算不出来' rows={3}>
      {({ title, steps, rules, rank, whyNot, above, hidden }) => (
        <section aria-label={title} className='how'>
          <h2 className='strong'>{title}</h2>
          <Steps steps={steps} />
          {whyNot ? <p className='care how-above'>没有名次：{whyNot}</p> : <Above above={above} hidden={hidden} rank={rank} />}
          <p className='cap'>{rules.join('；')}。</p>
        </section>
      )}
    </Loaded>
  )
}
