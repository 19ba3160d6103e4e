import { View } from '@tarojs/components'
import type { RoundDetail } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { go, links } from '@/services/nav'
import { actionOf, dueWords, leftWords, scoreWords, useRoundAction, whyNotWords } from '@/services/round'

/** Two lines: what I may do now, and how I stand. */
export function standingWords ({ mine, state, practice }: RoundDetail): { strong: string, more: string } {
  const total = mine.leftTotal !== null && mine.leftToday !== null && mine.leftToday < mine.leftTotal ? `全程剩 ${mine.leftTotal} 次` : ''
  const more = [mine.canStart ? total : '', scoreWords(mine)].filter(Boolean).join(' · ')
  if (mine.openAttempt) return { strong: '有一份还没有交卷', more: dueWords(mine) }
  if (mine.canStart) return { strong: leftWords(mine) || (practice ? '随时可练' : '次数不限'), more }
  const strong = whyNotWords(mine)
  return { strong, more: more || (state === 'closed' ? (mine.attempts ? '' : '这一场没有参加') : '') }
}

export function Footer ({ round }: { round: RoundDetail }) {
  const { run, busy, error } = useRoundAction()
  const action = actionOf(round)
  const { strong, more } = standingWords(round)
  const toBoard = action.kind === 'none' && round.state === 'closed' && (round.boards.unit || round.boards.person)
  return (
    <>
      <Problem error={error} />
      <View className='round-foot'>
        <View className='grow num round-said'>
          <View className='strong round-strong'>{strong}</View>
          {more ? <View className='cap'>{more}</View> : null}
        </View>
        {toBoard
          ? <Button className='round-go' kind='second' onClick={() => go(links.board(round.id))}>看排行榜</Button>
          : action.kind === 'none' ? null : (
            <Button className='round-go' loading={busy} busy='正在打开…' onClick={() => run(action, round.id)}>{action.text}</Button>
            )}
      </View>
    </>
  )
}
