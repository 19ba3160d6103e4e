import { View } from '@tarojs/components'
import { useState } from 'react'
import type { EventPerson } from '../../../contract/event-desk'
import type { EnrolHow } from '../../../contract/event-config'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { callUp } from '@/platform/call'
import { now } from '@/services/clock'
import { dayTime } from '@/services/format'
import { ReasonField } from '@/organiser/parts/ReasonField'
import type { Watched } from './useEvent'
import { isLive, stateOf } from './words'

interface Props { person: EventPerson, how: EnrolHow, /** Sign-ups can be taken off the list. */ mayRemove: boolean, watched: Watched, onClose: () => void }

/** All that is known of one sign-up, and what may be done about it by whom looks. */
export function PersonSheet ({ person, how, mayRemove, watched: { decide, remove }, onClose }: Props) {
  const [asking, setAsking] = useState<'decline' | 'remove' | null>(null)
  const { id, name, unit, phone, sessionName, position, heads, others, answers, at, ticket, reason, mayDecide, state } = person
  const word = state === 'excused' ? '撤销请假' : '取消报名'
  if (asking) {
    const decline = asking === 'decline'
    return (
      <ReasonSheet
        title={decline ? `${name}不通过` : `${word}：${name}`} act={decline ? '不通过' : word} busy={decline ? decide.busy : remove.busy} error={<Problem error={decline ? decide.error : remove.error} />} onClose={onClose}
        onAct={(why) => { if (decline) decide.run(id, false, why, `${name}没有通过，已经告诉本人。`, onClose); else remove.run(id, why, `已${word}：${name}，已经告诉本人。`, onClose) }}
      />
    )
  }
  const lines: [string, string][] = [
    ['单位', unit.name], ['场次', sessionName], ['岗位', position], ['状态', [stateOf(person, how), reason].filter(Boolean).join('：')], ['人数', heads > 1 ? `${heads} 人` : ''], ['同行', others.join('、')],
    ['报名时间', dayTime(at, now())], ['报名号', ticket], ...answers.map(({ label, text }): [string, string] => [label, text])
  ]
  const removable = mayRemove && isLive(person) && !mayDecide
  return (
    <Sheet
      title={name} reads onClose={onClose}
      footer={mayDecide || removable ? (
        <>
          <Problem error={decide.error} />
          {mayDecide ? <Button block loading={decide.busy} busy='正在通过…' onClick={() => decide.run(id, true, '', `${name}已通过，已经告诉本人。`, onClose)}>通过{name}的报名</Button> : null}
          {mayDecide ? <View className='org-event-second'><Button block kind='second' disabled={decide.busy} onClick={() => setAsking('decline')}>不通过</Button></View> : null}
          {removable ? <Button block kind='second' onClick={() => setAsking('remove')}>{word}</Button> : null}
        </>
      ) : undefined}
    >
      {lines.filter(([, value]) => value !== '').map(([label, value], i) => <View key={`${label}${i}`} className='row org-line'><View className='sub org-label'>{label}</View><View className='grow num'>{value}</View></View>)}
      {phone ? <View className='row org-line'><View className='sub org-label'>电话</View><View className='grow num'>{phone}</View><Button kind='second' small label={`打电话给${name}`} onClick={() => callUp(phone)}>打电话</Button></View> : null}
    </Sheet>
  )
}

interface ReasonProps { title: string, act: string, busy: boolean, error: React.ReactNode, onAct: (reason: string) => void, onClose: () => void }

/** A reason that the person reads. */
function ReasonSheet ({ title, act, busy, error, onAct, onClose }: ReasonProps) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (reason.trim()) onAct(reason.trim()) }
  return (
    <Sheet title={title} dirty={reason !== ''} onClose={onClose} footer={<>{error}<Button block loading={busy} busy='正在办理…' onClick={submit}>{act}</Button></>}>
      <ReasonField value={reason} onChange={setReason} hint='如：名额先照顾没有参加过的同志' note='本人会看到这个原因' missing={tried} />
    </Sheet>
  )
}
