import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import type { Join, Joins } from './useJoins'

interface Props { join: Join, joins: Joins, onRefuse: () => void }

export function Application ({ join, joins: { approve, at }, onRefuse }: Props) {
  const { name, unit, note, since, rosterMatch } = join
  const here = at === join.id
  const yes = rosterMatch ? '是同一人，同意' : '同意加入'
  const accept = (memberId: string | null) => approve.run(join, memberId)
  return (
    <View className='band join'>
      <View className='row wrap between'>
        <View className='t3'>{name}</View>
        <View className='cap num'>{recent(since, now())} 申请</View>
      </View>
      <View className='sub'>申请加入{unit.name}</View>
      {note ? <View className='join-note'>“{note}”</View> : null}
      <View className='join-match'>
        {rosterMatch
          ? `花名册里有同名的 ${rosterMatch.name}${rosterMatch.staffNo ? `（编号 ${rosterMatch.staffNo}）` : ''}，还没有人使用`
          : '花名册里没有同名的人，同意后会新增一条'}
      </View>
      {here ? <Problem error={approve.error} /> : null}
      <View className='join-acts'>
        <Button kind='second' small label={`不同意${name}加入`} onClick={onRefuse}>不同意</Button>
        {rosterMatch ? <Button kind='second' small label={`不是同一人，新增：${name}`} disabled={approve.busy} onClick={() => accept(null)}>不是同一人，新增</Button> : null}
        <Button
          kind='second' small className='join-yes' label={`${yes}：${name}`} loading={here && approve.busy} busy='正在处理' disabled={approve.busy && !here}
          onClick={() => accept(rosterMatch?.memberId ?? null)}
        >
          {yes}
        </Button>
      </View>
    </View>
  )
}
