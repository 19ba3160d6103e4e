import { PaperSheet } from './PaperSheet'
import { AskTakeBack, SignUpSheet } from './SignUpSheet'
import type { RoundPage } from './useRound'

/** The sheet or question that lies above the page. */
export function Over ({ page }: { page: RoundPage }) {
  const { round: { data }, layer, starting, close } = page
  if (!data || !layer) return null
  switch (layer.kind) {
    case 'paper': {
      const phase = data.phases.find(({ id }) => id === layer.phase)
      return phase ? <PaperSheet phase={phase} busy={starting.busy} error={starting.error} onStart={(paper) => page.startPaper(phase, paper)} onClose={close} /> : null
    }
    case 'signUp': return data.signUp ? <SignUpSheet roundId={data.id} signUp={data.signUp} onDone={page.signedUp} onClose={close} /> : null
    case 'takeBack': return <AskTakeBack roundId={data.id} onDone={page.signedUp} onBack={close} />
    default: return layer satisfies never
  }
}
