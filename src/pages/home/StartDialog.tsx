import type { RoundCard } from '../../../contract/quiz'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import type { RequestError } from '@/services/request-error'
import { factsOf, leftWords } from '@/services/round'

interface Props { round: RoundCard, busy: boolean, error: RequestError | null, onStart: () => void, onBack: () => void }

/** Before the first paper: a try is spent and the clock runs from here on. */
export function StartDialog ({ round, busy, error, onStart, onBack }: Props) {
  const timed = round.paperSeconds !== null || round.questionSeconds !== null
  return (
    <Dialog title={round.title} act='开始答题' back='先不答' busy='正在打开…' loading={busy} onAct={onStart} onBack={onBack}>
      <Problem error={error} />
      {[factsOf(round), leftWords(round.mine)].filter(Boolean).join('，')}。{timed ? '开始后计时，中途退出照常计时。' : ''}
    </Dialog>
  )
}
