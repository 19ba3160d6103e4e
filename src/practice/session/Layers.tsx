import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Sheet } from '@/components/Sheet'
import { Places } from '@/quiz/Places'
import { someQuestions } from '@/quiz/words'
import { now } from '@/services/clock'
import { left } from '@/services/format'
import type { Session } from './open-session'
import { blankPlaces, byType, isAnswered } from './practising'
import { leave } from './usePracticeSession'

export type Layer = 'sheet' | 'submit' | 'leave'

interface Props { session: Session, open: (layer: Layer | null) => void }

/** What lies over a mock paper. */
export const layers: Record<Layer, (props: Props) => JSX.Element> = { sheet: AnswerSheet, submit: AskSubmit, leave: AskLeave }

function AnswerSheet ({ session, open }: Props) {
  const state = useStore(session.store)
  const blank = blankPlaces(state)
  const [first] = blank
  const show = (pos: number) => {
    open(null)
    session.goTo(pos)
  }
  const submit = () => open('submit')
  return (
    <Sheet
      title='答题卡' onClose={() => open(null)}
      footer={(
        <>
          <View className='sub sheet-note num'>{blank.length ? `还有 ${blank.length} 题未答。` : '全部答完。'}交卷后马上出分和解析。</View>
          <View className='row'>
            {first
              ? <Button className='grow' onClick={() => show(first)}>接着答第 {first} 题</Button>
              : <Button className='grow' onClick={submit}>交卷</Button>}
            {first ? <Button kind='second' className='sheet-second' onClick={submit}>交卷</Button> : null}
          </View>
        </>
      )}
    >
      <Places groups={byType(state)} current={state.pos} answered={(pos) => isAnswered(state, pos)} flags={state.flags} onShow={show} />
    </Sheet>
  )
}

function AskSubmit ({ session, open }: Props) {
  const state = useStore(session.store)
  const blank = blankPlaces(state)
  const [first] = blank
  const back = () => {
    open(null)
    if (first) session.goTo(first)
  }
  return (
    <Dialog
      title={blank.length ? `还有 ${blank.length} 题未答` : `${state.questions.length} 题全部答完`} act='交卷' rather={first !== undefined}
      back={first ? `接着答第 ${first} 题` : '再看一看'} onAct={() => { open(null); session.handIn() }} onBack={back}
    >
      <View className='num'>
        {blank.length && blank.length <= 4 ? `${someQuestions(blank)}没有作答。` : ''}
        {state.flags.length ? `存疑 ${state.flags.length} 题。` : ''}
        交卷后马上出分和解析，不计入竞赛成绩。
      </View>
    </Dialog>
  )
}

function AskLeave ({ session, open }: Props) {
  const { deadlineAt } = session.store.getState()
  return (
    <Dialog title='离开模拟？' act='离开模拟' back='接着答' onAct={leave} onBack={() => open(null)}>
      {deadlineAt === null ? '答过的题存在手机里，可以再回来接着答。' : `计时不会停，还剩 ${left(deadlineAt - now())}。答过的题存在手机里，可以再回来接着答。`}
    </Dialog>
  )
}
