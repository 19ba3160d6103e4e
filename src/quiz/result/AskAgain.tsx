import type { AttemptResult } from '../../../contract/quiz'
import { Dialog } from '@/components/Dialog'
import { replace } from '@/services/nav'
import { left } from './Footer'

/** Starting uses up one of the attempts, hence the question. */
export function AskAgain ({ result, onBack }: { result: AttemptResult, onBack: () => void }) {
  const more = left(result)
  return (
    <Dialog
      title={result.practice ? '再练一次？' : '再答一次？'} act='开始答题' back='先不答'
      onAct={() => replace(`/quiz/answer/index?round=${result.roundId}`)} onBack={onBack}
    >
      {more ? `${more}，开始后就算一次。` : '次数不限。'}会重新出一份试卷，开始后马上计时。
    </Dialog>
  )
}
