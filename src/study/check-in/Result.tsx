import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { dayWords } from '@/services/days'
import { endTime, points, unbroken } from '@/services/format'
import { back, go, links, replace } from '@/services/nav'
import type { Sent } from '@/services/study-outbox'
import type { Asked, Came } from './useCheckIn'

/** What came of it: what it earned, or that it waits in the phone. */
export function Result ({ came, asked }: { came: NonNullable<Came>, asked: Asked }) {
  const { task, day } = asked
  return (
    <Page title={asked.makesUp ? '补卡' : '打卡'} footer={<Button block onClick={back}>完成</Button>}>
      <Rule />
      <View className='band check-head'>
        {task.planTitle === task.title ? null : <View className='cap'>{task.planTitle}</View>}
        <View className='t1' {...a11y({ role: 'status', live: 'polite' })}>{titleOf(came, asked)}</View>
        <View className='body ink-2'>{placeOf(came) || task.title}</View>
      </View>
      {came.kind === 'sent' ? <Earned sent={came.sent} day={day} /> : (
        <View className='sect'>
          <View className='body num'>没有连上网，写的内容存在手机里，连上网后自动上传。{asked.makesUp ? `传到后算 ${dayWords(day)}的补卡。` : `写完的时间已经记下：${unbroken(`${endTime(task.arriveBy, now())} 前`)}传到，仍算 ${dayWords(day)}的打卡。`}</View>
        </View>
      )}
      <View className='sect'>
        {came.kind === 'sent' ? <Button block kind='second' icon='share' onClick={() => go(links.poster(task.planId))}>做一张打卡海报</Button> : null}
        <View className='gap' />
        <Button block kind='second' onClick={() => replace(links.studyDay(task.planId, came.kind === 'sent' ? came.sent.checkIn.day : day))}>看这一天</Button>
      </View>
    </Page>
  )
}

/** Where one was: that, and not the day, is what a plan of places is about. */
const placeOf = (came: NonNullable<Came>): string => (came.kind === 'sent' ? came.sent.checkIn.given.map(({ place }) => place ?? '').filter(Boolean).join('、') : '')

function titleOf (came: NonNullable<Came>, { makesUp, day }: Asked): string {
  if (came.kind === 'waiting') return '写好了，待上传'
  const { state, day: counted } = came.sent.checkIn
  if (state === 'review') return '已提交，等组织者看过后计入'
  return makesUp || counted !== day ? `已计入 ${dayWords(counted)}` : '今天已打卡'
}

function Earned ({ sent: { checkIn, totals, earned }, day }: { sent: Sent, day: number }) {
  return (
    <View className='sect'>
      {checkIn.late ? <View className='check-late'><Tag kind='done'>写完的时间在当天，计入 {dayWords(checkIn.day)}</Tag></View> : null}
      {checkIn.day !== day && !checkIn.late ? <View className='body'>上传时已经是 {dayWords(checkIn.day)}，计入这一天。</View> : null}
      <View className='row wrap check-sums num'>
        {totals.placesInAll ? <Text className='nowrap check-first'>已去 <Text className='check-sum'>{totals.places.length}</Text>/{totals.placesInAll} 处</Text> : null}
        <Text className='nowrap'>已连续 <Text className='check-sum'>{totals.streak}</Text> 天</Text>
        <Text className='nowrap check-second'>共打卡 <Text className='check-sum'>{totals.days}</Text> 天</Text>
      </View>
      {checkIn.points !== null && checkIn.points !== 0 ? <View className='row between check-earned num'><View>这次打卡</View><View className='strong'>+{points(checkIn.points)} 分</View></View> : null}
      {earned.map(({ text, points: got }) => <View key={text} className='row between check-earned num'><View className='grow'>{text}</View><View className='strong'>+{points(got)} 分</View></View>)}
      {totals.titles.length ? <View className='sub'>称号：{totals.titles.join('、')}</View> : null}
    </View>
  )
}
