import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../services/act'
import { session } from '../services/session'

interface Starting<C> {
  /** One that is there already, to begin with. */
  read: (id: string) => Promise<C>
  /** Makes the draft and says where it is edited. */
  make: (unitId: string, config: C) => Promise<string>
}

/** Where a draft begins: from a usual way of doing it, or from another (`?from=`). It is there at once and saves itself from then on. */
export function useStart<C extends { title: string }>({ read, make }: Starting<C>) {
  const go = useNavigate()
  const [query] = useSearchParams()
  const from = query.get('from')
  const create = useAct(async (config: C) => {
    void go(await make(session.get().me?.roles[0]?.unit.id ?? '', config), { replace: true })
  })
  const copy = useAct(async (id: string) => {
    const config = await read(id)
    create.run({ ...config, title: `${config.title.slice(0, 36)}（复制）` })
  })
  // Effects run twice in development: one copy is enough.
  const copied = useRef('')
  useEffect(() => {
    if (!from || copied.current === from) return
    copied.current = from
    copy.run(from)
  })
  const error = copy.error ?? create.error
  return { create: create.run, busy: create.busy || copy.busy, error, copying: from !== null && !error }
}

interface CardProps { name: string; note: string; facts: string; busy: boolean; choose: () => void }

/** A usual way of doing it. */
export const PresetCard = ({ name, note, facts, busy, choose }: CardProps) => (
  <li className='box rule-preset'>
    <h2 className='h2'>{name}</h2>
    <p className='sub grow'>{note}</p>
    <p className='cap num'>{facts}</p>
    <Button disabled={busy} onClick={choose} aria-label={`用“${name}”新建`}>用这种做法</Button>
  </li>
)
