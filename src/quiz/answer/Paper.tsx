import { useState } from 'react'
import { useStore } from 'zustand'
import type { AttemptView } from '../../../contract/quiz'
import { Page } from '@/components/Page'
import { AnswerSheet } from './AnswerSheet'
import { AskLeave, AskSkip, AskSubmit } from './Asking'
import { Footer } from './Footer'
import { AskEarly } from './Early'
import { Head } from './Head'
import { Left } from './Left'
import { Offline } from './Offline'
import { Question } from './Question'
import { RoundEnded } from './RoundEnded'
import { SavedState } from './SavedState'
import type { Sitting, Stage } from './sitting'
import { TimeIsUp } from './TimeIsUp'
import { leave, useAnswering } from './useAnswering'
import { useKeys } from './useKeys'

export type Layer = 'sheet' | 'leave' | 'submit' | 'skip' | 'early'

const layers: Record<Layer, (props: { sitting: Sitting, open: (layer: Layer | null) => void }) => JSX.Element> = {
  sheet: AnswerSheet, leave: AskLeave, submit: AskSubmit, skip: AskSkip, early: AskEarly
}

/** What takes the questions' place when there is nothing more to answer. */
const ends: Partial<Record<Stage, (props: { sitting: Sitting }) => JSX.Element>> = { over: TimeIsUp, ended: RoundEnded }

export function Paper ({ first, alone }: { first: AttemptView, alone: boolean }) {
  const sitting = useAnswering(first, alone)
  const [layer, open] = useState<Layer | null>(null)
  const pos = useStore(sitting.store, (state) => state.pos)
  const End = useStore(sitting.store, ({ stage }) => ends[stage])
  useKeys(sitting, layer !== null, open)

  if (End) return <Page tight title={first.roundTitle} onBack={leave}><End sitting={sitting} /></Page>
  const Layer = layer && layers[layer]
  return (
    <Page
      tight title={first.roundTitle} onBack={() => open('leave')} scrollTop={pos % 2}
      head={<><Offline sitting={sitting} /><Left sitting={sitting} /><Head sitting={sitting} /></>}
      pinned={<SavedState sitting={sitting} />} footer={<Footer sitting={sitting} open={open} />}
      overlay={Layer ? <Layer sitting={sitting} open={open} /> : null}
    >
      <Question sitting={sitting} />
    </Page>
  )
}
