import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import type { Fault } from '@/organiser/editing/faults'
import { Pair, Toggle } from '@/organiser/editing/fields'
import { CheckRow } from '@/organiser/parts/CheckRow'
import { Row } from '@/organiser/publish/Row'
import { counts, roundings, ways, withHours, type AttendFields, type HoursFields } from './attend'
import { at } from './problems'

export interface AttendProps { attend: AttendFields, problems: readonly Fault[], onChange: (attend: AttendFields) => void, onClose: () => void }

/** How it is known who came. */
export function AttendSheet ({ attend, problems, onChange, onClose }: AttendProps) {
  const set = (part: Partial<AttendFields>) => onChange({ ...attend, ...part })
  const toggle = (way: AttendFields['ways'][number]) => {
    const chosen = attend.ways.includes(way) ? attend.ways.filter((one) => one !== way) : ways.map(({ value }) => value).filter((one) => one === way || attend.ways.includes(one))
    set({ ways: chosen })
  }
  return (
    <Sheet title='签到' onClose={onClose} footer={<Button block onClick={onClose}>签到填好了</Button>}>
      <Toggle label='到场要签到' on={attend.on} onChange={(on) => set({ on })} />
      <Problem text={at(problems, 'attend')} />
      {attend.on ? (
        <>
          <Row label='怎样签到' note='可以选几种'>
            {ways.map(({ value, text, note }) => <CheckRow key={value} title={text} note={note} on={attend.ways.includes(value)} onToggle={() => toggle(value)} />)}
          </Row>
          <Row label='什么时候签到' note='止的时间不填，到结束都可以签；迟到的不填，就不算迟到'>
            <Pair word='开始前' label='开始前多久起' value={attend.from} unit='分钟起' hint='30' onChange={(from) => set({ from })} />
            <Pair word='开始后' label='开始后多久止' value={attend.until} unit='分钟止' hint='不限' onChange={(until) => set({ until })} />
            <Pair word='开始后' label='开始后多久算迟到' value={attend.late} unit='分钟算迟到' hint='不算' onChange={(late) => set({ late })} />
          </Row>
          <Toggle label='时间由负责人核对后才算' on={attend.confirm} onChange={(confirm) => set({ confirm })} />
          <Toggle label='没报名的人也可以到场参加' on={attend.walkIn} onChange={(walkIn) => set({ walkIn })} />
        </>
      ) : <View className='sub'>不签到，就不知道谁来了；服务时长、活动后的反馈也用不上。</View>}
    </Sheet>
  )
}

/** When people leave, and how long they were there. */
export function OutSheet ({ attend, problems, onChange, onClose }: AttendProps) {
  const set = (part: Partial<AttendFields>) => onChange({ ...attend, ...part })
  return (
    <Sheet title='签退' onClose={onClose} footer={<Button block onClick={onClose}>签退填好了</Button>}>
      <Toggle label='离开要签退' on={attend.out} onChange={(out) => set({ out })} />
      <Problem text={at(problems, 'out')} />
      {attend.out ? (
        <>
          <Row label='什么时候签退'>
            <Pair word='结束前' label='结束前多久起' value={attend.outFrom} unit='分钟起' hint='' onChange={(outFrom) => set({ outFrom })} />
            <Pair word='结束后' label='结束后多久止' value={attend.outUntil} unit='分钟止' hint='' onChange={(outUntil) => set({ outUntil })} />
          </Row>
          <Row label='在场多久算参加' note='不填就是签到就算'><Pair word='在场满' label='在场满' value={attend.leastMinutes} unit='分钟算参加' hint='不设' onChange={(leastMinutes) => set({ leastMinutes })} /></Row>
          <Toggle label='中途离开先签退，回来再签，时间累计' on={attend.segments} onChange={(segments) => set({ segments })} />
        </>
      ) : <View className='sub'>按实际时间记服务时长的，要签退。</View>}
    </Sheet>
  )
}

interface HoursProps { attend: AttendFields, hours: HoursFields, problems: readonly Fault[], onChange: (part: { attend: AttendFields, hours: HoursFields }) => void, onClose: () => void }

/** What it counts for as volunteering. */
export function HoursSheet ({ attend, hours, problems, onChange, onClose }: HoursProps) {
  const set = (part: Partial<HoursFields>) => onChange({ attend, hours: { ...hours, ...part } })
  const then = (part: Partial<HoursFields>) => onChange(withHours(attend, { ...hours, ...part }))
  return (
    <Sheet title='服务时长' onClose={onClose} footer={<Button block onClick={onClose}>时长填好了</Button>}>
      <Toggle label='记志愿服务时长' on={hours.on} onChange={(on) => then({ on })} />
      <Problem text={at(problems, 'hours')} />
      {hours.on ? (
        <>
          <Row label='怎样记' note={hours.count === 'actual' ? '要签到和签退，已经一起打开' : '签到了就记这么多'}>
            <Chips label='怎样记' items={counts} value={hours.count} onChange={(count) => then({ count })} />
            {hours.count === 'fixed' ? <Pair word='每场记' label='每场记' value={hours.minutes} unit='分钟' hint='' onChange={(minutes) => set({ minutes })} /> : null}
          </Row>
          {hours.count === 'actual' ? (
            <Row label='零头'>
              <Pair word='以' label='以多少分钟为单位' value={hours.step} unit='分钟为单位' hint='1' onChange={(step) => set({ step })} />
              <Chips label='零头怎样算' items={roundings} value={hours.rounding} onChange={(rounding) => set({ rounding })} />
            </Row>
          ) : null}
          <Row label='最多记多少' note='不填就是不限'>
            <View className='row wrap'>
              <Pair word='每场' label='每场最多' value={hours.mostASession} unit='分钟' onChange={(mostASession) => set({ mostASession })} />
              <Pair word='每天' label='每天最多' value={hours.mostADay} unit='分钟' onChange={(mostADay) => set({ mostADay })} />
            </View>
          </Row>
          <Toggle label='整个活动办结后才记' on={hours.afterClose} onChange={(afterClose) => set({ afterClose })} />
        </>
      ) : <View className='sub'>打开后，到场的人的时长记到本人的“志愿时长”里，可以开证明。</View>}
    </Sheet>
  )
}
