import { View } from '@tarojs/components'
import { Dialog } from '@/components/Dialog'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import type { Kept } from '../kept'

const START = 80
const startOf = (text: string) => (text.length > START ? `${text.slice(0, START)}…` : text || '（没有字）')

/** Written on two devices: the person says which to go on with. Both are shown. */
export function Clash ({ mine, theirs, onChoose }: { mine: Kept, theirs: Kept, onChoose: (which: 'mine' | 'theirs') => void }) {
  return (
    <Dialog title='这篇心得在另一台设备上改过' act='用这台手机上的' back='用另一台设备上的' onAct={() => onChoose('mine')} onBack={() => onChoose('theirs')}>
      <View className='clash-part'><View className='strong'>这台手机上，{mine.draft.text.length} 字</View><View>{startOf(mine.draft.text)}</View></View>
      <View className='clash-part'><View className='strong'>另一台设备上，{theirs.draft.text.length} 字，{recent(theirs.at, now())}</View><View>{startOf(theirs.draft.text)}</View></View>
    </Dialog>
  )
}
