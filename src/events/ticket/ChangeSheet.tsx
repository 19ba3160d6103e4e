import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { SessionView, SignUp } from '../../../contract/events'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Option } from '@/components/Option'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { Empty } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { seatsSaid, whole } from '@/services/events'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'
import { asRequestError } from '@/services/request-error'

const hasRoom = (one: SessionView) => !one.cancelled && one.begins > now() && one.left !== 0 && one.opensAt <= now() && now() < one.closesAt

/** To another session that has room; the one that is mine is kept unless that works. */
export function ChangeSheet ({ of, onClose, onDone }: { of: SignUp, onClose: () => void, onDone: () => void }) {
  const event = useData(async () => (await request('GET /events/:id', { id: of.eventId })).event, of.eventId, { once: true })
  const [session, setSession] = useState('')
  const [position, setPosition] = useState('')
  const [clash, setClash] = useState('')
  const sendId = useRef(newKey())
  const act = useAct(async (despiteClash: boolean) => {
    try {
      await request('POST /sign-ups/:id/change', { id: of.id, sendId: sendId.current, session, ...(position && { position }), ...(despiteClash && { despiteClash }) })
      onDone()
    } catch (failure) {
      const error = asRequestError(failure)
      if ((error.details as { bar?: string } | undefined)?.bar === 'clash') { setClash(error.message); return }
      throw failure
    }
  })
  const chosen = event.data?.sessions.find(({ id }) => id === session)
  return (
    <>
      <Sheet
        title='改签到另一场' onClose={onClose}
        footer={<><Problem error={act.error} /><Button block disabled={!session || Boolean(chosen?.positions.length && !position)} loading={act.busy} busy='正在改签…' onClick={() => act.run(false)}>{chosen ? `改到${chosen.name}` : '改签'}</Button></>}
      >
        <Loaded of={event} failed='场次暂时取不出来' safe='原来的报名还在。'>
          {({ sessions }) => {
            const others = sessions.filter((one) => one.id !== of.session && hasRoom(one))
            if (!others.length) return <Empty title='没有别的场次可以改' text='别的场次已满、已截止或者已经取消。原来的报名还在。' />
            return (
              <View {...a11y({ role: 'radiogroup', label: '改到哪一场' })}>
                {others.map((one) => {
                  const { main, figure } = seatsSaid(one)
                  return <Option key={one.id} text={one.name} state={one.id === session ? 'chosen' : 'plain'} note={`${whole(one.begins, one.ends)}，${figure === null ? main : `${main} ${figure} 席`}`} onClick={() => { setSession(one.id); setPosition('') }} />
                })}
                {chosen?.positions.length ? (
                  <View {...a11y({ role: 'radiogroup', label: '选一项' })}>
                    {chosen.positions.filter(({ left }) => left > 0).map(({ id, name, left }) => <Option key={id} text={name} state={id === position ? 'chosen' : 'plain'} note={`余 ${left} 席`} onClick={() => setPosition(id)} />)}
                  </View>
                ) : null}
              </View>
            )
          }}
        </Loaded>
      </Sheet>
      {clash ? <Dialog title='时间冲突' act='仍然改签' back='不改了' rather onAct={() => { setClash(''); act.run(true) }} onBack={() => setClash('')}>{clash}</Dialog> : null}
    </>
  )
}
