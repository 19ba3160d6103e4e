import type { AttemptResult } from '../../../contract/quiz'
import { Dialog } from '@/components/Dialog'
import { links, replace } from '@/services/nav'
import { left } from './Footer'

/** Starting uses up one of the attempts, hence the question. */
export function AskAgain ({ result, onBack }: { result: AttemptResult, onBack: () => void }) {
  const more = left(result)
  const { roundId, phase, again: { papers } } = result
  const start = () => replace(papers ? links.choosePaper(roundId, phase.id) : links.start(roundId, phase.name ? phase.id : undefined))
  return (
    <Dialog
      title={result.practice ? '再练一次？' : '再答一次？'} act={papers ? '去选试卷' : '开始答题'} back='先不答' onAct={start} onBack={onBack}
    >
      {more ? `${more}，开始后就算一次。` : '次数不限。'}{papers ? '先选一份试卷，' : '会重新出一份试卷，'}开始后马上计时。
    </Dialog>
  )
}
