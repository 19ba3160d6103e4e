import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PracticeHome } from '../../../contract/practice'
import { Cell, Cells } from '@/components/Cells'
import { Segmented } from '@/components/Choices'
import { Meter } from '@/components/Meter'
import { go, links } from '@/services/nav'
import { shareWords } from './words'

type By = 'period' | 'topic'

const ways = [{ value: 'period', text: '按时期' }, { value: 'topic', text: '按专题' }] as const satisfies readonly { value: By, text: string }[]
const FEW = 8

/** By period or by topic: how much there is, and how far I am. */
export function Shares ({ home: { periods, topics } }: { home: PracticeHome }) {
  const [chosen, choose] = useState<By>(periods.length ? 'period' : 'topic')
  const [all, showAll] = useState(false)
  const by = chosen === 'period' && periods.length ? 'period' : 'topic'
  const list = by === 'period' ? periods : topics
  if (!list.length) return null
  const shown = all ? list : list.slice(0, FEW)
  const rest = list.length - shown.length
  return (
    <>
      <View className='sect practice-head'><View className='sect-title'>专项练习</View></View>
      {periods.length && topics.length ? <View className='shares-ways'><Segmented label='怎样分' items={ways} value={by} onChange={choose} /></View> : null}
      <Cells>
        {shown.map((share) => (
          <Cell
            key={share.name} title={share.name} label={`${share.name}，${shareWords(share)}`}
            note={<><View>{shareWords(share)}</View><View className='share-meter'><Meter ratio={share.total ? share.done / share.total : 0} mine /></View></>}
            onClick={() => go(links.practiceSession('topic', { [by]: share.name }))}
          />
        ))}
        {rest ? <Cell key='rest' title={`还有 ${rest} 个${by === 'period' ? '时期' : '专题'}，全部显示`} onClick={() => showAll(true)} /> : null}
      </Cells>
    </>
  )
}
