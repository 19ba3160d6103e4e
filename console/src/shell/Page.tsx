import type { ReactNode } from 'react'
import { usePlace, type Crumb } from './Crumbs'

interface Props {
  title: string
  crumbs: Crumb[]
  /** At the right of the title. */
  actions?: ReactNode
  /** The page divides its height itself. */
  fill?: boolean
  children: ReactNode
}

export function Page({ title, crumbs, actions, fill, children }: Props) {
  const heading = usePlace(crumbs)
  const head = <div className='page-head'><h1 className='h1' ref={heading} tabIndex={-1}>{title}</h1>{actions}</div>
  if (fill) return <main className='page-fill'>{head}{children}</main>
  return <main className='page-body'>{head}{children}</main>
}
