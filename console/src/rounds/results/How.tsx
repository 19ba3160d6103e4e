import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import type { Step } from '../../../../contract/leaderboard'
import type { Neighbour } from '../../../../contract/results'

/** Arithmetic line by line: what, how much, and of which numbers. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className='how-steps num'>
      {steps.map(({ label, value, formula, note }, i) => (
        <li key={i}><span className='how-label'>{label}</span><b className='how-value'>{value}</b><span className='how-formula'>{formula ? `= ${formula}` : ''}{note ? <span className='cap'>（{note}）</span> : null}</span></li>
      ))}
    </ol>
  )
}

/** Why the one above is above; not named where it is none of mine. */
export function Above({ above, hidden, rank }: { above: Neighbour | null; hidden: boolean; rank: number | null }) {
  if (above) return <p className='how-above'><span className='strong'>{above.rank === rank ? '同一名次的' : '前面是'}第 {above.rank} 名 {above.name}</span>　{above.text}</p>
  if (hidden) return <p className='how-above sub'>前一名不在你的管理范围内，这里不列出。</p>
  return rank === 1 ? <p className='how-above sub'>第 1 名，前面没有别的。</p> : null
}

interface Icon<T> { expanded: boolean; record: T; onExpand: (record: T, event: React.MouseEvent<HTMLElement>) => void }

/** Opens a row's arithmetic; named after the row, since there are many of them on a page. */
export const opener = <T,>(name: (row: T) => string) => function Opener({ expanded, record, onExpand }: Icon<T>) {
  return (
    <button type='button' className='plain-button how-open' aria-expanded={expanded} aria-label={`${name(record)}：怎样算出来的`} onClick={(event) => onExpand(record, event)}>
      {expanded ? <MinusOutlined aria-hidden /> : <PlusOutlined aria-hidden />}
    </button>
  )
}
