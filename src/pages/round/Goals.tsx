import { View } from '@tarojs/components'
import type { Goal, RoundDetail } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { go, links } from '@/services/nav'

const kinds: Record<Goal['kind'], { what: string, done: string, missed: string }> = {
  certificate: { what: '证书', done: '已达到', missed: '没有达到' }, draw: { what: '抽奖', done: '有资格', missed: '没有抽奖资格' }
}

/** How a goal stands for me, in a word. */
export function goalWords ({ kind, reached, outcome, prizes }: Pick<Goal, 'kind' | 'reached' | 'outcome' | 'prizes'>): string {
  const { what, done, missed } = kinds[kind]
  switch (outcome) {
    case 'won': return `抽中了${prizes.join('、')}`
    case 'lost': return '没有抽中'
    case 'missed': return missed
    case null: return reached ? done : `${what}，还没有达到`
    default: return outcome satisfies never
  }
}

/** What is to be had in this round, and whether I have reached it. */
export function Goals ({ round: { id, state, goals } }: { round: RoundDetail }) {
  if (!goals.length) return null
  return (
    <View className='sect'>
      <View className='hair goals-line' />
      <View className='sect-head'><View className='sect-title'>{state === 'closed' ? '证书和抽奖' : '可以得到'}</View></View>
      <View {...a11y({ role: 'list' })}>{goals.map((goal) => <Row key={`${goal.kind} ${goal.id}`} roundId={id} goal={goal} />)}</View>
    </View>
  )
}

function Row ({ roundId, goal }: { roundId: string, goal: Goal }) {
  const { kind, id, name, text, reached, outcome, code } = goal
  const opens = kind === 'certificate' && (reached || code !== null)
  const good = outcome === null ? reached : outcome === 'won'
  return (
    <View className='goal' {...a11y({ role: 'listitem' })}>
      <View className={good ? 'goal-icon green' : 'goal-icon ink-2'}><Icon name={good ? 'done' : 'star'} /></View>
      <View className='grow'>
        <View className='row wrap between'>
          <View className='t3 step-name'>{name}</View>
          <Tag kind={good ? 'done' : 'plain'}>{goalWords(goal)}</Tag>
        </View>
        <View className='sub num'>{text}</View>
        {opens ? <View className='step-do'><Button small kind='second' label={`看证书：${name}`} onClick={() => go(links.certificate(roundId, id))}>看证书</Button></View> : null}
      </View>
    </View>
  )
}
