import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { NewBank } from './NewBank'
import type { Review } from './useReview'

/** Which bank the questions go into: one that I may change, or a new one. */
export function BankSheet ({ review: { summary, intoBank }, onClose }: { review: Review, onClose: () => void }) {
  const banks = useData(async () => (await request('GET /banks')).banks.filter(({ mine }) => mine), '', { once: true })
  const [making, setMaking] = useState(false)
  const now = summary.data?.bank?.id
  const choose = (id: string) => { if (id === now) onClose(); else intoBank.run(id, onClose) }
  if (making || banks.data?.length === 0) return <NewBank intoBank={intoBank} onClose={onClose} />
  return (
    <Sheet title='入到哪个题库' onClose={onClose} footer={<Button kind='second' block icon='plus' onClick={() => setMaking(true)}>新建题库</Button>}>
      <Problem error={intoBank.error} />
      <Loaded of={banks} failed='题库暂时取不出来'>
        {(list) => list.map(({ id, name, unit, total }) => (
          <View key={id} className='bank-choice'>
            <Cell
              title={name} note={`${unit.name}，${total} 题`} label={`${name}，${unit.name}，${total} 题${id === now ? '，已选' : ''}`} onClick={() => choose(id)}
              end={id === now ? <View className='red'><Icon name='check' size={22} /></View> : <View className='bank-choice-none' />}
            />
          </View>
        ))}
      </Loaded>
    </Sheet>
  )
}
