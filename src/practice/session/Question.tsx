import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Tag } from '@/components/Tag'
import { Words } from '@/components/Words'
import { a11y, decorative } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { Explanation } from '@/quiz/Explanation'
import { Verdict } from '@/quiz/Verdict'
import { typeName } from '@/quiz/words'
import { points } from '@/services/format'
import { withoutPictures } from '@/services/pictures'
import { Blanks } from './Blanks'
import { Choosing } from './Choosing'
import { Flag } from './Flag'
import { mark } from './judge'
import type { Session } from './open-session'
import { isJudged, questionAt } from './practising'

/** The question that is shown; once it is answered for good, with what is right and why. */
export function Question ({ session }: { session: Session }) {
  const { store } = session
  const question = useStore(store, (state) => questionAt(state))
  const pos = useStore(store, (state) => state.pos)
  const judged = useStore(store, (state) => isJudged(state))
  const worth = useStore(store, (state) => state.points?.[state.pos - 1])
  const asked = useStore(store, (state) => state.kind === 'mock' && state.doneAt === null)
  const stem = useRef<HTMLElement>(null)
  const shown = useRef(pos)
  useEffect(() => {
    if (!H5 || shown.current === pos) return
    shown.current = pos
    stem.current?.focus({ preventScroll: true })
  }, [pos])
  if (!question) return null
  const { type } = question
  const kind = [typeName[type], worth === undefined ? question.period || question.topic : `${points(worth)} 分`].filter(Boolean).join(' · ')
  return (
    <View className='q'>
      <View className='q-meta q-meta-wrap'>
        <Tag kind='plain'>{kind}</Tag>
        {asked ? <Flag session={session} /> : <Judgement session={session} />}
      </View>
      <View
        ref={stem} className='question q-stem num' {...a11y({ role: 'heading', level: 2, label: `第 ${pos} 题，${kind}。${withoutPictures(question.stem)}` })}
        {...(H5 ? { tabIndex: -1 } : {})}
      >
        <Words of={question.stem} zoom />
      </View>
      {type === 'fill' ? <Blanks session={session} question={question} /> : <Choosing session={session} question={question} />}
      {judged ? <Explanation of={question} /> : null}
      <View className='q-end' {...decorative} />
    </View>
  )
}

/** Right or wrong; the place is there before, so that it is read aloud when it fills. */
function Judgement ({ session: { store } }: { session: Session }) {
  const outcome = useStore(store, (state) => {
    const question = questionAt(state)
    return question && isJudged(state) ? mark(question, state.answers[state.pos]).outcome : null
  })
  return <View {...a11y({ role: 'status', live: 'polite' })}>{outcome ? <Verdict outcome={outcome} /> : null}</View>
}
