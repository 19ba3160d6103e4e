import { useEffect, useState } from 'react'
import type { PhaseView, SignUpView } from '../../../contract/quiz'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { actionOf, startOf, useRoundAction, type RoundAction } from '@/services/round'

/** What lies above the page. */
export type Layer = { kind: 'paper', phase: string } | { kind: 'signUp' } | { kind: 'takeBack' }

/** The round, what may be done with it, and the sheet that is open. `choose`: the phase whose papers are to be chosen from at once. */
export function useRound (id: string, choose: string | undefined) {
  const round = useData(() => request('GET /rounds/:id', { id }), id)
  const [layer, setLayer] = useState<Layer | null>(null)
  const close = () => setLayer(null)
  const starting = useRoundAction(close)
  const { data } = round

  const start = (phase: PhaseView) => {
    if (!data) return
    const action = actionOf({ mine: phase.mine, practice: data.practice })
    if (action.kind === 'start' && phase.papers.length) setLayer({ kind: 'paper', phase: phase.id })
    else starting.run(action, startOf({ id, phase: data.phase.name ? phase : data.phase }))
  }
  const act = (action: RoundAction) => {
    const current = data?.phases.find((phase) => phase.id === data.phase.id)
    if (action.kind === 'start' && current) start(current)
    else if (data) starting.run(action, startOf(data))
  }
  // Another page sent here to choose: once, however often the round is read again.
  const [sent, setSent] = useState(choose)
  useEffect(() => {
    if (!data || !sent) return
    setSent(undefined)
    const phase = data.phases.find((one) => one.id === sent)
    if (phase?.mine.canStart && phase.papers.length) setLayer({ kind: 'paper', phase: phase.id })
  }, [data, sent])

  return {
    round, starting, layer, close, start, act,
    startPaper: (phase: PhaseView, paper: string) => starting.run({ kind: 'start', text: '' }, { roundId: id, phase: phase.id, paper }),
    fillSignUp: () => setLayer({ kind: 'signUp' }),
    askTakeBack: () => setLayer({ kind: 'takeBack' }),
    /** Signing up opens gates: the round is read again. */
    signedUp: (signUp: SignUpView) => {
      close()
      if (data) round.set({ ...data, signUp })
      void round.refresh()
    }
  }
}

export type RoundPage = ReturnType<typeof useRound>
