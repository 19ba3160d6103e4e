import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Rule } from '@/components/Rule'
import { Tag } from '@/components/Tag'
import { now, recall } from '@/services/clock'
import { left } from '@/services/format'
import { go, links } from '@/services/nav'
import { paper } from '@/services/paper'

/** The home page could not be fetched, but the paper that is under way lies in this phone. */
export function KeptPaper () {
  const [kept] = useState(() => {
    const stored = paper.read()
    if (stored) recall(stored.clock)
    return stored?.view
  })
  if (!kept) return null
  const rest = kept.deadlineAt - now()
  return (
    <>
      <Rule />
      <View className='band now now-quiet'>
        <View className='row'><Tag kind='live'>没有交卷的答卷</Tag></View>
        <View className='now-title'>
          <View className='t1'>{kept.roundTitle}</View>
          <View className='sub num'>{kept.endless ? '' : `共 ${kept.total} 题，`}{rest > 0 ? `还剩 ${left(rest)}` : '按手机的时钟已到时间'}</View>
        </View>
        <View className='now-do'><Button block onClick={() => go(links.answer(kept.id))}>接着答</Button></View>
      </View>
    </>
  )
}
