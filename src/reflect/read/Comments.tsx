import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { ErrorState, ListEnd } from '@/components/States'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import type { Reading } from './useRead'

const LONGEST = 300

export function Comments ({ reading: { comments, text, setText, say, unsay } }: { reading: Reading }) {
  return (
    <View className='sect'>
      <View className='t3'>评论</View>
      {comments.error && !comments.data ? <ErrorState title='评论暂时取不出来' error={comments.error} onRetry={() => { void comments.refresh() }} /> : null}
      {comments.data?.map((one) => (
        <View key={one.id} className='comment'>
          <View className='row wrap between sub num'>
            <View>{one.author.name} · {one.author.unit}</View><View>{recent(one.at, now())}</View>
          </View>
          <View className='comment-text'>{one.text}</View>
          {one.mine ? (
            <View className='row wrap between'>
              <View>{one.state === 'review' ? <Tag kind='plain'>组织者看过后展示</Tag> : one.state === 'refused' ? <Tag kind='care'>没有通过：{one.reason}</Tag> : null}</View>
              <Button kind='text' small label={`删除评论：${one.text}`} onClick={() => unsay.run(one.id)}>删除</Button>
            </View>
          ) : null}
        </View>
      ))}
      {comments.data?.length === 0 ? <View className='sub comment-none'>还没有评论</View> : null}
      {comments.data?.length ? <ListEnd adding={comments.adding} ended={false} error={comments.moreError} onMore={comments.ended ? undefined : comments.more} /> : null}
      <Problem error={unsay.error} />
      <View className='comment-write'>
        <Field label='写评论' kind='area' value={text} onChange={setText} max={LONGEST} hint='说说你的看法' note='组织者看过后展示' />
        <Problem error={say.error} />
        <Button kind='second' block disabled={!text.trim()} loading={say.busy} busy='正在发出…' onClick={() => say.run()}>发出评论</Button>
      </View>
    </View>
  )
}
