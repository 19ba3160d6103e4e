import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Option } from '@/components/Option'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import type { Offer, Participants, Row } from './useParticipants'

interface Props { row: Row, offer: Offer, enter: Participants['enterChosen'], onClose: () => void }

/** Of which phase the paper is, and which one was taken: as the member would choose. */
export function ProxySheet ({ row: { memberId, name }, offer: { phases }, enter, onClose }: Props) {
  const able = phases.filter(({ whyNot }) => !whyNot)
  const [chosen, choose] = useState(able.length === 1 ? able[0]?.id ?? '' : '')
  const [paper, pick] = useState('')
  const phase = able.find(({ id }) => id === chosen)
  const papers = phase?.papers ?? []
  const why = !able.length ? '现在没有可以代录的阶段' : !phase ? '先选一个阶段' : papers.length && !paper ? '先选一份试卷' : ''
  return (
    <Sheet
      title={`代录${name}的纸质答卷`} onClose={onClose}
      footer={(
        <>
          <Problem error={enter.error} />
          <View className='sub proxy-note'>照纸上的答案填好再交卷，会注明是代录的。</View>
          <Button block disabled={why !== ''} why={why} loading={enter.busy} busy='正在打开…' onClick={() => enter.run(memberId, chosen, paper || undefined, onClose)}>{phase?.begun ? '接着录' : '开始录入'}</Button>
        </>
      )}
    >
      {phases.length > 1 || !able.length ? (
        <>
          <View className='strong proxy-title'>哪个阶段</View>
          <View {...a11y({ role: 'radiogroup', label: '阶段' })}>
            {able.map((one) => (
              <Option key={one.id} text={one.name} note={one.begun ? '录了一半，还没有交' : ''} state={one.id === chosen ? 'chosen' : 'plain'} onClick={() => { choose(one.id); pick('') }} />
            ))}
          </View>
          {phases.filter(({ whyNot }) => whyNot).map(({ id, name: barred, whyNot }) => <View key={id} className='sub num proxy-barred'>{barred ? `${barred}：` : ''}{whyNot}</View>)}
        </>
      ) : null}
      {papers.length ? (
        <>
          <View className='strong proxy-title'>哪份试卷</View>
          <View {...a11y({ role: 'radiogroup', label: '试卷' })}>
            {papers.map(({ id, name: title, attempts }) => (
              <Option key={id} text={title} note={attempts ? `答过 ${attempts} 次` : '还没有答过'} state={id === paper ? 'chosen' : 'plain'} onClick={() => pick(id)} />
            ))}
          </View>
        </>
      ) : null}
    </Sheet>
  )
}
