import { View } from '@tarojs/components'
import type { CheckIn } from '../../../contract/study'
import { Button } from '@/components/Button'
import { LongText } from '@/components/LongText'
import { Playback } from '@/components/Playback'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { dayAt, dayWords } from '@/services/days'
import { points as pointsText, recent } from '@/services/format'
import { Photos, type Looking } from './Photos'

interface Props { checkIn: CheckIn, busy: boolean, onPass: () => void, onRefuse: () => void, onLook: (looking: Looking) => void }

/** What one person handed in, with what can be said to it. */
export function CheckInCard ({ checkIn, busy, onPass, onRefuse, onLook }: Props) {
  const { member, planTitle, taskTitle, day, at, how, late, team, state, reason, given, points } = checkIn
  return (
    <View className='check-in'>
      <View className='row wrap between'>
        <View className='strong'>{member.name}</View>
        <View className='cap num'>{recent(at, now())}</View>
      </View>
      <View className='sub'>{member.unit}</View>
      <View className='sub num'>{planTitle} · {taskTitle} · {dayWords(day, dayAt(now()))}</View>
      <View className='row wrap check-in-tags'>
        {how === 'make-up' ? <Tag>补卡</Tag> : null}
        {late ? <Tag>断网补送</Tag> : null}
        {team ? <Tag>队伍：{team}</Tag> : null}
        {points ? <Tag>{pointsText(points)} 分</Tag> : null}
      </View>
      {given.map((one, index) => <One key={index} one={one} name={member.name} onLook={onLook} />)}
      {given.length ? null : <View className='sub check-in-given'>这项任务不用交内容</View>}
      {state === 'refused' && reason ? <View className='umber check-in-given'>退回原因：{reason}</View> : null}
      <View className='check-in-do'>
        {state === 'refused' ? null : <Button kind='second' small label={`退回，${member.name}`} disabled={busy} onClick={onRefuse}>退回</Button>}
        {state === 'counted' ? null : <Button kind='second' small className='grow' icon='check' label={`通过，${member.name}`} disabled={busy} onClick={onPass}>{state === 'refused' ? '改为通过' : '通过'}</Button>}
      </View>
    </View>
  )
}

function One ({ one: { label, text, files, number, unit, place, reflectionId, reflection }, name, onLook }: { one: CheckIn['given'][number], name: string, onLook: Props['onLook'] }) {
  const photos = files.filter(({ kind }) => kind === 'photo')
  const value = place ?? (number === null ? reflectionId ? reflection ? `${reflection.chars} 字` : '已提交' : null : `${number} ${unit}`)
  return (
    <View className='check-in-given'>
      <View className='cap'>{label}</View>
      {value ? <View className='num'>{value}</View> : null}
      {text ? <LongText className='check-in-text' text={text} /> : null}
      {reflection?.text ? <LongText className='check-in-text' text={reflection.text} /> : null}
      {reflection?.why ? <View className='sub'>{reflection.why}</View> : null}
      {reflection?.pictures.length ? <Photos photos={reflection.pictures} of={`${name}心得`} onLook={onLook} /> : null}
      {photos.length ? <Photos photos={photos} of={name} onLook={onLook} /> : null}
      {files.filter(({ kind }) => kind === 'audio').map((file) => <Playback key={file.id} src={API_BASE + file.url} seconds={file.seconds} of={name} />)}
    </View>
  )
}
