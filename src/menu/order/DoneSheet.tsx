import { useState } from 'react'
import type { Order } from '../../../contract/menu'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import type { Steps } from './useSteps'

export function DoneSheet ({ order, steps, onClose }: { order: Order, steps: Steps, onClose: () => void }) {
  const [heads, setHeads] = useState(String(order.heads))
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const good = /^\d{1,5}$/.test(heads.trim())
  const submit = () => { setTried(true); if (good) steps.run({ act: 'done', heads: Number(heads), note: note.trim() }) }
  return (
    <Sheet title='登记办完' dirty={note !== ''} onClose={onClose} footer={<><Problem error={steps.error} /><Button block loading={steps.busy} busy='正在登记…' onClick={submit}>登记办完</Button></>}>
      <Field label='实到人数' kind='number' value={heads} note={`点单时说 ${order.heads} 人`} onChange={setHeads} error={tried && !good ? '请写实到的人数' : undefined} />
      <Field label='情况' optional kind='area' value={note} max={300} hint='讲了什么、反响怎样，写进记录' onChange={setNote} />
    </Sheet>
  )
}
