import { CheckOutlined, WarningOutlined } from '@ant-design/icons'
import { memo } from 'react'
import { errorsIn, type Problem } from './problems'

interface Props<S extends string> {
  sections: readonly { id: S; name: string }[]
  sectionOf: (field: string) => S
  at: S
  problems: readonly Problem[]
  unknown: boolean
  go: (section: S) => void
}

/** The notice's order; each step says whether something is wrong in it. */
function AllSteps<S extends string>({ sections, sectionOf, at, problems, unknown, go }: Props<S>) {
  return (
    <nav className='rule-steps' aria-label='规则的各部分'>
      <ol>
        {sections.map(({ id, name }, i) => {
          const wrong = errorsIn(problems).filter(({ field }) => sectionOf(field) === id).length
          return (
            <li key={id}>
              <button type='button' className={`plain-button rule-step${id === at ? ' rule-step-at' : ''}`} aria-current={id === at ? 'step' : undefined} onClick={() => go(id)}>
                <span className={`rule-step-mark num${wrong ? ' rule-step-wrong' : unknown || id === at ? '' : ' rule-step-done'}`} aria-hidden>{wrong ? <WarningOutlined /> : unknown || id === at ? i + 1 : <CheckOutlined />}</span>
                <span className='whole'>{name}</span>
                <span className='said'>{wrong ? `，有 ${wrong} 处要改` : unknown ? '' : '，已填好'}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

export const Steps = memo(AllSteps) as typeof AllSteps
