import { View } from '@tarojs/components'
import type { RoundCard } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Rule } from '@/components/Rule'
import { Empty } from '@/components/States'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { dayTime, endTime } from '@/services/format'
import { go, links } from '@/services/nav'
import { factsLine, scoreWords } from '@/services/round'

/** No round is open: what comes next, else what was last, else a word about what will stand here. */
export function Quiet ({ next, last }: { next: RoundCard | undefined, last: RoundCard | undefined }) {
  const round = next ?? last
  if (!round) return <Empty title='还没有竞赛' text='组织者发布后，竞赛会出现在这里。' />
  const { lastAttempt } = round.mine
  const score = scoreWords(round.mine)
  return (
    <>
      <Rule />
      <View className='band now now-quiet'>
        <View className='row wrap between'>
          <Tag kind='plain'>{next ? '即将开始' : '已经结束'}</Tag>
          <View className='sub num'>{next ? `${dayTime(round.opensAt, now())} 开始` : `${endTime(round.closesAt, now())} 截止`}</View>
        </View>
        <View className='now-title'>
          <View className='t1'>{round.title}</View>
          <View className='sub num keep'>{factsLine(round)}</View>
        </View>
        <View className='now-do'>
          {next || !lastAttempt
            ? <Button block kind='second' onClick={() => go(links.round(round.id))}>{next ? '看竞赛规则' : '看竞赛详情'}</Button>
            : <Button block onClick={() => go(links.result(lastAttempt))}>查看成绩</Button>}
        </View>
        {score ? <View className='cap num now-note'>{score}</View> : null}
      </View>
    </>
  )
}
