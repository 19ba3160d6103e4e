import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { EventPerson, EventSessionRow } from '../../../contract/event-desk'
import type { EventPicture } from '../../../contract/event-pictures'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { now } from '@/services/clock'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { ToldLine } from '@/organiser/parts/ToldLine'
import { useTold } from '@/organiser/parts/told'
import { Album, RemoveDialog, useAlbum } from './Album'
import { enterWord } from './EnterSheet'
import { Head, Sessions } from './Head'
import { People } from './People'
import { Sheets, type Opened } from './Sheets'
import { useEvent, type Loaded as Event } from './useEvent'
import './index.scss'

export default guarded('organiser', function OrganiserEventPage () {
  const { id = '' } = useRouter().params
  const watched = useEvent(id)
  const [open, setOpen] = useState<Opened | null>(null)
  const [into, setInto] = useState<string>()
  const { data, told, tell } = watched
  // Only whoever runs it may ask for them.
  const album = useAlbum(data?.event.mine && data.event.state !== 'draft' ? id : '')
  const [removing, setRemoving] = useState<EventPicture | null>(null)
  const edited = useTold()
  // What the form has done comes after what was done here before it.
  useEffect(() => { if (edited) tell(edited) }, [edited, tell])
  const { over, mayChange } = rights(data)
  const openPerson = (person: EventPerson) => setOpen({ what: 'person', person })
  const openSession = (session: EventSessionRow) => setOpen({ what: 'session', session })
  return (
    <Page
      title='活动' head={<OfflineNotice />} onRefresh={() => Promise.all([watched.refresh(), watched.people.refresh()])} onEnd={watched.people.more} scrollInto={into}
      footer={mayChange && data ? <Button block kind='second' icon='plus' onClick={() => setOpen({ what: 'enter' })}>{enterWord(data.config.enrol.how)}</Button> : undefined}
      overlay={removing ? <RemoveDialog album={album} picture={removing} onClose={() => setRemoving(null)} /> : open && data ? <Sheets open={open} event={data} watched={watched} mayChange={mayChange} onOpen={setOpen} onPeople={() => setInto('people')} /> : null}
    >
      <Loaded of={watched} failed='这个活动暂时取不出来' safe='报名都在。'>
        {(event) => (
          <>
            <Head of={event} />
            <ToldLine words={told} />
            {event.event.state === 'draft'
              ? <Empty title='还没有发布' text='发布以后，谁报了名、谁在候补，都列在这里。' action={event.event.mine ? { text: '接着填', onClick: () => go(links.editEvent(id)) } : undefined} />
              : (
                <>
                  <Sessions of={event} onOpen={openSession} />
                  {event.event.mine ? <Acts over={over} onDoor={event.config.attendance ? () => go(links.door(id)) : undefined} onEdit={() => go(links.editEvent(id))} onNote={() => setOpen({ what: 'note' })} onDelivery={() => setOpen({ what: 'delivery' })} onRoute={event.config.route ? () => go(links.routeCodes(id)) : undefined} onFeedback={event.config.feedback ? () => setOpen({ what: 'feedback' }) : undefined} onCancel={() => setOpen({ what: 'cancel', session: null })} /> : null}
                  {event.event.mine ? <Album album={album} begun={event.event.begins <= now()} onRemove={setRemoving} /> : null}
                  <People of={event} watched={watched} onOpen={openPerson} />
                </>
                )}
          </>
        )}
      </Loaded>
    </Page>
  )
})

/** Whoever does not run it enters and takes off only where units name their people. */
function rights (data: Event | null): { over: boolean, mayChange: boolean } {
  if (!data || data.event.state === 'draft') return { over: false, mayChange: false }
  const over = data.event.state === 'ended' || data.event.state === 'cancelled'
  return { over, mayChange: !over && (data.event.mine || data.config.enrol.how === 'nominated') }
}

interface ActsProps { over: boolean, /** Where nobody signs in there is no door. */ onDoor?: () => void, onEdit: () => void, onNote: () => void, onDelivery: () => void, /** Of a walk. */ onRoute?: () => void, onFeedback?: () => void, onCancel: () => void }

function Acts ({ over, onDoor, onEdit, onNote, onDelivery, onRoute, onFeedback, onCancel }: ActsProps) {
  return (
    <>
      <View className='gap' />
      <Cells inset>
        {onDoor ? <Cell key='door' icon='scan' title='现场签到' value='签到码、扫码、名单' label='现场签到' onClick={onDoor} /> : null}
        {onRoute ? <Cell key='route' icon='flag' title='路线码和到站人数' onClick={onRoute} /> : null}
        {over ? null : <Cell key='edit' icon='edit' title='修改活动' onClick={onEdit} />}
        <Cell key='note' icon='send' title='发通知' onClick={onNote} />
        <Cell key='delivery' icon='bell' title='消息送达' value='看有多少人收到' label='消息送达，看有多少人收到' onClick={onDelivery} />
        {onFeedback ? <Cell key='feedback' icon='edit' title='反馈' value='汇总，没有姓名' label='反馈，汇总，没有姓名' onClick={onFeedback} /> : null}
        {over ? null : <Cell key='cancel' icon='close' title='取消整个活动' onClick={onCancel} />}
      </Cells>
    </>
  )
}
