import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import type { ReviewItem } from '../../../contract/quiz'
import { Icon } from '@/components/Icon'
import { Option } from '@/components/Option'
import { Tag } from '@/components/Tag'
import { Words } from '@/components/Words'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { Explanation } from '../Explanation'
import { Filled } from '../Filled'
import { judged } from '../marks'
import { Verdict } from '../Verdict'
import { letter, typeName } from '../words'

/** One question with what was answered, what is right, and why. */
export function Item ({ item: { question, answer, flagged, outcome, points, key } }: { item: ReviewItem }) {
  const { pos, type, stem, options } = question
  const heading = useRef<HTMLElement>(null)
  const shown = useRef(pos)
  useEffect(() => {
    if (!H5 || shown.current === pos) return
    shown.current = pos
    heading.current?.focus({ preventScroll: true })
  }, [pos])
  const chosen = (answer ?? []).filter((one): one is number => typeof one === 'number')
  return (
    <View className='q'>
      <View className='q-meta'>
        <View className='row'>
          <Tag kind='plain'>第 {pos} 题 · {typeName[type]}</Tag>
          {flagged ? <View className='q-flagged' {...a11y({ role: 'img', label: '答题时标了存疑' })}><Icon name='flag' size={18} /></View> : null}
        </View>
        <Verdict outcome={outcome} got={points} full={question.points} />
      </View>
      <View ref={heading} className='question q-stem num' {...a11y({ role: 'heading', level: 2 })} {...(H5 ? { tabIndex: -1 } : {})}><Words of={stem} zoom /></View>
      {type === 'fill'
        ? <Filled given={(answer ?? []).map(String)} texts={key.texts} right={outcome === 'right'} />
        : (
          <View {...a11y({ role: 'list', label: '选项' })}>
            {options.map((text, place) => (
              <Option key={place} letter={letter(type, place)} text={text} multiple={type === 'multiple'} {...judged(type, place, chosen, key.right)} />
            ))}
          </View>
          )}
      <Explanation of={key} />
    </View>
  )
}
