import { View } from '@tarojs/components'
import type { PhaseView } from '../../../contract/quiz'
import { Icon } from '@/components/Icon'
import { cautionsOf } from './phase'

/** What may cost the paper while one answers: to be known before the clock runs. */
export function Cautions ({ phase }: { phase: PhaseView }) {
  return (
    <>
      {cautionsOf(phase).map((text) => (
        <View key={text} className='gate'>
          <View className='gate-icon umber'><Icon name='care' size={18} /></View>
          <View className='grow num'>{text}</View>
        </View>
      ))}
    </>
  )
}
