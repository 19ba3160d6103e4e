import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { EventView } from '../../../contract/events'
import { Button } from '@/components/Button'
import { Chips, Segmented } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { opening, roomOf } from '@/services/attending'
import { whole } from '@/services/events'
import { guarded } from '@/services/guard'
import { go, links, restart } from '@/services/nav'
import { unreached } from '@/services/request-error'
import { Standing } from '../parts/Standing'
import { useSignIn, type SigningIn } from './useSignIn'
import { Ways } from './Ways'
import './index.scss'

/** WeChat hands a link over whole, as `q`. */
function linked (q: string | undefined): string {
  try { return decodeURIComponent(q ?? '') } catch { return '' }
}

export default guarded('member', function SignInPage () {
  const { id = '', session, code, q } = useRouter().params
  const room = roomOf(code ?? '') ?? roomOf(linked(code)) ?? roomOf(linked(q))
  const signing = useSignIn({ id: room?.eventId ?? id, session, room })
  const { page } = signing
  const refused = !page.data && (page.error?.code === 'not_invited' || page.error?.code === 'not_found') ? page.error : null
  return (
    <Page title='签到' head={<OfflineNotice title='网络断开，签不了到' text='工作人员可以扫你的报名码，或者记下你的姓名，断网也行' />} onRefresh={page.refresh}>
      {refused ? <Empty title={refused.code === 'not_invited' ? '这个活动不面向你' : '没有找到这个活动'} text={refused.code === 'not_invited' ? refused.message : '可能已被删除，或者码不完整，请重新扫。'} action={{ text: '看别的活动', onClick: () => restart(links.events) }} /> : (
        <Loaded of={page} failed='签到暂时打不开' safe='现场的工作人员也能给你登记。'>
          {({ event }) => <Body event={event} signing={signing} />}
        </Loaded>
      )}
    </Page>
  )
})

function Body ({ event, signing }: { event: EventView, signing: SigningIn }) {
  const { page, times, mine, direction, choose, act, scanned, time, settled, again } = signing
  const ticket = event.sessions.find(({ id }) => id === times?.session)?.mine
  const all = page.data?.times.filter((one) => one.mine || one.session === times?.session) ?? []
  const error = act.error ?? scanned.error
  const { open, words } = times ? opening(times, direction, time) : { open: false, words: '' }
  const self = times?.ways.some((way) => way === 'code' || way === 'password')
  const showTicket = ticket?.state === 'confirmed' && times?.ways.includes('ticket')
  return (
    <>
      <View className='band attend-head'>
        <View className='t2'>{event.title}</View>
        {times ? <View className='sub num'>{[event.sessions.length > 1 ? times.sessionName : '', whole(times.begins, times.ends)].filter(Boolean).join('，')}</View> : null}
      </View>
      {mine ? <Standing of={mine} /> : null}
      {all.length > 1 ? <View className='attend-pick'><Chips label='场次' items={all.map((one) => ({ value: one.session, text: one.sessionName }))} value={times?.session ?? ''} onChange={(value) => choose({ session: value })} /></View> : null}
      {!times ? <Empty title='现在不用签到' text={event.state === 'cancelled' ? '活动已经取消。' : '这个活动不签到，或者已经办结。'} action={{ text: '看活动详情', onClick: () => go(links.event(event.id)) }} /> : !times.mine ? (
        <Empty title='你没有报上这一场' text='不能自己签到。你在现场的话，请找组织者登记。' action={{ text: '看活动详情', onClick: () => go(links.event(event.id)) }} />
      ) : (
        <View className='sect'>
          {times.out ? <Segmented label='签到还是签退' items={[{ value: 'in', text: '签到' }, { value: 'out', text: '签退' }]} value={direction} onChange={(value) => choose({ direction: value })} /> : null}
          <View className='attend-when sub num'>{settled ? direction === 'in' ? '已经签到，不用再签。' : '已经签退，不用再签。' : self ? words : times.ways.includes('ticket') ? '这个活动由工作人员扫报名码签到，请出示报名码。' : '这个活动由现场工作人员点名登记，不用自己签到。'}</View>
          <Problem error={error} text={error && unreached(error) ? '网络没有连上，这次没有签上。连上后再试，或者请工作人员扫你的报名码，断网也行。' : undefined} />
          {settled && self && open && (direction === 'out' || times.segments) ? <View className='row'><Button kind='text' small onClick={again}>{direction === 'in' ? '离开后又回来，再签到一次' : '之后才离开，再签退一次'}</Button></View> : null}
          {self && open && !settled ? <Ways times={times} signing={signing} /> : null}
        </View>
      )}
      {ticket && (showTicket || (error && unreached(error))) ? <View className='attend-other'><Button kind='text' small onClick={() => go(links.ticket(ticket.id))}>出示我的报名码</Button></View> : null}
    </>
  )
}
