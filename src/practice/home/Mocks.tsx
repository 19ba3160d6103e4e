import { View } from '@tarojs/components'
import type { PracticeHome } from '../../../contract/practice'
import { Cell, Cells } from '@/components/Cells'
import { now } from '@/services/clock'
import { dayTime, points } from '@/services/format'
import { go, links } from '@/services/nav'
import { seconds } from '@/services/round'

type Mock = PracticeHome['mocks'][number]

const facts = ({ questions, seconds: limit, fullScore }: Mock): string =>
  [`${questions} 题`, limit === null ? '不限时' : `限时 ${seconds(limit)}`, `满分 ${points(fullScore)} 分`].join(' · ')

const standing = ({ opensAt, best }: Mock): string =>
  [opensAt > now() ? `${dayTime(opensAt, now())} 开始` : '正在进行', best === null ? '还没有模拟过' : `模拟最好 ${points(best)} 分`].join('，')

/** Papers as those of rounds that can still be taken part in will be. */
export function Mocks ({ mocks }: { mocks: PracticeHome['mocks'] }) {
  if (!mocks.length) return null
  return (
    <>
      <View className='sect practice-head'><View className='sect-title'>模拟</View><View className='cap'>按竞赛规则出卷，不计成绩</View></View>
      <Cells>
        {mocks.map((mock) => (
          <Cell
            key={mock.roundId} title={mock.title} note={<><View className='keep'>{facts(mock)}</View><View>{standing(mock)}</View></>}
            label={`${mock.title}，${facts(mock)}，${standing(mock)}`} onClick={() => go(links.practiceSession('mock', { round: mock.roundId }))}
          />
        ))}
      </Cells>
    </>
  )
}
