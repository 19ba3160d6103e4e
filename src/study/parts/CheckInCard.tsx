import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CheckIn } from '../../../contract/study'
import { LongText } from '@/components/LongText'
import { Playback } from '@/components/Playback'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { showPicture } from '@/platform/picture'
import { H5 } from '@/platform/target'
import { now } from '@/services/clock'
import { dayAt, dayWords } from '@/services/days'
import { points, recent } from '@/services/format'
import './parts.scss'

interface Props {
  of: CheckIn
  /** Whose it is is said. */
  who?: boolean
  /** The day it counts for is said. */
  dated?: boolean
  foot?: ReactNode
}

/** One check-in with what was handed in. */
export function CheckInCard ({ of, who, dated, foot }: Props) {
  const { taskTitle, planTitle, how, late, state, reason, at, day, given, member, team } = of
  const today = dayAt(now())
  return (
    <View className='band check-card' {...a11y({ role: 'listitem' })}>
      <View className='row between wrap'>
        <View className='t3'>{who ? member.name : how === 'leave' ? '请假' : taskTitle}</View>
        <State state={state} how={how} late={late} />
      </View>
      <View className='cap num'>
        {[who ? `${member.unit} · ${taskTitle}` : dated ? `${planTitle === taskTitle ? '' : `${planTitle} · `}计入 ${dayWords(day, today)}` : '', `${recent(at, now())} 提交`, team && `全队：${team}`].filter(Boolean).join(' · ')}
      </View>
      {state === 'refused' ? <View className='sub umber'>没有通过：{reason || '组织者没有写原因'}</View> : null}
      {given.map((one, i) => <Given key={i} of={one} />)}
      {of.points ? <View className='sub num'>{of.points > 0 ? '+' : ''}{points(of.points)} 分</View> : null}
      {foot}
    </View>
  )
}

function State ({ state, how, late }: Pick<CheckIn, 'state' | 'how' | 'late'>) {
  if (state === 'review') return <Tag kind='care'>待审核</Tag>
  if (state === 'refused') return <Tag kind='care'>没有通过</Tag>
  if (state === 'deleted') return <Tag kind='plain'>已删除</Tag>
  return how === 'make-up' ? <Tag kind='plain'>补卡</Tag> : late ? <Tag kind='plain'>当天写完，后来上传</Tag> : <Tag kind='done'>已计入</Tag>
}

function Given ({ of: { label, text, files, number, unit, place } }: { of: CheckIn['given'][number] }) {
  const photos = files.filter(({ kind }) => kind === 'photo')
  const sounds = files.filter(({ kind }) => kind !== 'photo')
  return (
    <View className='given'>
      {text ? <><View className='cap'>{label}</View><LongText className='body given-text' text={text} /></> : null}
      {number !== null ? <View className='body num'>{label}：{number} {unit}</View> : null}
      {place ? <View className='body'>地点：{place}</View> : null}
      {photos.length ? <View className='shots'>{photos.map(({ id, url, thumb }, i) => <Shot key={id} src={API_BASE + (thumb ?? url)} whole={API_BASE + url} name={`照片 ${i + 1}`} />)}</View> : null}
      {sounds.map(({ id, url, seconds }) => <Playback key={id} src={API_BASE + url} seconds={seconds} />)}
    </View>
  )
}

function Shot ({ src, whole, name }: { src: string, whole: string, name: string }) {
  return (
    <View className='shot' {...a11y({ role: 'button', label: `看大图：${name}` })} onClick={() => showPicture(whole)}>
      {H5 ? <img className='shot-img' src={src} alt='' /> : <Image className='shot-img' mode='aspectFill' src={src} />}
    </View>
  )
}
