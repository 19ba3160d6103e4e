import { useId, type ReactNode } from 'react'
import type { Path } from '../paths'
import { useShown } from './context'

interface Props {
  label: string
  path: Path
  hint?: ReactNode
  /** Problems of fields within, which have no row of their own, are said here too. */
  whole?: boolean
  children: ReactNode
}

/** A rule by its name, with its controls, and beneath them what is wrong with it. */
export function Row({ label, path, hint, whole, children }: Props) {
  const { problems, changed } = useShown()
  const id = useId()
  const own = problems.filter(({ field }) => field === path || (whole && field.startsWith(`${path}.`)))
  const fresh = changed.some((one) => one === path || one.startsWith(`${path}.`))
  return (
    <div className={fresh ? 'rule-row rule-changed' : 'rule-row'} role='group' aria-labelledby={id} data-field={path}>
      <div className='rule-label' id={id}>{label}</div>
      <div className='rule-body'>
        <div className='rule-controls'>{children}</div>
        {hint ? <div className='cap'>{hint}</div> : null}
        {own.map(({ message }, i) => <div key={i} role='alert' className='field-error'>{message}</div>)}
      </div>
    </div>
  )
}

/** What is rare lies folded; a native element, so that the keyboard and the page's own search find it. */
export const More = ({ children, label = '更多' }: { children: ReactNode; label?: string }) => <details className='rule-more'><summary>{label}</summary>{children}</details>

/** A word between controls of one row. */
export const W = ({ children }: { children: ReactNode }) => <span className='whole'>{children}</span>
