import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/Icon'
import { points } from '@/services/format'

export type Outcome = 'right' | 'partial' | 'wrong' | 'blank'

const said: Record<Outcome, { text: string, icon: IconName, className: string }> = {
  right: { text: '答对', icon: 'done', className: 'verdict green' },
  partial: { text: '答对一部分', icon: 'info', className: 'verdict umber' },
  wrong: { text: '答错', icon: 'wrong', className: 'verdict umber' },
  blank: { text: '没有作答', icon: 'info', className: 'verdict ink-2' }
}

interface Props {
  outcome: Outcome
  /** Without points: practice. */
  got?: number
  full?: number
}

export function Verdict ({ outcome, got, full }: Props) {
  const { text, icon, className } = said[outcome]
  return (
    <View className={className}>
      <Icon name={icon} size={20} />
      <View className='num'>{got === undefined || full === undefined ? text : `${text}，得 ${points(got)} / ${points(full)} 分`}</View>
    </View>
  )
}
