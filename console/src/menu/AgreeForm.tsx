import { Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import type { Order } from '../../../contract/menu'
import { fromClock, toClock, toLocal } from '../editor/time'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Choice } from '../shell/Choice'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import type { Steps } from './useSteps'
import { fromIso, isoDay, spanWords, usualMinute, wishWords } from './words'

/** Settles when and where; what the unit has promised already is said, and forbids nothing. */
export function AgreeForm({ order, moving, steps, close }: { order: Order; moving: boolean; steps: Steps; close: () => void }) {
  const { wishes, offer, begin } = order
  const [wish] = wishes
  const was = begin === null ? '' : toLocal(begin)
  const [day, setDay] = useState(moving && was ? was.slice(0, 10) : wish ? isoDay(wish.day) : '')
  const [time, setTime] = useState(moving && was ? was.slice(11) : toClock(wish ? usualMinute(wish) : 540))
  const [minutes, setMinutes] = useState<number | null>(offer.minutes)
  const [place, setPlace] = useState(order.place || order.venue)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const [date, minute] = [fromIso(day), fromClock(time)]
  const at = date !== null && minute !== null && minutes !== null ? { day: date, minute, minutes } : null
  const clashes = useData(async () => (at ? (await request('GET /organiser/menu-orders/:id/clashes', { id: order.id, ...at })).clashes : []), `${day} ${time} ${minutes ?? ''}`, { keep: true })
  const submit = () => {
    setTried(true)
    if (!at || (moving && !words.trim())) return
    steps.run(moving ? { act: 'move', at, place: place.trim(), reason: words.trim() } : { act: 'accept', at, place: place.trim(), note: words.trim() })
  }
  const chosen = wishes.findIndex((one) => isoDay(one.day) === day && toClock(usualMinute(one)) === time)
  return (
    <Modal open title={moving ? '改时间' : `接“${order.unit.name}”的单`} width={560} okText={moving ? '改到这个时间' : '接这一单'} cancelText='取消' confirmLoading={steps.busy} onOk={submit} onCancel={close}>
      {moving ? null : <div className='field'><span className='field-label'>对方希望的时间</span><Choice<string> label='对方希望的时间' value={String(chosen)} change={(i) => { const one = wishes[Number(i)]; if (one) { setDay(isoDay(one.day)); setTime(toClock(usualMinute(one))) } }} items={wishes.map((one, i) => ({ value: String(i), text: wishWords(one) }))} /></div>}
      <div className='row gap menu-times'>
        <Field label='日期' error={tried && date === null ? '请选日期' : null}>{(field) => <Input {...field} type='date' value={day} onChange={({ target }) => setDay(target.value)} />}</Field>
        <Field label='开始' error={tried && minute === null ? '请选时间' : null}>{(field) => <Input {...field} type='time' value={time} onChange={({ target }) => setTime(target.value)} />}</Field>
        <Field label='多少分钟' error={tried && minutes === null ? '请写分钟数' : null}>{(field) => <InputNumber<number> {...field} value={minutes} min={10} max={1440} precision={0} onChange={setMinutes} />}</Field>
      </div>
      {clashes.data?.length ? (
        <div className='problem menu-clash' role='alert'>
          <div><p className='strong'>这个时间你们已经约了别的，请看一下：</p><ul>{clashes.data.map((one) => <li key={one.id} className='num'>{[one.title, one.giver, one.unit, spanWords(one.begin, one.end)].filter(Boolean).join('，')}</li>)}</ul></div>
        </div>
      ) : null}
      <Field label={offer.place === 'online' ? '怎样参加' : '地点'}>{(field) => <Input {...field} value={place} maxLength={100} onChange={({ target }) => setPlace(target.value)} />}</Field>
      <Field label={moving ? '为什么改' : '想告诉对方的'} error={moving && tried && !words.trim() ? '请写明原因' : null} hint={moving ? '对方会看到' : '可以不写，如：要准备什么、谁来接'}>
        {(field) => <Input.TextArea {...field} value={words} maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} onChange={({ target }) => setWords(target.value)} />}
      </Field>
      <Problem error={steps.error} />
    </Modal>
  )
}
