import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { Picker } from '@/platform/Picker'
import { useAct } from '@/services/act'
import { fromPicked, weekdayName } from '@/services/days'
import { newKey } from '@/services/ids'
import { owned } from '@/services/owned'
import { request, type Answer } from '@/services/request'
import { memberOf, useSession } from '@/store/session'
import { partSpans, partWords, toTime } from '../parts/words'
import { faultsOf, freshForm, freshWish, MOST_WISHES, partsOf, toOrder, type OrderForm, type WishForm } from './form'

type Offer = Answer<'GET /menu/:id'>
interface Kept { offerId: string, sendId: string, form: OrderForm }

/** What is being filled in lies in the phone: with its number, so that an order whose answer was lost is not made twice. */
const kept = owned<Kept>('menu:order')

interface Props { offer: Offer, onClose: () => void, onDone: (orderId: string) => void }

export function OrderSheet ({ offer, onClose, onDone }: Props) {
  const name = useSession(({ me }) => memberOf(me)?.name ?? '')
  const [{ sendId, form }, setKept] = useState<Kept>(() => {
    const before = kept.read()
    return before?.offerId === offer.id ? before : { offerId: offer.id, sendId: newKey(), form: freshForm(offer, name) }
  })
  const [tried, setTried] = useState(false)
  const faults = tried ? faultsOf(form, offer) : []
  const at = (place: string) => faults.find((fault) => fault.at === place)?.text
  const change = (part: Partial<OrderForm>) => setKept((now) => ({ ...now, form: { ...now.form, ...part } }))
  useEffect(() => { kept.write({ offerId: offer.id, sendId, form }) }, [offer.id, sendId, form])
  const send = useAct(async () => {
    const made = await request('POST /menu/:id/orders', { id: offer.id, ...toOrder(form, sendId) })
    kept.remove()
    onDone(made.id)
  })
  const submit = () => { setTried(true); if (!faultsOf(form, offer).length) send.run() }
  const setWish = (index: number, part: Partial<WishForm>) => change({ wishes: form.wishes.map((wish, i) => (i === index ? { ...wish, ...part } : wish)) })
  const last = form.wishes[form.wishes.length - 1]
  return (
    <Sheet title='我要点单' onClose={onClose} footer={<><Problem error={send.error} text={faults.length ? `还有 ${faults.length} 处要改，标在上面各项里` : undefined} /><Button block loading={send.busy} busy='正在点单…' onClick={submit}>点这一单</Button></>}>
      {offer.units.length > 1
        ? <View className='field'><View className='field-label'>替哪个单位点</View><Chips label='替哪个单位点' items={offer.units.map(({ id, name: text }) => ({ value: id, text }))} value={form.unitId} onChange={(unitId) => change({ unitId })} /></View>
        : <View className='sub'>替{offer.units[0]?.name}点“{offer.title}”</View>}
      {form.wishes.map((wish, i) => (
        <WishRow
          key={i} offer={offer} wish={wish} name={form.wishes.length > 1 ? `第 ${i + 1} 个希望的时间` : '希望的时间'} error={at(`wish${i}`)} onChange={(part) => setWish(i, part)}
          onRemove={form.wishes.length > 1 ? () => change({ wishes: form.wishes.filter((_, k) => k !== i) }) : undefined}
        />
      ))}
      {form.wishes.length < MOST_WISHES
        ? <View className='row'><Button kind='text' small icon='plus' onClick={() => change({ wishes: [...form.wishes, freshWish(offer, last ? fromPicked(last.day) : 0)] })}>再给一个时间</Button></View>
        : null}
      <View className='cap'>最多给三个时间，定在哪个由对方答复。</View>
      <Field label='人数' kind='number' value={form.heads} hint='大约多少人' onChange={(heads) => change({ heads })} error={at('heads')} />
      {offer.place === 'come' ? <Field label='在哪里办' value={form.venue} max={100} hint='地址、楼层、会议室' onChange={(venue) => change({ venue })} error={at('venue')} /> : null}
      <Field label='联系人' value={form.name} max={20} onChange={(value) => change({ name: value })} error={at('name')} />
      <Field label='联系电话' value={form.phone} max={20} note='加密保存，只给提供服务的单位和你们单位的组织者看' onChange={(phone) => change({ phone })} error={at('phone')} />
      <Field label='想说明的' optional kind='area' value={form.note} max={300} hint='想听什么、要准备什么' onChange={(note) => change({ note })} />
    </Sheet>
  )
}

interface WishProps { offer: Offer, wish: WishForm, name: string, error?: string, onChange: (part: Partial<WishForm>) => void, onRemove?: () => void }

function WishRow ({ offer, wish, name, error, onChange, onRemove }: WishProps) {
  return (
    <View className='field wish'>
      <View className='row between'><View className='field-label'>{name}</View>{onRemove ? <Button kind='text' small label={`去掉${name}`} onClick={onRemove}>去掉</Button> : null}</View>
      <Problem text={error} />
      <Picker mode='date' label={`${name}：日期`} value={wish.day} bad={!!error} onChange={(day) => onChange({ day })} />
      <View className='cap num field-note'>{weekdayName(fromPicked(wish.day))}</View>
      <View className='wish-parts'><Chips label={`${name}：上午、下午或晚上`} items={partsOf(offer).map((value) => ({ value, text: partWords[value] }))} value={wish.part} onChange={(part) => onChange({ part, time: '' })} /></View>
      {wish.time
        ? <View className='row'><View className='grow'><Picker mode='time' label={`${name}：几点`} value={wish.time} onChange={(time) => onChange({ time })} /></View><Button kind='text' small onClick={() => onChange({ time: '' })}>不定几点</Button></View>
        : <View className='row'><Button kind='text' small icon='clock' label={`${name}：定到几点`} onClick={() => onChange({ time: toTime(partSpans[wish.part][0] + (wish.part === 'morning' ? 180 : 120)) })}>定到几点（选填）</Button></View>}
    </View>
  )
}
