import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Order, Wish } from '../../../contract/menu'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Notice } from '@/components/States'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { Picker } from '@/platform/Picker'
import { useData } from '@/services/data'
import { now } from '@/services/clock'
import { dayAt, fromPicked, toPicked, weekdayName } from '@/services/days'
import { request } from '@/services/request'
import { fromTime, minuteAt, partSpans, spanWords, toTime, wishWords } from '../parts/words'
import type { Steps } from './useSteps'

interface Props { order: Order, moving: boolean, steps: Steps, onClose: () => void }

/** In a part of the day without a minute: at nine, at two, at half past six. */
const usual = ({ part, minute }: Wish) => minute ?? partSpans[part][0] + { morning: 180, afternoon: 120, evening: 30 }[part]

/** Settles when and where; what the unit has promised already is said, not forbidden. */
export function AgreeSheet ({ order, moving, steps, onClose }: Props) {
  const { wishes, offer, begin } = order
  const [wish] = wishes
  const [day, setDay] = useState(toPicked(moving && begin !== null ? dayAt(begin) : wish?.day ?? dayAt(now())))
  const [time, setTime] = useState(toTime(moving && begin !== null ? minuteAt(begin) : wish ? usual(wish) : 540))
  const [minutes, setMinutes] = useState(String(offer.minutes))
  const [place, setPlace] = useState(order.place || order.venue)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const long = /^\d{2,4}$/.test(minutes.trim()) && Number(minutes) >= 10 && Number(minutes) <= 1440
  const at = { day: fromPicked(day), minute: fromTime(time), minutes: long ? Number(minutes) : offer.minutes }
  const clashes = useData(async () => (await request('GET /organiser/menu-orders/:id/clashes', { id: order.id, ...at })).clashes, `${at.day} ${at.minute} ${at.minutes}`, { keep: true })
  const submit = () => {
    setTried(true)
    if (!long || (moving && !words.trim())) return
    steps.run(moving ? { act: 'move', at, place: place.trim(), reason: words.trim() } : { act: 'accept', at, place: place.trim(), note: words.trim() })
  }
  const chosen = wishes.findIndex((one) => one.day === at.day && usual(one) === at.minute)
  return (
    <Sheet
      title={moving ? '改时间' : '接单'} dirty={words !== ''} onClose={onClose}
      footer={<><Problem error={steps.error} /><Button block loading={steps.busy} busy={moving ? '正在改…' : '正在接单…'} onClick={submit}>{moving ? '改到这个时间' : '接这一单'}</Button></>}
    >
      {moving ? null : (
        <View className='field'>
          <View className='field-label'>对方希望的时间</View>
          <Chips
            label='对方希望的时间' items={wishes.map((one, i) => ({ value: String(i), text: wishWords(one) }))} value={String(chosen)}
            onChange={(i) => { const one = wishes[Number(i)]; if (one) { setDay(toPicked(one.day)); setTime(toTime(usual(one))) } }}
          />
        </View>
      )}
      <View className='field'><View className='field-label'>日期</View><Picker mode='date' label='日期' value={day} onChange={setDay} /><View className='cap num field-note'>{weekdayName(at.day)}</View></View>
      <View className='field'><View className='field-label'>开始时间</View><Picker mode='time' label='开始时间' value={time} onChange={setTime} /></View>
      <Field label='多少分钟' kind='number' value={minutes} onChange={setMinutes} error={tried && !long ? '请写 10 到 1440 之间的分钟数' : undefined} />
      {clashes.data?.length ? (
        <Notice title='这个时间你们已经约了别的' text={clashes.data.map((one) => <View key={one.id}>{[one.title, one.giver, one.unit, spanWords(one.begin, one.end, now())].filter(Boolean).join('，')}</View>)} />
      ) : null}
      <Field label={offer.place === 'online' ? '怎样参加' : '地点'} optional value={place} max={100} onChange={setPlace} />
      {moving
        ? <Field label='为什么改' kind='area' value={words} max={200} hint='如：专家临时有课' note='对方会看到' onChange={setWords} error={tried && !words.trim() ? '请写明原因' : undefined} />
        : <Field label='想告诉对方的' optional kind='area' value={words} max={200} hint='要准备什么、谁来接' onChange={setWords} />}
    </Sheet>
  )
}
