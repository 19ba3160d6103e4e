import { View } from '@tarojs/components'
import { Loaded } from '@/components/Loaded'
import { Sheet } from '@/components/Sheet'
import { useData } from '@/services/data'
import { request } from '@/services/request'

/** How far what was told of this event has reached. */
export function DeliverySheet ({ id, onClose }: { id: string, onClose: () => void }) {
  const delivery = useData(() => request('GET /organiser/events/:id/delivery', { id }), id)
  return (
    <Sheet title='消息送达' reads onClose={onClose}>
      <Loaded of={delivery} failed='送达情况暂时取不出来' safe='已经发出的消息不受影响。'>
        {({ people, read, waiting, sent, unsure, failed, refused, needless, unasked, problems }) => {
          if (!people) return <View className='sub'>这个活动还没有发过消息。轮到候补、审核结果、时间地点变动、取消和前一天晚上的提醒，都会自动发给本人。</View>
          const lines: [string, number, string][] = [
            ['应用里收到', people, '人'], ['其中看过', read, '人'], ['微信送达', sent, '条'], ['微信等待发送', waiting, '条'], ['微信没有回音，可能到了', unsure, '条'], ['微信没有发成', failed, '条'],
            ['本人在微信里拒收', refused, '条'], ['过时不用再发', needless, '条'], ['没有同意微信接收', unasked, '条']
          ]
          return (
            <>
              {lines.filter(([label, n]) => n > 0 || label === '其中看过').map(([label, n, unit]) => <View key={label} className='row between org-line'><View>{label}</View><View className='num'>{`${n} ${unit}`}</View></View>)}
              {problems.map(({ why, messages }) => <View key={why} className='row between org-line umber'><View className='grow'>{why}</View><View className='num'>{`${messages} 条`}</View></View>)}
              <View className='cap org-event-note'>每个人在“消息”里都看得到；微信里另外收到，要本人先点过同意。</View>
            </>
          )
        }}
      </Loaded>
    </Sheet>
  )
}
