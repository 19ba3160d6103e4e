import { CheckOutlined, WarningOutlined } from '@ant-design/icons'
import { memo } from 'react'
import type { Problem } from '../../../../contract/organiser'
import { SECTIONS, errorsIn, inSection, type Section } from './sections'

interface Props { at: Section; problems: readonly Problem[]; unknown: boolean; go: (section: Section) => void }

/** The notice's order; each step says whether something is wrong in it. */
export const Steps = memo(function Steps({ at, problems, unknown, go }: Props) {
  return (
    <nav className='rule-steps' aria-label='规则的各部分'>
      <ol>
        {SECTIONS.map(({ id, name }, i) => {
          const own = inSection(problems, id)
          const wrong = errorsIn(own).length
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
})
