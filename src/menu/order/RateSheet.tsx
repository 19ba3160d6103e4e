import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Order } from '../../../contract/menu'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { Stars } from '@/components/Stars'
import { a11y } from '@/platform/a11y'
import { starWords } from '../parts/words'
import type { Steps } from './useSteps'

/** Once: said before it is sent. */
export function RateSheet ({ order, steps, onClose }: { order: Order, steps: Steps, onClose: () => void }) {
  const [stars, setStars] = useState(0)
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (stars) steps.run({ act: 'rate', stars, said: said.trim() }) }
  return (
    <Sheet title='评价' dirty={said !== '' || stars > 0} onClose={onClose} footer={<><Problem error={steps.error} /><Button block loading={steps.busy} busy='正在提交…' onClick={submit}>提交评价</Button></>}>
      <View className='sub'>“{order.offer.title}”办得怎么样？评价一次，提交后不能改，提供服务的单位会看到。</View>
      <Problem text={tried && !stars ? '请先选几颗星' : undefined} />
      <Stars label='几颗星' value={stars} words={starWords} onChange={setStars} />
      <View className='sub star-word' {...a11y({ role: 'status', live: 'polite' })}>{starWords[stars]}</View>
      <Field label='说两句' optional kind='area' value={said} max={500} hint='哪里好，哪里还可以更好' onChange={setSaid} />
    </Sheet>
  )
}
