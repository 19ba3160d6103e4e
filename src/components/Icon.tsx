import { View } from '@tarojs/components'
import { decorative } from '@/platform/a11y'

export type IconName = 'home' | 'home-on' | 'quiz' | 'quiz-on' | 'me' | 'me-on' | 'book-on' | 'event' | 'event-on' | 'back' | 'next' | 'down' | 'close' | 'check' | 'done'
  | 'wrong' | 'info' | 'clock' | 'dot' | 'care' | 'retry' | 'history' | 'offline' | 'unit' | 'book' | 'calendar' | 'flag' | 'grid'
  | 'share' | 'star' | 'podium' | 'people' | 'lock' | 'type' | 'edit' | 'chart' | 'bell' | 'privacy' | 'search' | 'leave' | 'plus' | 'send' | 'photo' | 'mic' | 'play' | 'stop' | 'scan' | 'trash'

/** Takes the colour of the text around it and grows with 长辈版. Says nothing: the words beside it do. */
export function Icon ({ name, size = 24 }: { name: IconName, size?: 16 | 18 | 20 | 22 | 24 | 26 }) {
  return <View className={`ic ic-${name} ic-${size}`} {...decorative} />
}
