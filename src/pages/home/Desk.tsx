import { View } from '@tarojs/components'
import type { Answer } from '@/services/request'
import { Cell, Cells } from '@/components/Cells'
import { go, links } from '@/services/nav'

type Waiting = NonNullable<Answer<'GET /home'>['organiser']>

export function waitingWords ({ joins, absent, roundTitle }: Waiting): string {
  const words = [joins ? `${joins} 件加入申请待处理` : '', absent ? `${roundTitle}还有 ${absent} 人未参与` : '']
  return words.filter(Boolean).join('；') || '没有待办'
}

/** For organisers: the way to their desk. */
export function Desk ({ waiting }: { waiting: Waiting }) {
  return (
    <>
      <View className='gap home-gap' />
      <Cells inset>
        <Cell icon='chart' title='组织者工作台' note={waitingWords(waiting)} onClick={() => go(links.desk)} />
      </Cells>
    </>
  )
}
