import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { useSingleTap } from '@/services/double-tap'
import { useSettings } from '@/store/settings'
import { answeredCount } from './answering'
import type { Layer } from './Paper'
import { Flag } from './Flag'
import { act, stepOf, steps } from './step'
import type { Sitting } from './sitting'

interface Props { sitting: Sitting, open: (layer: Layer) => void }

export function Footer ({ sitting, open }: Props) {
  const sequential = useStore(sitting.store, (state) => state.view.mode === 'sequential')
  const problem = useStore(sitting.store, (state) => state.problem)
  const elder = useSettings((state) => state.elder > 0)
  const shown = problem?.code === 'offline' ? null : problem
  if (sequential) return <><Problem error={shown} /><Step sitting={sitting} open={open} /></>
  return (
    <>
      <Problem error={shown} />
      <View className='af'>
        <Before sitting={sitting} />
        <SheetOpener sitting={sitting} open={open} elder={elder} />
        {elder ? <Flag sitting={sitting} /> : null}
        <Step sitting={sitting} open={open} />
      </View>
    </>
  )
}

function Before ({ sitting }: { sitting: Sitting }) {
  const pos = useStore(sitting.store, (state) => state.pos)
  return <Button kind='second' className='af-s' disabled={pos === 1} onClick={() => sitting.goTo(pos - 1)}>上一题</Button>
}

/** In large type words say what it is; the drawing would take their room. */
function SheetOpener ({ sitting, open, elder }: Props & { elder: boolean }) {
  const count = useStore(sitting.store, (state) => answeredCount(state))
  const total = useStore(sitting.store, (state) => state.view.total)
  return (
    <View
      className='af-sheet' hoverClass='pressed' onClick={() => open('sheet')}
      {...a11y({ role: 'button', label: `答题卡，已答 ${count} 题，共 ${total} 题` })}
    >
      {elder ? <View>答题卡</View> : <Icon name='grid' />}
      <View className='num'>{elder ? '' : '答题卡 '}{count}/{total}</View>
    </View>
  )
}

/** The way on: one button whose words say what it does now. */
function Step ({ sitting, open }: Props) {
  const step = useStore(sitting.store, (state) => stepOf(state))
  const waits = useStore(sitting.store, (state) => state.stage === 'confirming')
  const given = useStore(sitting.store, (state) => state.answers)
  const { label, busy, kind } = steps[step]
  const goOn = useSingleTap(() => act(sitting, open), step, given)
  return (
    <Button className='af-s' kind={kind} block={step.startsWith('sequential')} loading={waits} busy={busy} onClick={goOn}>
      {label}
    </Button>
  )
}
