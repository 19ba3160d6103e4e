import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { a11y } from '@/platform/a11y'
import { placeOf } from './problems'
import type { Preview as State } from './useEventPreview'

/** The notice that the form makes, as members will read it. */
export function Preview ({ title, preview: { notice, stale, problems, error, asking } }: { title: string, preview: State }) {
  const freshness = asking ? '正在更新…' : stale ? '还没有更新' : '随改随变'
  const whole = problems.filter((problem) => placeOf(problem.field) === 'whole')
  return (
    <View className='preview'>
      <View className='sect preview-head'>
        <View className='row between'><View className='sect-title'>通知预览</View><View className='cap' {...a11y({ role: 'status', live: 'polite' })}>{freshness}</View></View>
        <Problem error={error} />
      </View>
      <Rule />
      <View className='band preview-band'>
        <View className='t2 center event-preview-title'>{title || '（未填名称）'}</View>
        {notice ? (
          <View className={stale ? 'preview-told preview-stale' : 'preview-told'}>
            {stale && !error ? <View className='sub center preview-later'>改好后更新</View> : null}
            <Sentences sentences={notice.sentences} />
            <View className='preview-facts num'>
              <View className='row'><Icon name='people' size={20} /><View className='grow'>{`现在有 ${notice.roster} 人在参加范围内${notice.seats === null ? '' : `，一共 ${notice.seats} 个名额`}`}</View></View>
            </View>
          </View>
        ) : stale ? <View className='sub center'>改好后，通知会写在这里</View> : <Skeleton kind='block' rows={3} />}
        {whole.map(({ message }) => <Problem key={message} text={message} />)}
      </View>
    </View>
  )
}
