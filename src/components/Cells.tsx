import { View } from '@tarojs/components'
import { Children, Fragment, isValidElement, type ReactNode } from 'react'
import { a11y } from '@/platform/a11y'
import { Icon, type IconName } from './Icon'
import { SwitchMark } from './Switch'

/** A white band of rows with hairlines between them; `inset` starts the lines after the icons. */
export function Cells ({ children, inset }: { children: ReactNode, inset?: boolean }) {
  const rows = Children.toArray(children).filter(isValidElement)
  return (
    <View className='cells'>
      {rows.map((row, index) => (
        <Fragment key={row.key ?? index}>
          {index ? <View className={inset ? 'cell-line cell-line-in' : 'cell-line'} /> : null}
          {row}
        </Fragment>
      ))}
    </View>
  )
}

interface CellProps {
  title: ReactNode
  icon?: IconName
  note?: ReactNode
  value?: ReactNode
  /** In place of value and arrow. */
  end?: ReactNode
  /** The row is a switch, and this is how it stands. */
  on?: boolean
  strong?: boolean
  /** Read instead of title and value. */
  label?: string
  onClick?: () => void
}

export function Cell ({ title, icon, note, value, end, on, strong, label, onClick }: CellProps) {
  const meaning = a11y(on === undefined ? { role: 'button', label } : { role: 'switch', label, checked: on })
  return (
    <View className='cell' {...(onClick ? { hoverClass: 'pressed', ...meaning } : {})} onClick={onClick}>
      {icon ? <View className='cell-icon'><Icon name={icon} /></View> : null}
      <View className='cell-text'>
        <View className={strong ? 't3' : 'cell-title'}>{title}</View>
        {note ? <View className='cap num'>{note}</View> : null}
      </View>
      {value ? <View className='cell-value num'>{value}</View> : null}
      {on === undefined ? null : <SwitchMark on={on} />}
      {end ?? (onClick && on === undefined ? <View className='ink-2'><Icon name='next' size={18} /></View> : null)}
    </View>
  )
}
