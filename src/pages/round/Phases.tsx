import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PhaseView, RoundDetail } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { a11y } from '@/platform/a11y'
import { Gate } from './Gate'
import { Phase } from './Phase'
import { around, concernsMe, gatesOf } from './phase'

interface Props {
  round: RoundDetail
  busy: boolean
  onStart: (phase: PhaseView) => void
  /** A phase has opened: what is shown is no longer so. */
  onTurn: () => void
}

/** The phases of a round as steps; of a single one only what opens it. */
export function Phases ({ round, ...rest }: Props) {
  const [all, setAll] = useState(false)
  const mine = round.phases.filter(concernsMe)
  if (round.phases.length < 2) return <Gates phase={round.phases[0]} />
  const shown = all ? mine : around(mine, round.phase.id)
  return (
    <View className='sect'>
      <View className='sect-head'><View className='sect-title'>分阶段进行</View></View>
      <View className='steps' {...a11y({ role: 'list', label: `共 ${mine.length} 个阶段` })}>
        {shown.map((phase) => (
          <Phase key={phase.id} phase={phase} place={mine.indexOf(phase) + 1} practice={round.practice} current={phase.id === round.phase.id} {...rest} />
        ))}
      </View>
      {shown.length < mine.length ? <Button kind='text' small onClick={() => setAll(true)}>看全部 {mine.length} 个阶段</Button> : null}
      <View className='hair steps-end' />
    </View>
  )
}

function Gates ({ phase }: { phase: PhaseView | undefined }) {
  const gates = phase ? gatesOf(phase) : []
  if (!gates.length) return null
  return (
    <View className='sect'>
      <View className='sect-head'><View className='sect-title'>开始之前</View></View>
      {gates.map((gate) => <Gate key={gate.text} gate={gate} />)}
      <View className='hair steps-end' />
    </View>
  )
}
