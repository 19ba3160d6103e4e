import { View } from '@tarojs/components'
import type { RoundDetail, SignUpView } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { dayTime, endTime, recent } from '@/services/format'

/** Until when, or from when, one may sign up. */
export function whenOf ({ state, opensAt, closesAt, mine }: SignUpView, at: number): string {
  switch (state) {
    case 'upcoming': return `${dayTime(opensAt, at)} 开始报名`
    case 'open': return `${endTime(closesAt, at)} 报名截止${mine ? '，之前可以修改或取消' : ''}`
    case 'late': return mine ? '报名已经截止，不能再改' : '报名已经截止，现在还可以补报；报了就不能再改'
    case 'closed': return mine ? '报名已经截止，不能再改' : '报名已经截止。如有疑问请联系组织者'
    default: return state satisfies never
  }
}

/** Signing up is what has to be done now: it takes the page's own button. */
export function signsUpNow ({ signUp, mine, state }: RoundDetail): boolean {
  return signUp !== null && !signUp.mine && (signUp.state === 'open' || signUp.state === 'late') && state !== 'closed' && !mine.canStart && !mine.openAttempt
}

interface Props { round: RoundDetail, onFill: () => void, onTakeBack: () => void }

export function SignUp ({ round, onFill, onTakeBack }: Props) {
  const { signUp, mine } = round
  if (!signUp) return null
  const { state } = signUp
  const group = signUp.groups.find(({ id }) => id === signUp.mine?.group)?.name
  const told = signUp.mine ? [...(group ? [['组别', group]] : []), ...Object.entries(signUp.mine.fields)] : []
  const changes = signUp.mine !== null && state === 'open'
  const may = !signUp.mine && (state === 'open' || state === 'late') && !signsUpNow(round)
  return (
    <View className='sect'>
      <View className='row wrap between sign-head'>
        <View className='sect-title'>报名</View>
        {signUp.mine ? <Tag kind='done'>已报名</Tag> : <Tag kind={state === 'open' || state === 'late' ? 'live' : 'plain'}>{state === 'upcoming' ? '未开始' : state === 'closed' ? '已截止' : '还没有报名'}</Tag>}
      </View>
      {signUp.mine ? <View className='sub num'>{recent(signUp.mine.at, now())} 报名</View> : null}
      {told.map(([name, text]) => (
        <View key={name} className='sign-row'><View className='sign-name'>{name}</View><View className='grow'>{text}</View></View>
      ))}
      <View className='sub num'>{whenOf(signUp, now())}</View>
      {changes || may ? (
        <View className='row wrap step-do'>
          {may ? <Button small kind='second' onClick={onFill}>报名参加</Button> : null}
          {changes && told.length ? <Button small kind='second' onClick={onFill}>修改报名</Button> : null}
          {changes && !mine.attempts ? <Button small kind='text' onClick={onTakeBack}>取消报名</Button> : null}
        </View>
      ) : null}
      <View className='hair steps-end' />
    </View>
  )
}
