import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import type { Ticket } from '../../../contract/events'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { addToCalendar } from '@/platform/phone-calendar'
import { openPlace } from '@/platform/place'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { kindNames, placeOf, whole } from '@/services/events'
import { clockTime, recentEnd } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { owned } from '@/services/owned'
import { request } from '@/services/request'
import { asRequestError, unreached } from '@/services/request-error'
import { AttendBand } from '../parts/AttendBand'
import { useAttending } from '../parts/useAttending'
import { CancelDialog } from './CancelDialog'
import { ChangeSheet } from './ChangeSheet'
import { Code } from './Code'
import './index.scss'

const kept = owned<Record<string, Ticket>>('tickets')

/** As the server has it; where there is no network, as this phone last saw it: a ticket is needed at the door. */
async function load (id: string): Promise<Ticket> {
  try {
    const { ticket } = await request('GET /sign-ups/:id', { id })
    const all = Object.entries(kept.read() ?? {}).filter(([, one]) => one.signUp.ends > now() - 86_400_000).slice(-20)
    kept.write({ ...Object.fromEntries(all), [id]: ticket })
    return ticket
  } catch (failure) {
    const ticket = unreached(asRequestError(failure)) ? kept.read()?.[id] : undefined
    if (!ticket) throw failure
    return ticket
  }
}

