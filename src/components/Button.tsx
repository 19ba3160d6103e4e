import { View } from '@tarojs/components'
import { useId, type ReactNode } from 'react'
import { a11y, decorative } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { Icon, type IconName } from './Icon'

interface Props {
  children: ReactNode
  kind?: 'primary' | 'second' | 'text'
  small?: boolean
  block?: boolean
  icon?: IconName
  loading?: boolean
  /** Takes the label's place while loading; the width is that of the longer one. */
  busy?: string
  disabled?: boolean
  /** Why it cannot be pressed: said beneath. */
  why?: string
  /** When the label alone does not say enough. */
  label?: string
  className?: string
  onClick?: () => void
}

export function Button (props: Props) {
  const { children, kind = 'primary', small, block, icon, loading = false, busy, disabled = false, why, label, className, onClick } = props
  const ownId = useId()
  const whyId = H5 ? ownId : undefined
  const off = disabled || loading
  const classes = ['btn', `btn-${kind}`, small && 'btn-small', block && 'btn-block', disabled && 'btn-off', className]
  const button = (
    <View
      className={classes.filter(Boolean).join(' ')} hoverClass={off ? 'none' : 'btn-pressed'} hoverStayTime={120}
      {...a11y({ role: 'button', label: loading && busy ? busy : label, disabled: off || undefined, describedBy: disabled && why ? whyId : undefined })}
      onClick={() => { if (!off) onClick?.() }}
    >
      {icon ? <Icon name={icon} size={20} /> : null}
      {busy ? <Labels shown={loading ? busy : children} spare={loading ? children : busy} /> : children}
    </View>
  )
  if (!disabled || !why) return button
  return <View className={block ? 'btn-block' : ''}>{button}<View className='btn-why' id={whyId}>{why}</View></View>
}

/** The label that is not shown takes no height but keeps its width: the button does not jump. */
function Labels ({ shown, spare }: { shown: ReactNode, spare: ReactNode }) {
  return <View className='btn-labels'><View>{shown}</View><View className='btn-spare' {...decorative}>{spare}</View></View>
}
