import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Direction, Door } from '../../../contract/attendance'
import { Button } from '@/components/Button'
import { Face } from '@/components/Face'
import { Field } from '@/components/Field'
import { Icon, type IconName } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { scan } from '@/platform/scan'
import { H5 } from '@/platform/target'
import { plainDigits } from './check'
import { GroupCheck } from './GroupCheck'
import { missing, partyOf } from './group'
import { useScanning, type Asking, type Card } from './useScanning'

/** One ticket after the other, by camera or by its eight digits. */
export function Scanner ({ eventId, door, direction }: { eventId: string, door: Door, direction: Direction }) {
  const { card, take, asking, answer, leave } = useScanning(eventId, door, direction)
  const [digits, setDigits] = useState('')
  const [wrong, setWrong] = useState('')
  const look = () => { void scan().then((said) => { if (said) take(said) }) }
  const byDigits = () => {
    if (!/^\d{8}$/.test(plainDigits(digits))) { setWrong('请填报名号的八位数字'); return }
    take(plainDigits(digits))
    setDigits('')
  }
  return (
    <View className='sect'>
      {card ? <Result card={card} /> : null}
      {asking ? <Ask key={asking.at} of={asking} onAnswer={answer} onLeave={leave} /> : <>
      {H5 ? null : <Button block icon='scan' onClick={look}>{card ? '扫下一个人的报名码' : '扫成员的报名码'}</Button>}
      <View className={H5 ? '' : 'door-or'}>
        <Field
          label={H5 ? '成员报名号的八位数字' : '扫不了的，填报名号的八位数字'} kind='number' value={digits} max={11} error={wrong} hint='如 1234 5678'
          note={H5 ? '浏览器里不能扫码；用微信打开小程序可以直接扫。' : undefined} onChange={(text) => { setWrong(''); setDigits(text) }} onDone={byDigits}
        />
        <Button block kind={H5 ? 'primary' : 'second'} onClick={byDigits}>{direction === 'in' ? '按报名号签到' : '按报名号签退'}</Button>
      </View>
      </>}
    </View>
  )
}

/** Who of a group stands there: all who have not come yet, unless staff see that somebody is missing. The next ticket waits for it. */
function Ask ({ of: { name, unit, more, places }, onAnswer, onLeave }: { of: Asking, onAnswer: (party: number[]) => void, onLeave: () => void }) {
  const out = missing(places)
  const [chosen, setChosen] = useState(() => partyOf(places))
  const fresh = out.filter(({ place }) => chosen.includes(place))
  return (
    <View className='door-ask'>
      <View className='t1'>{name}</View>
      <View className='t3 door-unit'>{unit}</View>
      {more ? <View className='sub'>{more}</View> : null}
      <View className='sub num door-said'>{out.length < places.length ? `共 ${places.length} 人，之前到了 ${places.length - out.length} 人。这次又来了谁？` : `共 ${places.length} 人。没有来的，点一下去掉勾。`}</View>
      <GroupCheck places={places} chosen={chosen} fixed onChange={setChosen} />
      <View className='door-or'><Button block disabled={fresh.length === 0} why='请选这次到的人' onClick={() => onAnswer(partyOf(fresh))}>{fresh.length === out.length && out.length === places.length ? `${fresh.length} 人都到了，签到` : `${fresh.length} 人到了，签到`}</Button></View>
      <View className='row center'><Button kind='text' small onClick={onLeave}>先不签，扫下一个</Button></View>
    </View>
  )
}

const icons: Record<Card['mood'], IconName> = { done: 'done', again: 'info', care: 'care', kept: 'clock', busy: 'clock' }

/** Large enough to be read at arm's length: staff look at the person. */
function Result ({ card: { mood, title, name, unit, more, said, portrait } }: { card: Card }) {
  return (
    <View className={`door-card door-${mood}`} {...a11y({ role: 'status', live: 'polite' })}>
      <View className='row door-title'><Icon name={icons[mood]} size={22} /><View className='t3'>{title}</View></View>
      <View className='row door-who'>
        {portrait ? <Face name={name} url={portrait.thumb} /> : null}
        <View className='grow'>
          {name ? <View className='t1'>{name}</View> : null}
          {unit ? <View className='t3 door-unit'>{unit}</View> : null}
          {more ? <View className='sub'>{more}</View> : null}
        </View>
      </View>
      {portrait?.fresh ? <View className='sub umber door-said'>照片是一天之内新放的，请再看一眼证件。</View> : null}
      {said ? <View className='num door-said'>{said}</View> : null}
    </View>
  )
}
