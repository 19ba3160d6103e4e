import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { useSingleTap } from '@/services/double-tap'
import { useSettings } from '@/store/settings'
import type { Layer } from './Layers'
import type { Session } from './open-session'
import { blankPlaces } from './practising'
import { act, stepOf, steps } from './step'

interface Props { session: Session, open: (layer: Layer) => void }

export function Footer ({ session, open }: Props) {
  const mock = useStore(session.store, (state) => state.kind === 'mock')
  const step = useStore(session.store, stepOf)
  const given = useStore(session.store, (state) => state.answers)
  const { label, kind } = steps[step]
  const goOn = useSingleTap(() => act(session, open), step, given)
  if (!mock) return <Button block kind={kind} onClick={goOn}>{label}</Button>
  return (
    <View className='af'>
      <Before session={session} />
      <SheetOpener session={session} open={open} />
      <Button className='af-s' kind={kind} onClick={goOn}>{label}</Button>
    </View>
  )
}

function Before ({ session: { store, goTo } }: { session: Session }) {
  const pos = useStore(store, (state) => state.pos)
  return <Button kind='second' className='af-s' disabled={pos === 1} onClick={() => goTo(pos - 1)}>上一题</Button>
}

function SheetOpener ({ session: { store }, open }: Props) {
  const total = useStore(store, (state) => state.questions.length)
  const count = useStore(store, (state) => total - blankPlaces(state).length)
  const elder = useSettings((state) => state.elder > 0)
  return (
    <View className='af-sheet' hoverClass='pressed' onClick={() => open('sheet')} {...a11y({ role: 'button', label: `答题卡，已答 ${count} 题，共 ${total} 题` })}>
      {elder ? <View>答题卡</View> : <Icon name='grid' />}
      <View className='num'>{elder ? '' : '答题卡 '}{count}/{total}</View>
    </View>
  )
}
