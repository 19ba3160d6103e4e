import { View } from '@tarojs/components'
import type { RoundNotes } from '../../contract/quiz'
import { now } from '@/services/clock'
import { recent } from '@/services/format'

/** What has to be known of a round: ended early, a key corrected and papers re-scored. */
export function Notes ({ of }: { of: RoundNotes }) {
  if (!of.length) return null
  return (
    <View className='notes'>
      {of.map(({ at, text }) => (
        <View key={at + text} className='note-row'>
          <View>{text}</View>
          <View className='cap num'>{recent(at, now())}</View>
        </View>
      ))}
    </View>
  )
}
