import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Countdown } from '@/components/Countdown'
import { Dialog } from '@/components/Dialog'
import type { Layer } from './Paper'
import type { Sitting } from './sitting'
import { countsFrom } from './time-left'

/** 再过 40 秒交卷才算数 */
export function TooEarly ({ from }: { from: number }) {
  return <View className='strong num'>再过 <Countdown to={from} /> 交卷才算数，现在交了不计成绩。</View>
}

/** The last answer would hand in a paper that does not count yet. */
export function AskEarly ({ sitting, open }: { sitting: Sitting, open: (layer: Layer | null) => void }) {
  const from = countsFrom(sitting.store.getState())
  useEffect(() => sitting.store.subscribe((state, before) => { if (state.pos !== before.pos || state.stage !== before.stage) open(null) }), [sitting, open])
  return (
    <Dialog title='现在就交卷？' act='仍然交卷' back='再看一看' rather onAct={() => { open(null); sitting.confirm() }} onBack={() => open(null)}>
      {from === null ? '已经可以交卷了，交卷后不能再改。' : <TooEarly from={from} />}
    </Dialog>
  )
}
