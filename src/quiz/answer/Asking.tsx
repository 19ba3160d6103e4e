import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { now } from '@/services/clock'
import { left } from '@/services/format'
import { someQuestions } from '../words'
import { firstOpen, openPlaces, waiting } from './answering'
import { TooEarly } from './Early'
import { endsByLeaving, onceMore } from './leaving-words'
import type { Layer } from './Paper'
import type { Sitting } from './sitting'
import { countsFrom, DAY, untilDay } from './time-left'
import { leave } from './useAnswering'

interface Props { sitting: Sitting, open: (layer: Layer | null) => void }

export function AskLeave ({ sitting, open }: Props) {
  const { view } = sitting.store.getState()
  const unsaved = useStore(sitting.store, (state) => waiting(state).length)
  const ms = view.deadlineAt - now()
  if (view.leaving && endsByLeaving(view.leaving)) {
    return (
      <Dialog title='离开答题？' act={view.leaving.then === 'submit' ? '离开并交卷' : '离开，答卷作废'} back='接着答' rather onAct={leave} onBack={() => open(null)}>
        {onceMore(view.leaving)}
        {unsaved ? `有 ${unsaved} 题还没有上传，连上网后先补传。` : ''}
      </Dialog>
    )
  }
  return (
    <Dialog title='离开答题？' act='离开答题' back='接着答' onAct={leave} onBack={() => open(null)}>
      {view.leaving ? onceMore(view.leaving) : ''}
      {ms > DAY ? `这份答卷不限时，开放到 ${untilDay(view.deadlineAt)}，之后自动交卷。` : `计时不会停，还剩 ${left(ms)}，到时间会自动交卷。`}
      {unsaved ? `有 ${unsaved} 题还没有上传，先存在这台手机里，回来后自动补传。` : '答过的题都已保存，可以再回来接着答。'}
    </Dialog>
  )
}

/** Asked once before handing in, also when all is answered: it cannot be taken back, and the button lies where 下一题 was. */
export function AskSubmit ({ sitting, open }: Props) {
  const state = useStore(sitting.store)
  const blank = openPlaces(state)
  const back = firstOpen(state)
  const busy = state.stage === 'submitting'
  const from = countsFrom(state)
  const goBack = () => {
    open(null)
    if (back) sitting.goTo(back)
  }
  return (
    <Dialog
      title={blank.length ? `还有 ${blank.length} 题未答` : `${state.view.total} 题全部答完`} act='交卷' busy='正在交卷…' loading={busy} rather={back !== null || from !== null}
      back={back ? `接着答第 ${back} 题` : '再看一看'} onAct={sitting.submit} onBack={() => { if (!busy) goBack() }}
    >
      <Problem text={state.problem ? `没有交上。${state.problem.message}答案都在，不会丢。` : undefined} />
      {from === null ? null : <TooEarly from={from} />}
      <View className='num'>
        {blank.length && blank.length <= 4 ? `${someQuestions(blank)}没有作答。` : ''}
        {state.flags.length ? `存疑 ${state.flags.length} 题。` : ''}
        交卷后不能再改。
      </View>
    </Dialog>
  )
}

export function AskSkip ({ sitting, open }: Props) {
  const pos = useStore(sitting.store, (state) => state.pos)
  const last = useStore(sitting.store, (state) => state.pos === state.view.total)
  const from = last ? countsFrom(sitting.store.getState()) : null
  // The question's time may run out while this is asked: then it goes on by itself.
  useEffect(() => sitting.store.subscribe((state, before) => { if (state.pos !== before.pos || state.stage !== before.stage) open(null) }), [sitting, open])
  return (
    <Dialog
      title={`跳过第 ${pos} 题？`} act='跳过这一题' back='接着答'
      onAct={() => { open(null); sitting.confirm() }} onBack={() => open(null)}
    >
      这一题还没有作答，跳过后不能再回来。{last ? '这是最后一题，跳过就交卷。' : ''}
      {from === null ? null : <TooEarly from={from} />}
    </Dialog>
  )
}
