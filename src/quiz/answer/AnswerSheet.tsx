import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { Places } from '../Places'
import { someQuestions } from '../words'
import { grouped, isAnswered, isLocked, firstOpen, openPlaces } from './answering'
import type { Layer } from './Paper'
import type { Sitting } from './sitting'

interface Props { sitting: Sitting, open: (layer: Layer | null) => void }

export function AnswerSheet ({ sitting, open }: Props) {
  const state = useStore(sitting.store)
  const blank = openPlaces(state)
  const next = firstOpen(state)
  const show = (pos: number) => {
    open(null)
    sitting.goTo(pos)
  }
  const submit = () => open('submit')
  return (
    <Sheet
      title='答题卡' onClose={() => open(null)}
      footer={(
        <>
          {state.view.double?.pick && state.doubled.length ? <View className='sub num'>{someQuestions(state.doubled)}加倍计分。</View> : null}
          <View className='sub sheet-note num'>{blank.length ? `还有 ${blank.length} 题未答。` : '全部答完。'}交卷后不能再改。</View>
          <View className='row'>
            {next
              ? <Button className='grow' onClick={() => show(next)}>接着答第 {next} 题</Button>
              : <Button className='grow' onClick={submit}>交卷</Button>}
            {next ? <Button kind='second' className='sheet-second' onClick={submit}>交卷</Button> : null}
          </View>
        </>
      )}
    >
      <Places
        groups={grouped(state.view)} current={state.pos} answered={(pos) => isAnswered(state, pos)} skipped={(pos) => isLocked(state, pos)}
        flags={state.flags} onShow={show}
      />
    </Sheet>
  )
}
