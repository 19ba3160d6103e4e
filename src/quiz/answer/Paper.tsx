import { useState } from 'react'
import { useStore } from 'zustand'
import type { AttemptView } from '../../../contract/quiz'
import { Page } from '@/components/Page'
import { useSettings } from '@/store/settings'
import { AnswerSheet } from './AnswerSheet'
import { AskLeave, AskSkip, AskSubmit } from './Asking'
import { Footer } from './Footer'
import { Head } from './Head'
import { Offline } from './Offline'
import { Question } from './Question'
import { SavedState } from './SavedState'
import type { Sitting } from './sitting'
import { TimeIsUp } from './TimeIsUp'
import { leave, useAnswering } from './useAnswering'
import { useKeys } from './useKeys'

export type Layer = 'sheet' | 'leave' | 'submit' | 'skip'

const layers: Record<Layer, (props: { sitting: Sitting, open: (layer: Layer | null) => void }) => JSX.Element> = {
  sheet: AnswerSheet, leave: AskLeave, submit: AskSubmit, skip: AskSkip
}

export function Paper ({ first, alone }: { first: AttemptView, alone: boolean }) {
  const sitting = useAnswering(first, alone)
  const [layer, open] = useState<Layer | null>(null)
  const pos = useStore(sitting.store, (state) => state.pos)
  const over = useStore(sitting.store, (state) => state.stage === 'over')
  const elder = useSettings((state) => state.elder > 0)
  useKeys(sitting, layer !== null, open)

  const title = titleOf(first, elder ? 9 : 11)
  if (over) return <Page title={title} onBack={leave}><TimeIsUp sitting={sitting} /></Page>
  const Layer = layer && layers[layer]
  return (
    <Page
      title={title} onBack={() => open('leave')} scrollTop={pos % 2}
      head={<><Offline sitting={sitting} /><Head sitting={sitting} /></>}
      footer={<Footer sitting={sitting} open={open} />}
      overlay={Layer ? <Layer sitting={sitting} open={open} /> : null}
    >
      <Question sitting={sitting} />
      <SavedState sitting={sitting} />
    </Page>
  )
}

/** The round's name where it fits beside the capsule. */
const titleOf = ({ roundTitle, practice }: AttemptView, fits: number): string =>
  roundTitle.length <= fits ? roundTitle : practice ? '练习' : '答题'
