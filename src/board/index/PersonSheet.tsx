import { View } from '@tarojs/components'
import type { PersonRow } from '../../../contract/leaderboard'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Sheet } from '@/components/Sheet'
import { useData } from '@/services/data'
import { duration, points } from '@/services/format'
import { request } from '@/services/request'

interface Props { roundId: string, me: PersonRow | null, of: number, onClose: () => void }

/** Of the notice's sentences those that make a person's place: what is scored, which attempt counts, who stands before whom. */
const COUNTS = /^(每份|每人|次数不限|多选题|填空题|答对的题|个人)/

export const personRules = (sentences: readonly string[]): readonly string[] => {
  const found = sentences.filter((sentence) => COUNTS.test(sentence))
  return found.length ? found : sentences
}

/** My place among the people with my own figures, and the rules behind it. */
export function PersonSheet ({ roundId, me, of, onClose }: Props) {
  const round = useData(() => request('GET /rounds/:id', { id: roundId }), roundId, { once: true })
  return (
    <Sheet title='个人名次怎样算出来的' reads onClose={onClose} footer={<Button block kind='second' onClick={onClose}>知道了</Button>}>
      <Loaded of={round} failed='算法暂时取不出来'>
        {({ sentences }) => (
          <>
            <View className='sub num explain-of'>{me ? `以你的成绩为例，现在共 ${of} 人参与` : '你还没有交卷，交卷后这里会有你的数字'}</View>
            {me ? <Step label='得分' value={`${points(me.score)} 分`} note='按下面的规则，从你的各次作答中计出' /> : null}
            {me ? <Step label='用时' value={duration(me.timeMs)} note='从开始答题到交卷' /> : null}
            {me ? <Step label='名次' value={me.rank === null ? '不列名次' : `第 ${me.rank} 名`} note={me.rank === null ? '参加但不排名次，原因见下面的规则' : '先比得分，再按下面的规则比'} last /> : null}
            <View className='explain-rules num'>
              {personRules(sentences).map((rule) => <View key={rule} className='row explain-rule'><Icon name='info' size={20} /><View className='grow'>{rule}</View></View>)}
            </View>
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

function Step ({ label, value, note, last }: { label: string, value: string, note: string, last?: boolean }) {
  return (
    <View className='explain-step'>
      <View className='row between'>
        <View className='t3'>{label}</View>
        <View className={last ? 'explain-value explain-last num' : 'explain-value num'}>{value}</View>
      </View>
      <View className='cap'>{note}</View>
    </View>
  )
}
