import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { moved } from '../lists'
import { each, type Spot } from '../paths'

interface Props<T> {
  spot: Spot<T[] | undefined>
  /** What one of them is called: for those who do not see which row a button stands in. */
  name: string
  make: (list: T[]) => T | null
  add: string
  ordered?: boolean
  /** The list stays, empty, where the rules always hold one. */
  always?: boolean
  children: (item: Spot<T>, at: number) => ReactNode
}

/** A list of rules, each with its fields; the order counts where it can be changed. */
export function Rows<T>({ spot, name, make, add, ordered, always, children }: Props<T>) {
  const list = spot.value ?? []
  const set = (next: T[]) => spot.set(next.length || always ? next : undefined)
  return (
    <div className='rule-rows' data-field={spot.path}>
      {each(spot).map((item, i) => (
        <div key={i} className='rule-item'>
          <div className='rule-item-body'>{children(item, i)}</div>
          <div className='rule-item-acts'>
            {ordered ? <Button type='text' size='small' aria-label={`${name} ${i + 1} 往前`} icon={<ArrowUpOutlined aria-hidden />} disabled={i === 0} onClick={() => set(moved(list, i, -1))} /> : null}
            {ordered ? <Button type='text' size='small' aria-label={`${name} ${i + 1} 往后`} icon={<ArrowDownOutlined aria-hidden />} disabled={i === list.length - 1} onClick={() => set(moved(list, i, 1))} /> : null}
            <Button type='text' size='small' aria-label={`去掉${name} ${i + 1}`} icon={<DeleteOutlined aria-hidden />} onClick={() => set(list.filter((_, at) => at !== i))} />
          </div>
        </div>
      ))}
      <Button type='link' size='small' className='rule-add' icon={<PlusOutlined aria-hidden />} onClick={() => { const one = make(list); if (one !== null) set([...list, one]) }}>{add}</Button>
    </div>
  )
}
