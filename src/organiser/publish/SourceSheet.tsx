import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BankSummary } from '../../../contract/question'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { CheckRow } from '../parts/CheckRow'
import type { Form } from './form'
import { topicsOf } from './pool'

interface Props { banks: readonly BankSummary[], source: Form['source'], onChoose: (source: NonNullable<Form['source']>) => void, onClose: () => void }

const toggled = (list: readonly string[], one: string) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one])

/** Banks and topics to draw from; none chosen means all. Questions without a topic cannot be chosen by one: they come with all. */
export function SourceSheet ({ banks, source, onChoose, onClose }: Props) {
  const [chosen, setChosen] = useState(source ?? { banks: [], topics: [] })
  const topics = topicsOf(banks, chosen.banks)
  const named = topics.filter(({ topic }) => topic !== '')
  const without = topics.find(({ topic }) => topic === '')?.total ?? 0
  const valid = chosen.topics.filter((topic) => named.some((one) => one.topic === topic))
  const total = topics.filter(({ topic }) => valid.length === 0 || valid.includes(topic)).reduce((sum, one) => sum + one.total, 0)
  return (
    <Sheet
      title='选题范围' onClose={onClose}
      footer={<Button block onClick={() => onChoose({ ...chosen, topics: valid })}>从这 {total} 题里抽取</Button>}
    >
      {banks.length > 1 ? (
        <>
          <View className='sub'>题库（不选就是全部）</View>
          {banks.map((bank) => (
            <CheckRow
              key={bank.id} title={bank.name} note={`${bank.total} 题`} on={chosen.banks.includes(bank.id)}
              onToggle={() => setChosen({ ...chosen, banks: toggled(chosen.banks, bank.id) })}
            />
          ))}
        </>
      ) : null}
      {named.length ? <View className='sub source-topics'>专题（不选就是全部）</View> : null}
      {named.map(({ topic, total: count }) => (
        <CheckRow
          key={topic} title={topic} note={`${count} 题`} on={chosen.topics.includes(topic)}
          onToggle={() => setChosen({ ...chosen, topics: toggled(chosen.topics, topic) })}
        />
      ))}
      {without ? <View className='sub source-topics num'>{named.length ? `另有 ${without} 题没有设专题，不选专题时也会抽到。` : `这 ${without} 题都没有设专题，不能按专题抽取。`}</View> : null}
    </Sheet>
  )
}
