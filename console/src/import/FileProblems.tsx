import { WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { ItemProblem } from '../../../contract/questions'
import { lineWord } from './source'

const FEW = 2

/** What concerns the file and no single question: pages that are pictures, numbers that are missing. */
export function FileProblems({ name, problems }: { name: string; problems: ItemProblem[] }) {
  const [all, setAll] = useState(false)
  if (!problems.length) return null
  const shown = all ? problems : problems.slice(0, FEW)
  return (
    <section className='problem file-problems' aria-label='文件里要留意的'>
      <WarningOutlined aria-hidden />
      <div className='grow'>
        <ul className={all ? 'file-problems-all' : ''}>
          {shown.map(({ message, line, words }, i) => <li key={i}>{line === null ? '' : `第 ${line} ${lineWord(name)}：`}{message}{words && !message.includes(words) ? <span className='cap one-line'> “{words.slice(0, 40)}”</span> : null}</li>)}
        </ul>
        {problems.length > FEW ? <Button type='link' className='in-table' aria-expanded={all} onClick={() => setAll(!all)}>{all ? '收起' : `共 ${problems.length} 条，全部展开`}</Button> : null}
      </div>
    </section>
  )
}
