import { View } from '@tarojs/components'
import type { EnrolHow } from '../../../contract/event-config'
import { Chips } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { Picker } from '@/platform/Picker'
import { Pair, Toggle } from '@/organiser/editing/fields'
import { Figure } from '@/organiser/publish/Figure'
import { Row } from '@/organiser/publish/Row'
import type { PartProps } from './Basics'
import type { Cancel, Closes, EventForm, Point } from './form'
import { Moment } from './Moment'
import { at } from './problems'
import { cancels, closings, hows } from './words'

/** How people get in stays as the preset has it; until when, and how many, can be said. */
export function Enrolment ({ form, problems, change, how }: PartProps & { how: EnrolHow }) {
  const excuse = how === 'opt-out'
  return (
    <View className='sect'>
      <View className='sect-title'>{excuse ? '请假' : '报名'}</View>
      <View className='sub'>{`${hows[how]}。换一种报名方式，请在电脑上改，或者另选一种做法新建。`}</View>
      {excuse ? null : <Window form={form} problems={problems} change={change} />}
      {how === 'lot' && form.drawAt ? <Moment label='抽签时间' value={form.drawAt} problem={at(problems, 'draw')} onChange={(drawAt) => change({ drawAt })} /> : null}
      {how === 'review' && form.decideBy ? <Moment label='公布结果' value={form.decideBy} problem={at(problems, 'decide')} onChange={(decideBy) => change({ decideBy })} /> : null}
      <Row label={excuse ? '请假到什么时候' : '报了名还能取消'} problem={at(problems, 'cancel')}>
        <Chips label={excuse ? '请假到什么时候' : '报了名还能取消'} items={cancels(excuse)} value={form.cancel.how} onChange={(chosen: Cancel['how']) => change({ cancel: { ...form.cancel, how: chosen } })} />
        <PointFields label={excuse ? '请假' : '取消'} value={form.cancel} how={form.cancel.how} onChange={(part) => change({ cancel: { ...form.cancel, ...part } })} />
      </Row>
      {excuse || how === 'nominated' ? null : <Waiting form={form} problems={problems} change={change} />}
      {excuse || how === 'nominated' ? null : <Each form={form} problems={problems} change={change} />}
    </View>
  )
}

function Window ({ form, problems, change }: PartProps) {
  const { opens, closes } = form
  return (
    <>
      <Toggle label='发布后就开始报名' on={opens === null} onChange={(on) => change({ opens: on ? null : closes.moment })} />
      <Problem text={opens ? undefined : at(problems, 'opens')} />
      {opens ? <Moment label='报名开始' value={opens} problem={at(problems, 'opens')} onChange={(chosen) => change({ opens: chosen })} /> : null}
      <Row label='报名截止' problem={closes.how === 'moment' ? undefined : at(problems, 'closes')}>
        <Chips label='报名截止' items={closings} value={closes.how} onChange={(how: Closes['how']) => change({ closes: { ...closes, how } })} />
        <PointFields label='截止' value={closes} how={closes.how} onChange={(part) => change({ closes: { ...closes, ...part } })} />
      </Row>
      {closes.how === 'moment' ? <Moment label='截止时间' value={closes.moment} problem={at(problems, 'closes')} onChange={(moment) => change({ closes: { ...closes, moment } })} /> : null}
    </>
  )
}

/** 开始前 60 分钟; 提前 1 天的 18:00 */
function PointFields ({ label, value, how, onChange }: { label: string, value: Point, how: string, onChange: (part: Partial<Point>) => void }) {
  if (how === 'minutes') return <Pair word='每场开始前' label={`${label}提前`} value={value.minutes} unit='分钟' hint='' onChange={(minutes) => onChange({ minutes })} />
  if (how !== 'days') return null
  return (
    <View className='row wrap point-days'>
      <View className='pair'><View className='pair-word'>提前</View><Figure label={`${label}提前`} value={value.days} unit='天的' onChange={(days) => onChange({ days })} /></View>
      <View className='point-time'><Picker mode='time' label={`${label}时刻`} value={value.at} onChange={(at) => onChange({ at })} /></View>
    </View>
  )
}

function Waiting ({ form, problems, change }: PartProps) {
  return (
    <>
      <Toggle label='报满了可以候补' on={form.waits} onChange={(waits) => change({ waits })} />
      <Problem text={at(problems, 'waits')} />
      {form.waits ? <Row note='不填就不用确认，空出名额直接给下一位'><Pair word='轮到的人要在' label='确认时限' value={form.claim} unit='分钟内确认' hint='不用' onChange={(claim) => change({ claim })} /></Row> : null}
    </>
  )
}

function Each ({ form, problems, change }: PartProps) {
  const many = form.sessions.length > 1
  const set = (part: Partial<EventForm>) => change(part)
  return (
    <>
      {many ? <Row label='每人最多报几场' problem={at(problems, 'most')}><Figure label='每人最多' value={form.mostSessions} unit='场' onChange={(mostSessions) => set({ mostSessions })} /></Row> : <Problem text={at(problems, 'most')} />}
      <Row label='一次最多报几人' problem={at(problems, 'group')} note='不填就是只报自己'><Figure label='一次最多' value={form.group} unit='人' hint='1' onChange={(group) => set({ group })} /></Row>
    </>
  )
}
