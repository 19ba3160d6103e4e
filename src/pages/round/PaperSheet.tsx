import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PhaseView } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Option } from '@/components/Option'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import type { RequestError } from '@/services/request-error'
import { leftWords } from '@/services/round'
import { Cautions } from './Cautions'

interface Props { phase: PhaseView, busy: boolean, error: RequestError | null, onStart: (paper: string) => void, onClose: () => void }

/** Which of the phase's papers: chosen before the clock runs. */
export function PaperSheet ({ phase, busy, error, onStart, onClose }: Props) {
  const [paper, choose] = useState('')
  const timed = phase.paperSeconds !== null || phase.questionSeconds !== null
  const left = leftWords(phase.mine)
  return (
    <Sheet
      title='选一份试卷' onClose={onClose}
      footer={(
        <>
          <Problem error={error} />
          <View className='sub sheet-note num'>{[left, timed ? '开始后马上计时' : ''].filter(Boolean).join('，') || '开始后不能换试卷'}</View>
          <Button block disabled={!paper} why='先选一份试卷' loading={busy} busy='正在打开…' onClick={() => onStart(paper)}>开始答题</Button>
        </>
      )}
    >
      <Cautions phase={phase} />
      <View className='paper-list' {...a11y({ role: 'radiogroup', label: '试卷' })}>
        {phase.papers.map(({ id, name, attempts }) => (
          <Option key={id} text={name} note={attempts ? `答过 ${attempts} 次` : '还没有答过'} state={id === paper ? 'chosen' : 'plain'} onClick={() => choose(id)} />
        ))}
      </View>
    </Sheet>
  )
}
