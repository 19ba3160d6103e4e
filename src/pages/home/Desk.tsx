import { Text, View } from '@tarojs/components'
import type { Answer } from '@/services/request'
import { Cell, Cells } from '@/components/Cells'
import { go, links } from '@/services/nav'

type Waiting = NonNullable<Answer<'GET /home'>['organiser']>

/** 2 件加入申请待处理；3 人报名活动待审核；第三轮还有 85 人未参与 */
function Words ({ joins, applications, absent, roundTitle }: Waiting) {
  if (!joins && !applications && !absent) return <>没有待办</>
  return (
    <>
      {joins ? <Text className='nowrap'>{joins} 件加入申请待处理{applications || absent ? '；' : ''}</Text> : null}
      {applications ? <Text className='nowrap'>{applications} 人报名活动待审核{absent ? '；' : ''}</Text> : null}
      {absent ? <Text>{roundTitle}</Text> : null}
      {absent ? <Text className='nowrap'>还有 {absent} 人未参与</Text> : null}
    </>
  )
}

/** For organisers: the way to their desk. */
export function Desk ({ waiting }: { waiting: Waiting }) {
  return (
    <>
      <View className='gap home-gap' />
      <Cells inset>
        <Cell icon='chart' title='组织者工作台' note={<Words {...waiting} />} onClick={() => go(links.desk)} />
      </Cells>
    </>
  )
}
