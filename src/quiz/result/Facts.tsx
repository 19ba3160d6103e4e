import { Text, View } from '@tarojs/components'
import type { AttemptResult } from '../../../contract/quiz'
import { a11y } from '@/platform/a11y'
import { countdown, duration } from '@/services/format'

export function Facts ({ result: { correct, total, timeMs, rank } }: { result: Pick<AttemptResult, 'correct' | 'total' | 'timeMs' | 'rank'> }) {
  return (
    <View className='st num'>
      {correct === null
        ? total === null ? null : <Fact figure={String(total)} name='题数' label={`共 ${total} 题`} />
        : total === null
          ? <Fact figure={String(correct)} name='答对题数' label={`答对 ${correct} 题`} />
          : <Fact figure={String(correct)} of={`/${total}`} name='答对题数' label={`答对 ${correct} 题，共 ${total} 题`} />}
      {correct === null && total === null ? null : <View className='st-l' />}
      <Fact figure={countdown(timeMs)} name='用时' label={`用时 ${duration(timeMs)}`} />
      {rank ? <View className='st-l' /> : null}
      {rank ? <Fact figure={String(rank.rank)} of={`/${rank.of}`} name='个人排名' label={`个人排名第 ${rank.rank} 名，共 ${rank.of} 人`} /> : null}
    </View>
  )
}

function Fact ({ figure, of, name, label }: { figure: string, of?: string, name: string, label: string }) {
  return (
    <View className='st-i' {...a11y({ role: 'img', label })}>
      <View><Text className='st-v'>{figure}</Text>{of ? <Text className='ink-2'>{of}</Text> : null}</View>
      <View className='sub'>{name}</View>
    </View>
  )
}
