import { View } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { a11y } from '@/platform/a11y'
import { Facts } from '../parts/Facts'
import type { LocalMoment } from './moment'
import { placeOf } from './problems'
import type { Preview as State } from './usePreview'
import { moment } from './words'

interface Props { title: string, when: { opens: LocalMoment, closes: LocalMoment }, preview: State }

/** The notice that the form makes, as members will read it. `when`: from the opening of the first phase to the close of the last. */
export function Preview ({ title, when: { opens, closes }, preview: { notice, stale, problems, error, asking } }: Props) {
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
        <View className='t2 center'>{title || '（未填名称）'}</View>
        <View className='sub num center preview-when'><Facts of={[`${moment(opens)}\u00a0`, `至 ${moment(closes)}`]} /></View>
        {notice ? null : <Skeleton kind='block' rows={3} />}
        {notice ? (
          <View className={stale ? 'preview-told preview-stale' : 'preview-told'}>
            {stale && !error ? <View className='sub center preview-later'>改好后更新</View> : null}
            <Sentences sentences={notice.sentences} />
            <View className='preview-facts num'>
              <View className='row'><Icon name='people' size={20} /><View className='grow'>现在有 {notice.roster} 人在邀请范围内</View></View>
              <View className='row'><Icon name='quiz' size={20} /><View className='grow'><Facts of={`${notice.of}每份 ${notice.questions} 题，${notice.full}`} /></View></View>
            </View>
          </View>
        ) : null}
        {whole.map(({ message }) => <Problem key={message} text={message} />)}
      </View>
    </View>
  )
}
