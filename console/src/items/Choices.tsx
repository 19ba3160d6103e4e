import type { ItemStatistics } from '../../../contract/questions'
import { Rich } from '../question/Rich'
import { count } from '../services/format'
import { optionName, percent } from './words'

/** How often each option was chosen: by all, by the best third and by the last third of the papers. */
export function Choices({ of }: { of: ItemStatistics }) {
  const { type, options_chosen: chosen, right, attempts } = of
  const rows = chosen.filter(({ option, n }) => option !== null || n > 0 || type === 'fill')
  return (
    <table className='choices num'>
      <caption className='said'>各选项被选的次数</caption>
      <thead><tr><th scope='col'>{type === 'fill' ? '作答' : '选项'}</th><th scope='col' className='choices-bar-head'>被选比例</th><th scope='col'>人次</th><th scope='col'>高分组</th><th scope='col'>低分组</th></tr></thead>
      <tbody>
        {rows.map(({ option, n, best, last }) => {
          const ratio = attempts ? n / attempts : 0
          const isRight = option !== null && right.includes(option)
          return (
            <tr key={option ?? 'none'}>
              <th scope='row'><Rich text={optionName(of, option)} />{isRight ? <span className='tag tag-done choices-key'>正确答案</span> : null}</th>
              <td><div className='choices-line'><div className='choices-bar' aria-hidden><div className={isRight ? 'choices-fill choices-right' : 'choices-fill'} style={{ width: `${Math.round(ratio * 100)}%` }} /></div><span>{percent(ratio)}</span></div></td>
              <td>{count(n)}</td><td>{count(best)}</td><td>{count(last)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
