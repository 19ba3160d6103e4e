import { View } from '@tarojs/components'
import type { Door } from '../../../contract/attendance'
import { a11y } from '@/platform/a11y'

/** How many have come, of those who have to. */
export function Figures ({ door: { counts, sessions, session } }: { door: Door }) {
  const of = sessions.find(({ id }) => id === session)
  const all: [string, number][] = [['应到', counts.expected], ['已到', counts.came], ['未到', counts.missing]]
  if (of && of.lateFrom !== null) all.push(['迟到', counts.late])
  if (of?.out) all.push(['签退', counts.out])
  if (counts.walkIns) all.push(['没报名来的', counts.walkIns])
  return (
    <View className='door-figures' {...a11y({ role: 'status', label: all.map(([word, n]) => `${word} ${n} 人`).join('，') })}>
      {all.map(([word, n]) => <View key={word} className='door-figure'><View className='t2'>{n}</View><View className='cap'>{word}</View></View>)}
    </View>
  )
}