export default guarded('member', function TicketPage () {
  const { id = '' } = useRouter().params
  const ticket = useData(() => load(id), id)
  const [asking, setAsking] = useState<'cancel' | 'change' | null>(null)
  const claim = useAct(async () => { await request('POST /sign-ups/:id/claim', { id }); await ticket.refresh() })
  const one = ticket.data
  const attending = useAttending(one?.signUp.state === 'confirmed' ? one.signUp.eventId : undefined, one ? [one.signUp] : [])
  const refresh = () => Promise.all([ticket.refresh(), attending.refresh()])
  const { refresh: fetchAgain } = ticket
  const renew = useCallback(() => { void fetchAgain() }, [fetchAgain])
  const done = () => { setAsking(null); void ticket.refresh() }
  return (
    <Page
      title={one?.signUp.state === 'excused' ? '我的请假' : '我的报名'} head={<OfflineNotice />} onRefresh={refresh}
      overlay={one && asking === 'cancel' ? <CancelDialog of={one.signUp} onBack={() => setAsking(null)} onDone={done} /> : one && asking === 'change' ? <ChangeSheet of={one.signUp} onClose={() => setAsking(null)} onDone={done} /> : null}
      footer={one ? <Acts ticket={one} busy={claim.busy} error={<Problem error={claim.error} />} onClaim={() => claim.run()} onCancel={() => setAsking('cancel')} /> : undefined}
    >
      <Loaded of={ticket} failed='报名暂时取不出来' safe='你的报名还在。'>
        {(own) => (
          <>
            <AttendBand eventId={own.signUp.eventId} session={own.signUp.session} attending={attending} />
            <Paper ticket={own} onRenew={renew} />
            <More ticket={own} onChange={() => setAsking('change')} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Paper ({ ticket, onRenew }: { ticket: Ticket, onRenew: () => void }) {
  const { signUp, name, unit, gathers, number, code } = ticket
  const { venue } = signUp
  return (
    <View className='ticket'>
      <Rule />
      <View className='ticket-in'>
        <View className='t2' {...a11y({ role: 'heading', level: 1 })}>{signUp.eventTitle}</View>
        <View className='ticket-facts num'>
          <Fact label='场次' wide>{[signUp.sessionName, whole(signUp.begins, signUp.ends)].filter(Boolean).join('，')}</Fact>
          {venue || gathers !== null ? <Fact label={gathers === null ? '地点' : '集合'} wide>{[gathers === null ? '' : clockTime(gathers), venue ? placeOf(venue) : ''].filter(Boolean).join(' ')}</Fact> : null}
          <Fact label='姓名' wide={!signUp.position}>{`${name} · ${unit}`}</Fact>
          {signUp.position ? <Fact label={kindNames[signUp.kind] === '志愿服务' ? '岗位' : '安排'}>{signUp.position}</Fact> : null}
        </View>
      </View>
      <View className='ticket-cut' />
      <View className={`ticket-state ticket-${signUp.state}`} {...a11y({ role: 'status', live: 'polite' })}>{signUp.said}</View>
      <Code ticket={ticket} onRenew={onRenew} />
      {number ? (
        <View className='ticket-number' {...a11y({ role: 'img', label: `报名号 ${number.split('').join(' ')}` })}>
          <View className='num ticket-digits'>{`${number.slice(0, 4)} ${number.slice(4)}`}</View>
          <View className='cap'>{code ? '扫不了码时，把这八位数字给工作人员' : '报名号，现场工作人员据此核对'}</View>
        </View>
      ) : null}
    </View>
  )
}

function Fact ({ label, wide, children }: { label: string, wide?: boolean, children: React.ReactNode }) {
  return <View className={wide ? 'ticket-fact ticket-wide' : 'ticket-fact'}><View className='cap'>{label}</View><View className='t3'>{children}</View></View>
}

function More ({ ticket: { signUp, hasRoute, answers, others, code }, onChange }: { ticket: Ticket, onChange: () => void }) {
  const [said, setSaid] = useState('')
  const { venue, state } = signUp
  const place = venue ? placeOf(venue) : ''
  const tell = (act: Promise<string>) => { act.then(setSaid, (failure: unknown) => setSaid((failure as Error).message)) }
  const live = state === 'confirmed' || state === 'offered'
  return (
    <>
      {said ? <View className='sect cap' {...a11y({ role: 'status', live: 'polite' })}>{said}</View> : null}
      <View className='gap' />
      <Cells inset>
        {hasRoute && live ? <Cell key='walk' icon='flag' title='路线卡' note='到站扫码盖章' onClick={() => go(links.walk(signUp.eventId))} /> : null}
        {live && signUp.ends > now() ? <Cell key='cal' icon='calendar' title='加进手机日历' onClick={() => tell(addToCalendar({ id: signUp.id, title: signUp.eventTitle, begins: signUp.begins, ends: signUp.ends, place, note: signUp.sessionName }, now()))} /> : null}
        {venue && live ? <Cell key='map' icon='flag' title='去集合点' note={place} onClick={() => tell(openPlace(venue))} /> : null}
        {code ? <Cell key='portrait' icon='privacy' title='报到照片' note='扫码的工作人员核对是不是本人' onClick={() => go(links.portrait)} /> : null}
        {signUp.changeUntil !== null ? <Cell key='change' icon='retry' title='改签到另一场' note={`${recentEnd(signUp.changeUntil, now())} 前可以改`} onClick={onChange} /> : null}
        <Cell key='event' icon='info' title='活动详情' onClick={() => go(links.event(signUp.eventId))} />
      </Cells>
      {answers.length || others.length ? (
        <View className='sect'>
          <View className='sect-title'>报名时填的</View>
          {answers.map(({ label, text }) => <View key={label} className='ticket-answer'><View className='form-name'>{label}</View><View className='grow'>{text}</View></View>)}
          {others.length ? <View className='ticket-answer'><View className='form-name'>同行的人</View><View className='grow'>{others.join('、')}</View></View> : null}
        </View>
      ) : null}
    </>
  )
}

interface ActsProps { ticket: Ticket, busy: boolean, error: React.ReactNode, onClaim: () => void, onCancel: () => void }

function Acts ({ ticket: { signUp }, busy, error, onClaim, onCancel }: ActsProps) {
  const { state, cancelUntil } = signUp
  const words = { waiting: '退出候补', offered: '放弃名额', excused: '销假', applied: '取消报名', confirmed: '取消报名' } as Partial<Record<typeof state, string>>
  const text = words[state]
  if (!text) return <Button block kind='second' onClick={() => go(links.event(signUp.eventId))}>看活动详情</Button>
  const cancel = cancelUntil === null
    ? <Button block kind='second' disabled why='现在不能自己取消，确实来不了请联系组织者'>{text}</Button>
    : <Button block kind='second' onClick={onCancel}>{text}</Button>
  if (state !== 'offered') return <View>{cancel}{cancelUntil !== null && state === 'confirmed' ? <View className='cap center num'>{`${recentEnd(cancelUntil, now())} 前可以取消`}</View> : null}</View>
  return <View>{error}<View className='ticket-acts'><View className='ticket-act'>{cancel}</View><View className='ticket-act'><Button block loading={busy} busy='正在确认…' onClick={onClaim}>确认参加</Button></View></View></View>
}
