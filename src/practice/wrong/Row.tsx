import { View } from '@tarojs/components'
import type { WrongQuestion } from '../../../contract/practice'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { typeName } from '@/quiz/words'
import { now } from '@/services/clock'
import { day } from '@/services/format'
import { withoutPictures } from '@/services/pictures'

interface Props { of: WrongQuestion, busy: boolean, onOpen: () => void, onMark: (mastered: boolean) => void }

/** 第三轮竞赛答错 · 6 月 15 日答过 · 6 月 18 日再复习; a line ends between two facts, each of which holds together. */
export function whyFacts ({ reason, lastAt, dueAt, due, mastered }: WrongQuestion): string[] {
  const next = mastered || due ? '' : `${day(dueAt, now())}再复习`
  const facts = [reason, `${day(lastAt, now())}答过`, next].filter(Boolean)
  return facts.map((fact, at) => (at < facts.length - 1 ? `${fact} · ` : fact))
}

export function Row ({ of, busy, onOpen, onMark }: Props) {
  const { type, topic, mastered } = of
  const stem = withoutPictures(of.stem)
  const kind = [typeName[type], topic].filter(Boolean).join(' · ')
  const act = mastered ? '放回错题本' : '标为已掌握'
  return (
    <View className='wrong'>
      <View className='wrong-open' hoverClass='pressed' {...a11y({ role: 'button', label: `${kind}，${stem}，看答案与解析` })} onClick={onOpen}>
        <View className='grow'>
          <View className='cap'>{kind}</View>
          <View className='body num'>{stem}</View>
        </View>
        <View className='wrong-next'><Icon name='next' size={18} /></View>
      </View>
      <View className='row wrap between wrong-foot'>
        <View className='cap num wrong-why'>{whyFacts(of).map((fact) => <View key={fact} className='wrong-fact'>{fact}</View>)}</View>
        <Button kind='text' small loading={busy} busy='正在保存…' label={`${act}：${stem.slice(0, 24)}`} onClick={() => onMark(!mastered)}>{act}</Button>
      </View>
    </View>
  )
}
