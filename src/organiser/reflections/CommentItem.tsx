import { View } from '@tarojs/components'
import type { CommentToReview } from '../../../contract/reflections'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import type { Queue } from './useQueue'

export function CommentItem ({ one, queue: { decideComment, at }, onRefuse }: { one: CommentToReview, queue: Queue, onRefuse: () => void }) {
  const { author, text, reflectionStart, checked } = one
  const here = at === one.id
  return (
    <View className='band review-item'>
      <View className='row wrap between'><View className='t3'>{author.name}</View><View className='cap num'>{recent(one.at, now())}</View></View>
      <View className='sub'>{author.unit}</View>
      <View className='review-line'>{text}</View>
      <View className='cap review-under'>写在这篇下面：{reflectionStart}</View>
      {checked ? <View className='row review-said'><Icon name='info' size={18} /><View className='grow'>{checked}</View></View> : null}
      {here ? <Problem error={decideComment.error} /> : null}
      <View className='row wrap review-acts'>
        <Button kind='second' small label={`不通过${author.name}的评论`} onClick={onRefuse}>不通过</Button>
        <Button kind='second' small className='review-yes' label={`通过${author.name}的评论`} loading={here && decideComment.busy} busy='正在处理' disabled={decideComment.busy && !here} onClick={() => decideComment.run(one, true, '')}>通过</Button>
      </View>
    </View>
  )
}
