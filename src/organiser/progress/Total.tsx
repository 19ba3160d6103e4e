import { Text, View } from '@tarojs/components'
import type { Answer } from '@/services/request'
import { Icon } from '@/components/Icon'
import { Meter } from '@/components/Meter'
import { a11y } from '@/platform/a11y'
import { clockTime, left } from '@/services/format'
import { Facts } from '../parts/Facts'

type Progress = Answer<'GET /organiser/rounds/:id/progress'>

export function Total ({ round, at, rate, participants, roster, today, mean, fullMarks, entered }: Omit<Progress, 'rows' | 'path' | 'entries' | 'given' | 'certificates'>) {
  const percent = rate === null ? '—' : (rate * 100).toFixed(1)
  return (
    <View className='total'>
      <View className='row wrap between'>
        <View className='sub total-of'>{round.title}</View>
        <View className='row sub num'><Icon name='clock' size={18} /><View className='total-left'>{round.state === 'open' ? `剩 ${left(round.closesAt - at)}` : '已经截止'}</View></View>
      </View>
      <View className='row wrap between total-main' {...a11y({ role: 'group', label: `参与率 ${percent}%，${participants} / ${roster} 人已参与，今天新增 ${today} 人` })}>
        <View className='num total-rate'>{percent}<Text className='total-sign'>%</Text></View>
        <View className='total-side num'>
          <View><Text className='strong'>{participants}</Text> / {roster} 人已参与</View>
          <View className='sub'>今天新增 {today} 人</View>
        </View>
      </View>
      <View className='row total-meter'><Meter mine ratio={rate ?? 0} /></View>
      <View className='row wrap between sub num'>
        <View><Facts of={mean === null ? '还没有人交卷' : `平均 ${mean.toFixed(1)} 分，满分 ${fullMarks} 人`} /></View>
        <View className='cap'>{clockTime(at)} 更新</View>
      </View>
      {entered.map(({ phase, people, answered }) => (
        <View key={phase} className='sub num'><Facts of={`${phase}：晋级 ${people} 人，已交卷 ${answered} 人${answered < people ? `，还有 ${people - answered} 人没有交` : ''}`} /></View>
      ))}
    </View>
  )
}
