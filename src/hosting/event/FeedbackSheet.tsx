import { View } from '@tarojs/components'
import type { FeedbackFigure } from '../../../contract/event-feedback'
import { Loaded } from '@/components/Loaded'
import { Sheet } from '@/components/Sheet'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { endTime } from '@/services/format'
import { request } from '@/services/request'

/** What those who came say of it: added up, without names. */
export function FeedbackSheet ({ id, onClose }: { id: string, onClose: () => void }) {
  const feedback = useData(() => request('GET /organiser/events/:id/feedback', { id }), id)
  return (
    <Sheet title='反馈' reads onClose={onClose}>
      <Loaded of={feedback} failed='反馈暂时取不出来' safe='填过的都在。'>
        {({ asked, answered, until, figures }) => (
          <>
            <View className='sub num'>{asked ? `${asked} 人可以填，${answered} 人填了${until === null ? '' : `，${endTime(until, now())} 截止`}` : '活动结束后，到场的人会收到消息，可以填写'}</View>
            {answered ? figures.map((one) => <Figure key={one.id} of={one} />) : null}
            <View className='cap org-event-note'>只有汇总和原话，没有姓名。</View>
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

function Figure ({ of: { label, answered, average, counts, written } }: { of: FeedbackFigure }) {
  return (
    <View className='org-feedback'>
      <View className='t3'>{label}</View>
      <View className='sub num'>{[`${answered} 人答`, average === null ? '' : `平均 ${average}`].filter(Boolean).join('，')}</View>
      {counts.map(({ option, n }) => <View key={option} className='row between org-line'><View className='grow'>{option}</View><View className='num'>{n} 人</View></View>)}
      {written.map((words, i) => <View key={i} className='body org-said'>{words}</View>)}
    </View>
  )
}
