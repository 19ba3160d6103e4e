import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { Sentences } from '@/components/Sentences'
import { Skeleton } from '@/components/Skeleton'
import { a11y } from '@/platform/a11y'
import type { Fault } from './faults'
import type { Notice, NoticePreview } from './useNoticePreview'

interface Props<N extends Notice> {
  title: string
  /** Beneath the title. */
  when?: ReactNode
  preview: Omit<NoticePreview<N>, 'again'>
  /** Figures that follow from the rules. */
  facts: (notice: N) => { icon: IconName, text: ReactNode }[]
  /** What is wrong and has no field of its own. */
  whole: (problem: Fault) => boolean
}

/** The notice that the form makes, as members will read it. */
export function Preview<N extends Notice> ({ title, when, preview: { notice, stale, problems, error, asking }, facts, whole }: Props<N>) {
  const freshness = asking ? '正在更新…' : stale ? '还没有更新' : '随改随变'
  return (
    <View className='preview'>
      <View className='sect preview-head'>
        <View className='row between'><View className='sect-title'>通知预览</View><View className='cap' {...a11y({ role: 'status', live: 'polite' })}>{freshness}</View></View>
        <Problem error={error} />
      </View>
      <Rule />
      <View className='band preview-band'>
        <View className='t2 center'>{title || '（未填名称）'}</View>
        {when ? <View className='sub num center preview-when'>{when}</View> : <View className='preview-gap' />}
        {notice ? (
          <View className={stale ? 'preview-told preview-stale' : 'preview-told'}>
            {stale && !error ? <View className='sub center preview-later'>改好后更新</View> : null}
            <Sentences sentences={notice.sentences} />
            <View className='preview-facts num'>{facts(notice).map(({ icon, text }) => <View key={icon} className='row'><Icon name={icon} size={20} /><View className='grow'>{text}</View></View>)}</View>
          </View>
        ) : stale && !error ? <View className='sub center'>改好后，通知会写在这里</View> : <Skeleton kind='block' rows={3} />}
        {problems.filter(whole).map(({ message }) => <Problem key={message} text={message} />)}
      </View>
    </View>
  )
}
