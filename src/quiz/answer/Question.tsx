import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Tag } from '@/components/Tag'
import { Words } from '@/components/Words'
import { a11y, decorative } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { points } from '@/services/format'
import { withoutPictures } from '@/services/pictures'
import { useSettings } from '@/store/settings'
import { multipleRule, typeName } from '../words'
import { questionAt } from './answering'
import { Blanks } from './Blanks'
import { Choosing } from './Choosing'
import { Confirmed, LastOne, Reason } from './Feedback'
import { Doubling } from './Doubling'
import { Flag } from './Flag'
import type { Sitting } from './sitting'
import { Which, WrongLeft } from './Standing'

export function Question ({ sitting }: { sitting: Sitting }) {
  const question = useStore(sitting.store, (state) => questionAt(state))
  const multiple = useStore(sitting.store, (state) => state.view.multiple)
  const times = useStore(sitting.store, ({ view, doubled, pos }) => (view.double && doubled.includes(pos) ? points(view.double.factor) : ''))
  const elder = useSettings((state) => state.elder > 0)
  const stem = useRef<HTMLElement>(null)
  const shown = useRef(question?.pos)
  useEffect(() => {
    if (!H5 || !question || shown.current === question.pos) return
    shown.current = question.pos
    stem.current?.focus({ preventScroll: true })
  }, [question])
  if (!question) return null
  const { pos, type } = question
  const worth = [`${points(question.points)} 分`, times && `按 ${times} 倍计分`, type === 'multiple' && multipleRule[multiple]].filter(Boolean).join(' · ')
  const kind = `${typeName[type]} · ${worth}`
  return (
    <View className='q'>
      <LastOne sitting={sitting} />
      <Which sitting={sitting} />
      <View className='q-meta'><Tag kind='plain'>{kind}</Tag><WrongLeft sitting={sitting} />{elder ? null : <Flag sitting={sitting} />}</View>
      <View
        ref={stem} className='question q-stem num' {...a11y({ role: 'heading', level: 2, label: `第 ${pos} 题，${kind}。${withoutPictures(question.stem)}` })}
        {...(H5 ? { tabIndex: -1 } : {})}
      >
        <Words of={question.stem} zoom />
      </View>
      <Confirmed sitting={sitting} question={question} />
      <Doubling sitting={sitting} />
      {type === 'fill' ? <Blanks sitting={sitting} question={question} /> : <Choosing sitting={sitting} question={question} />}
      <Reason sitting={sitting} question={question} />
      <View className='q-end' {...decorative} />
    </View>
  )
}
