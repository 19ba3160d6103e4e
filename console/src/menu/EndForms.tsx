import { Input, InputNumber, Modal, Rate } from 'antd'
import { useState } from 'react'
import type { Order } from '../../../contract/menu'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import type { Steps } from './useSteps'

interface Props { order: Order; steps: Steps; close: () => void }

/** How many came in the end. */
export function DoneForm({ order, steps, close }: Props) {
  const [heads, setHeads] = useState<number | null>(order.heads)
  const [note, setNote] = useState('')
  return (
    <Modal open title='登记办完' width={480} okText='办完了' cancelText='取消' confirmLoading={steps.busy} okButtonProps={{ disabled: heads === null }} onOk={() => { if (heads !== null) steps.run({ act: 'done', heads, note: note.trim() }) }} onCancel={close}>
      <Field label='实到人数' hint='统计里的参加人数按这个算'>{(field) => <InputNumber<number> {...field} value={heads} min={0} max={99999} precision={0} onChange={setHeads} />}</Field>
      <Field label='说明' hint='可以不写'>{(field) => <Input.TextArea {...field} value={note} maxLength={300} autoSize={{ minRows: 2, maxRows: 5 }} onChange={({ target }) => setNote(target.value)} />}</Field>
      <Problem error={steps.error} />
    </Modal>
  )
}

const said = ['很不满意', '不太满意', '一般', '满意', '很满意']

/** Once, and not changed afterwards. */
export function RateForm({ order, steps, close }: Props) {
  const [stars, setStars] = useState(0)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <Modal open title={`评价“${order.offer.title}”`} width={480} okText='交评价' cancelText='取消' confirmLoading={steps.busy} onOk={() => { setTried(true); if (stars) steps.run({ act: 'rate', stars, said: words.trim() }) }} onCancel={close}>
      <Field label='几星' error={tried && !stars ? '请点几颗星' : null}>{() => <span className='row gap-s'><Rate value={stars} onChange={setStars} allowClear={false} tooltips={said} /><span>{said[stars - 1] ?? ''}</span></span>}</Field>
      <Field label='想说的' hint='可以不写。只能评价一次，对方看得到。'>{(field) => <Input.TextArea {...field} value={words} maxLength={500} autoSize={{ minRows: 3, maxRows: 6 }} onChange={({ target }) => setWords(target.value)} />}</Field>
      <Problem error={steps.error} />
    </Modal>
  )
}
