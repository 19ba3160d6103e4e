import { View } from '@tarojs/components'
import type { BoardRef } from '../../../contract/leaderboard'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'

interface Props { items: readonly BoardRef[], value: string | null, what: string, onPress: () => void }

/** Which of several is shown, and the way to the others; nothing where there is one. */
export function Pick ({ items, value, what, onPress }: Props) {
  if (items.length < 2) return null
  const name = items.find(({ id }) => id === value)?.name ?? what
  return (
    <View className='chip board-pick' hoverClass='pressed' {...a11y({ role: 'button', label: `${name}，换一个看` })} onClick={onPress}>
      <View className='chip-in'><View>{name}</View><Icon name='down' size={16} /></View>
    </View>
  )
}

interface SheetProps { items: readonly BoardRef[], value: string | null, title: string, onChoose: (id: string) => void, onClose: () => void }

export function PickSheet ({ items, value, title, onChoose, onClose }: SheetProps) {
  return (
    <Sheet title={title} onClose={onClose}>
      <View className='round-list'>
        <Cells>
          {items.map(({ id, name }) => (
            <Cell
              key={id} title={name} strong={id === value} label={id === value ? `${name}，正在看` : name}
              end={id === value ? <View className='red'><Icon name='check' size={20} /></View> : <View />} onClick={() => onChoose(id)}
            />
          ))}
        </Cells>
      </View>
    </Sheet>
  )
}
