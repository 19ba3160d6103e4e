import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Sheet } from '@/components/Sheet'
import { useData } from '@/services/data'
import { dayTime } from '@/services/format'
import { request } from '@/services/request'

/** One unit's place with its own figures. */
export function ExplainSheet ({ roundId, unitId, board, onClose }: { roundId: string, unitId: string, board: string, onClose: () => void }) {
  const explained = useData(() => request('GET /rounds/:id/board/units/:unitId/explain', { id: roundId, unitId, board: board || undefined }), unitId, { once: true })
  const last = explained.data ? explained.data.steps.length - 1 : 0
  return (
    <Sheet title={explained.data?.title ?? '怎样算出来的'} reads onClose={onClose} footer={<Button block kind='second' onClick={onClose}>知道了</Button>}>
      <Loaded of={explained} failed='算法暂时取不出来'>
        {({ unit, at, steps, rules, rank }) => (
          <>
            <View className='sub num explain-of'>以{unit.name}为例，数据截至 {dayTime(at, at)}</View>
            {steps.map(({ label, value, formula, note }, index) => (
              <View key={`${index} ${label}`} className='explain-step'>
                <View className='row between'>
                  <View className='t3'>{label}</View>
                  <View className={index === last && steps.length > 1 ? 'explain-value explain-last num' : 'explain-value num'}>{value}</View>
                </View>
                <View className='ink-2 num'>{formula}</View>
                {note ? <View className='cap num'>{note}</View> : null}
              </View>
            ))}
            <View className='explain-rules num'>
              <View className='row explain-rule'><Icon name='podium' size={20} /><View className='grow'>{rank === null ? '现在不列名次' : `现在列第 ${rank} 名`}</View></View>
              {rules.map((rule) => <View key={rule} className='row explain-rule'><Icon name='info' size={20} /><View className='grow'>{rule}</View></View>)}
            </View>
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
