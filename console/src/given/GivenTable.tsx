import { Button, Input, Table, type TableColumnsType } from 'antd'
import type { GivenRow } from '../../../contract/participants'
import { cappedWords, differs, pointsIn, shown, wrong } from './edits'
import type { Given } from './useGiven'

interface Node extends GivenRow { key: string; children?: Node[] }

interface Props { rows: GivenRow[]; flat: boolean; cap: number | null; name: string; given: Given }

/** The tree of units with a field for the points and one for the reason of each; Enter goes to the next row as in a sheet. */
export function GivenTable({ rows, flat, cap, name, given }: Props) {
  const { below, open, edits, edit, wasOf, theirs, settle } = given
  // A branch that has not been fetched yet shows that there is something in it.
  const nodeOf = (row: GivenRow): Node => ({ ...row, key: row.unit.id, ...(!flat && row.hasChildren && { children: (below[row.unit.id] ?? []).map(nodeOf) }) })
  const next = (from: HTMLElement) => {
    const fields = Array.from(document.querySelectorAll<HTMLElement>(`.given-table input[data-field="${from.dataset.field ?? ''}"]`))
    fields[fields.indexOf(from) + 1]?.focus()
  }
  const columns: TableColumnsType<Node> = [
    {
      title: '单位', key: 'unit', render: (_, { unit, path }) => <span className='given-unit'><span className='strong'>{unit.name}</span>{flat && path.length ? <span className='cap'> {path.at(-1)}</span> : null}</span>
    },
    {
      title: `${name}（分）`, key: 'points', width: 190, render: (_, row) => {
        const own = edits[row.unit.id]
        const was = wasOf(row)
        const fault = differs(was, own) ? wrong(was, own) : ''
        const counted = cappedWords(own ? pointsIn(own.points) : was.points, cap)
        return (
          <>
            <Input
              className='given-points num' data-field='points' aria-label={`${row.unit.name}的${name}`} value={own?.points ?? shown(was.points)} placeholder='没有评' maxLength={12} {...(fault && { status: 'error' as const, 'aria-invalid': true })}
              onChange={({ target }) => edit(row, { points: target.value })} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); next(event.currentTarget) } }}
            />
            {fault ? <div className='field-error'>{fault}</div> : counted ? <span className='cap num'> {counted}</span> : null}
          </>
        )
      }
    },
    {
      title: '依据（参加的人看得到）', key: 'reason', width: 380, render: (_, row) => {
        const own = edits[row.unit.id]
        const now = theirs[row.unit.id]
        return (
          <>
            <Input
              data-field='reason' aria-label={`${row.unit.name}的评分依据`} value={own?.reason ?? wasOf(row).reason} maxLength={100}
              onChange={({ target }) => edit(row, { reason: target.value })} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); next(event.currentTarget) } }}
            />
            {now
              ? (
                <div className='given-theirs' role='alert'>
                  <p className='care'>刚才别人改成了{now.points === null ? '没有评分' : ` ${shown(now.points)} 分`}{now.reason ? `，${now.reason}` : ''}。</p>
                  <div className='row gap-s'><Button size='small' aria-label={`${row.unit.name}用我填的`} onClick={() => settle(row.unit.id, true)}>用我填的</Button><Button size='small' aria-label={`${row.unit.name}用对方的`} onClick={() => settle(row.unit.id, false)}>用对方的</Button></div>
                </div>
                )
              : null}
          </>
        )
      }
    }
  ]
  return (
    <Table<Node>
      className='given-table' size='small' columns={columns} dataSource={rows.map(nodeOf)} pagination={false} tableLayout='fixed'
      rowClassName={(row) => (differs(wasOf(row), edits[row.unit.id]) ? 'given-changed' : '')}
      expandable={{
        indentSize: 20, onExpand: (expanded, { unit }) => { if (expanded && !below[unit.id]) open.run(unit.id) },
        expandIcon: ({ expanded, onExpand, record }) => (record.children
          ? <button type='button' className={`plain-button given-fold${expanded ? ' given-open' : ''}`} aria-expanded={expanded} aria-label={`${expanded ? '收起' : '展开'}${record.unit.name}`} onClick={(event) => onExpand(record, event)} />
          : <span className='given-fold' />)
      }}
    />
  )
}
