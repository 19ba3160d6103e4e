import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'

interface Props {
  title: string
  note?: string
  on: boolean
  /** It follows from something else that was chosen. */
  implied?: boolean
  onToggle: () => void
  /** Leads one level down. */
  onOpen?: () => void
}

export function CheckRow ({ title, note, on, implied, onToggle, onOpen }: Props) {
  const checked = on || !!implied
  return (
    <View className='row check-row'>
      <View
        className='row grow check-main' {...a11y({ role: 'checkbox', label: note ? `${title}，${note}` : title, checked, disabled: implied || undefined })}
        onClick={() => { if (!implied) onToggle() }}
      >
        <View className={checked ? 'check-mark check-on' : 'check-mark'}>{checked ? <Icon name='check' size={16} /> : null}</View>
        <View className='grow'>
          <View>{title}</View>
          {note ? <View className='cap num'>{note}</View> : null}
        </View>
      </View>
      {onOpen ? (
        <View className='row check-open' hoverClass='pressed' {...a11y({ role: 'button', label: `看${title}的下级` })} onClick={onOpen}>下级<Icon name='next' size={18} /></View>
      ) : null}
    </View>
  )
}
