import { View } from '@tarojs/components'
import type { Goal, RoundDetail } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { go, links } from '@/services/nav'

const kinds: Record<Goal['kind'], { what: string, done: string }> = {
  certificate: { what: '证书', done: '已达到' }, draw: { what: '抽奖', done: '有资格' }
}

/** What is to be had in this round, and whether I have reached it. */
export function Goals ({ round: { id, goals } }: { round: RoundDetail }) {
  if (!goals.length) return null
  return (
    <View className='sect'>
      <View className='hair goals-line' />
      <View className='sect-head'><View className='sect-title'>可以得到</View></View>
      <View {...a11y({ role: 'list' })}>{goals.map((goal) => <Row key={`${goal.kind} ${goal.id}`} roundId={id} goal={goal} />)}</View>
    </View>
  )
}

function Row ({ roundId, goal: { kind, id, name, text, reached, code } }: { roundId: string, goal: Goal }) {
  const { what, done } = kinds[kind]
  const opens = kind === 'certificate' && (reached || code !== null)
  return (
    <View className='goal' {...a11y({ role: 'listitem' })}>
      <View className={reached ? 'goal-icon green' : 'goal-icon ink-2'}><Icon name={reached ? 'done' : 'star'} /></View>
      <View className='grow'>
        <View className='row wrap between'>
          <View className='t3 step-name'>{name}</View>
          <Tag kind={reached ? 'done' : 'plain'}>{reached ? done : `${what}，还没有达到`}</Tag>
        </View>
        <View className='sub num'>{text}</View>
        {opens ? <View className='step-do'><Button small kind='second' label={`看证书：${name}`} onClick={() => go(links.certificate(roundId, id))}>看证书</Button></View> : null}
      </View>
    </View>
  )
}
