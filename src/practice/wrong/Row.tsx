import { View } from '@tarojs/components'
import type { WrongQuestion } from '../../../contract/practice'
import { Button } from '@/components/Button'
import { typeName } from '@/quiz/words'
import { now } from '@/services/clock'
import { day, unbroken } from '@/services/format'

interface Props { of: WrongQuestion, busy: boolean, onMark: (mastered: boolean) => void }

/** 第三轮竞赛答错 · 6 月 15 日答过 · 6 月 18 日再复习; a line ends between two facts only. */
export function whyWords ({ reason, lastAt, dueAt, due, mastered }: WrongQuestion): string {
  const next = mastered || due ? '' : `${day(dueAt, now())}再复习`
  return [reason, `${day(lastAt, now())}答过`, next].filter(Boolean).map(unbroken).join('\u00a0· ')
}

export function Row ({ of, busy, onMark }: Props) {
  const { type, stem, topic, mastered } = of
  const act = mastered ? '放回错题本' : '标为已掌握'
  return (
    <View className='wrong'>
      <View className='cap'>{[typeName[type], topic].filter(Boolean).join(' · ')}</View>
      <View className='body num'>{stem}</View>
      <View className='row wrap between'>
        <View className='cap num keep wrong-why'>{whyWords(of)}</View>
        <Button kind='text' small loading={busy} busy='正在保存…' label={`${act}：${stem.slice(0, 24)}`} onClick={() => onMark(!mastered)}>{act}</Button>
      </View>
    </View>
  )
}
