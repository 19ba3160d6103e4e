import { Button, Checkbox, Select } from 'antd'
import type { Bulletin, BulletinColumn } from '../../../../contract/results'
import { useCopyTable } from '../../services/copy-table'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { Choice } from '../../shell/Choice'
import { Problem } from '../../shell/Problem'
import { Empty, Loaded } from '../../shell/States'
import { useAsked } from './asked'
import { Boards } from './Boards'
import { useExport } from './useExport'

const COLUMNS: { value: BulletinColumn; label: string }[] = [
  { value: 'no', label: '序号' }, { value: 'unit', label: '单位' }, { value: 'above', label: '上级单位' }, { value: 'roster', label: '应参与' }, { value: 'participants', label: '已参与' },
  { value: 'rate', label: '参与率' }, { value: 'attempts', label: '答题人次' }, { value: 'mean', label: '平均分' }, { value: 'fullMarks', label: '满分' }, { value: 'passed', label: '合格' },
  { value: 'passRate', label: '合格率' }, { value: 'total', label: '总分' }, { value: 'value', label: '排名依据' }, { value: 'rank', label: '名次' }
]
const USUAL: readonly BulletinColumn[] = ['no', 'unit', 'roster', 'participants', 'rate', 'mean', 'rank']

/** The table that a notice prints, to be copied or taken away. */
export function BulletinView({ roundId }: { roundId: string }) {
  const { get, number, ask } = useAsked()
  const [board, depth, parent] = [get('board'), number('depth'), get('parent')]
  const order = get('order') === 'tree' ? 'tree' : 'rank'
  const chosen = get('columns')?.split(',') ?? USUAL
  const columns = COLUMNS.filter(({ value }) => chosen.includes(value)).map(({ value }) => value)
  const units = useData(() => request('GET /organiser/rounds/:id/results/units', { id: roundId, board, depth, parent }), `${roundId} ${board} ${depth} ${parent}`, { keep: true })
  const asked = { board, depth, parent, order, columns: columns.join(',') } as const
  const found = useData(() => request('GET /organiser/rounds/:id/results/bulletin', { id: roundId, ...asked }), JSON.stringify({ roundId, ...asked }), { keep: true })
  const save = useExport(roundId)
  const copy = useCopyTable()
  const choose = (next: readonly string[]) => { if (next.length) ask({ columns: COLUMNS.filter(({ value }) => next.includes(value)).map(({ value }) => value).join(',') }) }
  return (
    <Loaded of={units} failed='通报表暂时取不出来' rows={8}>
      {({ boards, board: shown, levels, depth: level, path }) => (
        <section aria-label='通报表'>
          <div className='result-bar'>
            <Boards boards={boards} board={shown} change={(id) => ask({ board: id })} />
            <Select
              aria-label='列哪一级单位' className='result-level' value={parent === undefined ? level : null} placeholder={`${path.at(-1)?.name ?? ''}的下级`} onChange={(value: number) => ask({ depth: value, parent: undefined })}
              options={levels.map((one) => ({ value: one.depth, label: one.name }))}
            />
            <Choice label='按什么次序' value={order} change={(value) => ask({ order: value === 'rank' ? undefined : value })} items={[{ value: 'rank', text: '按名次' }, { value: 'tree', text: '按单位顺序' }]} />
            <span className='grow' />
            <Button type='primary' disabled={!found.data} onClick={() => { if (found.data) void copy(found.data) }}>复制表格</Button>
            <Button loading={save.busy} onClick={() => save.run({ file: 'bulletin-xlsx', ...asked })}>导出 Excel</Button>
            <Button loading={save.busy} onClick={() => save.run({ file: 'bulletin-docx', ...asked })}>导出 Word</Button>
          </div>
          <Problem error={save.error} />
          <fieldset className='bulletin-columns'><legend className='sub'>印哪些列</legend><Checkbox.Group options={COLUMNS} value={[...columns]} onChange={choose} /></fieldset>
          <Loaded of={found} failed='通报表暂时取不出来' rows={6}>{(table) => (table.rows.length ? <Printed table={table} /> : <div className='box'><Empty title='这里没有参加的单位' text='换一级看看。' /></div>)}</Loaded>
        </section>
      )}
    </Loaded>
  )
}

function Printed({ table: { title, asOf, columns, rows, sum, notes } }: { table: Bulletin }) {
  return (
    <div className='box bulletin'>
      <h2 className='h2 bulletin-title'>{title}</h2>
      <p className='sub bulletin-title num'>{asOf}</p>
      <div className='bulletin-wide' role='region' aria-label='通报表的内容' tabIndex={0}>
        <table className='bulletin-table num'>
          <thead><tr>{columns.map(({ id: key, title: head }) => <th key={key} scope='col'>{head}</th>)}</tr></thead>
          <tbody>{rows.map((row, i) => <tr key={i}>{row.map((text, at) => <td key={columns[at]?.id} className={columns[at]?.number ? '' : 'bulletin-text'}>{text}</td>)}</tr>)}</tbody>
          <tfoot><tr>{sum.map((text, at) => <td key={columns[at]?.id} className={columns[at]?.number ? '' : 'bulletin-text'}>{text}</td>)}</tr></tfoot>
        </table>
      </div>
      {notes.map((note, i) => <p key={i} className='cap'>{i === 0 ? '注：' : ''}{note}</p>)}
    </div>
  )
}
