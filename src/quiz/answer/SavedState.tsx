import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Icon, type IconName } from '@/components/Icon'
import { a11y, decorative } from '@/platform/a11y'
import { useInSight } from '@/platform/sight'
import { useNetwork } from '@/services/network'
import { useSettings } from '@/store/settings'
import { feedbackAt, questionAt, waiting } from './answering'
import type { Live, Sitting } from './sitting'

type Safety = 'none' | 'saved' | 'merged' | 'saving' | 'waiting' | 'offline'

const looks: Record<Safety, { icon: IconName, tone: string }> = {
  none: { icon: 'info', tone: 'ink-2' }, saved: { icon: 'done', tone: 'green' }, merged: { icon: 'done', tone: 'green' },
  saving: { icon: 'send', tone: 'ink-2' }, waiting: { icon: 'clock', tone: 'umber' }, offline: { icon: 'offline', tone: 'umber' }
}

/** Where my answers are, in one line that is always there; beside it, that the question goes on below. */
export function SavedState ({ sitting }: { sitting: Sitting }) {
  const count = useStore(sitting.store, (state) => waiting(state).length)
  const failing = useStore(sitting.store, (state) => state.trouble !== null)
  const merged = useStore(sitting.store, (state) => state.merged)
  const begun = useStore(sitting.store, (state) => Object.keys(state.answers).length > 0)
  const connected = useNetwork((state) => state.online)
  const alone = useStore(sitting.store, (state) => state.alone)
  const elder = useSettings((state) => state.elder > 0)
  const below = useStore(sitting.store, belowOf)
  const { seen, near } = useInSight('.q-end')

  const safety = safetyOf({ count, failing, merged: merged !== '', begun, online: connected && !alone })
  const said: Record<Safety, string> = {
    none: '答案会自动保存', saved: elder ? '已保存' : '已保存，换手机也能接着答', merged,
    saving: '正在保存', waiting: `待上传 ${count} 题`, offline: '网络断开'
  }
  const { icon, tone } = looks[safety]
  return (
    <View ref={near} className='saved num'>
      <View className={`saved-state ${tone}`} {...a11y({ role: 'status', live: 'polite' })}><Icon name={icon} size={18} /><View>{said[safety]}</View></View>
      {seen ? null : <View className='saved-more' {...decorative}><View>{below}</View><Icon name='down' size={18} /></View>}
    </View>
  )
}

/** What one comes to by scrolling on. */
function belowOf (state: Live): string {
  if (feedbackAt(state)) return '下面还有解析'
  return questionAt(state)?.type === 'fill' ? '下面还有内容' : '下面还有选项'
}

function safetyOf ({ count, failing, merged, begun, online }: Record<'failing' | 'merged' | 'begun' | 'online', boolean> & { count: number }): Safety {
  if (count) return failing || !online ? 'waiting' : 'saving'
  if (!online) return 'offline'
  if (merged) return 'merged'
  return begun ? 'saved' : 'none'
}
