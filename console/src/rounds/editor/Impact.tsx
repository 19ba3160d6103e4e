import { WarningOutlined } from '@ant-design/icons'
import type { Answer } from '../../services/request'
import { count, mean } from '../../services/format'

type Found = Answer<'POST /organiser/rounds/:id/amend/preview'>
type Moved = Found['persons']

/** Which sentences change, and whose scores and ranks. */
export function Impact({ impact: { gone, fresh, attempts, remarked, persons, units, problems, remarks } }: { impact: Found }) {
  return (
    <div className='rule-impact' tabIndex={0} role='region' aria-label='影响到谁'>
      <Sentences title='不再适用的规则' of={gone} />
      <Sentences title='新的规则' of={fresh} />
      {gone.length + fresh.length ? null : <p className='sub'>通知里的规则没有变化。</p>}
      <h3 className='strong'>答卷</h3>
      <p className='num'>{attempts ? `已交 ${count(attempts)} 份，${remarked ? `其中 ${count(remarked)} 份的得分会变` : '得分都不变'}` : '还没有人交卷'}</p>
      <h3 className='strong'>个人</h3><p className='num'>{movedWords('人', persons)}</p><Rows of={persons} unit='人' />
      <h3 className='strong'>单位</h3><p className='num'>{movedWords('个单位', units)}</p><Rows of={units} unit='个单位' />
      {[...problems.map(({ message }) => message), ...remarks].map((text) => <div key={text} className='problem rule-warn'><WarningOutlined aria-hidden /><span>{text}</span></div>)}
    </div>
  )
}

function movedWords(unit: string, { all, moved }: Moved): string {
  if (!all) return '还没有成绩'
  return moved ? `有成绩的 ${count(all)} ${unit}里，${count(moved)} ${unit}的成绩或名次会变` : `有成绩的 ${count(all)} ${unit}，成绩和名次都不变`
}

const said = ({ value, rank }: Moved['first'][number]['before']) => `${value === null ? '没有成绩' : mean(value)}，${rank === null ? '不列名次' : `第 ${rank} 名`}`

const Rows = ({ of: { moved, first }, unit }: { of: Moved; unit: string }) => (
  <>
    {first.map(({ id, name, unit: of, before, after }) => <p key={id} className='num rule-moved'><span className='strong'>{name}</span>{of && of !== name ? <span className='cap'> {of}</span> : null}：{said(before)} → {said(after)}</p>)}
    {moved > first.length ? <p className='cap num'>还有 {count(moved - first.length)} {unit}，这里不再列出</p> : null}
  </>
)

const Sentences = ({ title, of }: { title: string; of: readonly string[] }) => (of.length ? <><h3 className='strong'>{title}</h3>{of.map((one) => <p key={one}>{one}</p>)}</> : null)
