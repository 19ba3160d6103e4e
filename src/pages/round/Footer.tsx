import { View } from '@tarojs/components'
import type { RoundDetail } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { go, links } from '@/services/nav'
import { actionOf, dueWords, leftWords, scoreWords, waitWords, type RoundAction } from '@/services/round'
import type { RequestError } from '@/services/request-error'
import { signsUpNow, whenOf } from './SignUp'
import { now } from '@/services/clock'

/** Two lines: what I may do now, and how I stand. */
export function standingWords (round: RoundDetail): { strong: string, more: string } {
  const { mine, state, practice, phase, signUp } = round
  if (signUp && signsUpNow(round)) return { strong: '先报名，再答题', more: whenOf(signUp, now()) }
  const total = mine.leftTotal !== null && mine.leftToday !== null && mine.leftToday < mine.leftTotal ? `全程剩 ${mine.leftTotal} 次` : ''
  const more = [mine.canStart ? total : '', scoreWords(mine)].filter(Boolean).join(' · ')
  if (mine.openAttempt) return { strong: '有一份还没有交卷', more: dueWords(mine) }
  if (mine.canStart) return { strong: leftWords(mine) || (practice ? '随时可练' : '次数不限'), more }
  const strong = waitWords({ phase, mine })
  return { strong, more: more || (state === 'closed' ? (mine.attempts ? '' : '这一场没有参加') : '') }
}

interface Props {
  round: RoundDetail
  busy: boolean
  error: RequestError | null
  onAct: (action: RoundAction) => void
  onSignUp: () => void
}

export function Footer ({ round, busy, error, onAct, onSignUp }: Props) {
  const action = actionOf(round)
  const { strong, more } = standingWords(round)
  const toBoard = action.kind === 'none' && round.state === 'closed' && (round.boards.unit || round.boards.person)
  const signing = signsUpNow(round)
  const { name } = round.phase
  return (
    <>
      <Problem error={error} />
      <View className='round-foot'>
        <View className='grow num round-said'>
          {name && !signing && !strong.startsWith(name) ? <View className='cap'>{name}</View> : null}
          <View className='strong round-strong'>{strong}</View>
          {more ? <View className='cap'>{more}</View> : null}
        </View>
        {signing
          ? <Button className='round-go' onClick={onSignUp}>报名参加</Button>
          : toBoard
            ? <Button className='round-go' kind='second' onClick={() => go(links.board(round.id))}>看排行榜</Button>
            : action.kind === 'none' ? null : (
              <Button className='round-go' loading={busy} busy='正在打开…' onClick={() => onAct(action)}>{action.text}</Button>
              )}
      </View>
    </>
  )
}
