import { useEffect, useMemo } from 'react'
import { useParams } from 'react-router'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { Page } from '../../shell/Page'
import { Failed, Skeleton } from '../../shell/States'
import { openDesk } from './desk'
import { EventEditor } from './EventEditor'
import '../../editor/editor.css'
import '../../study/study.css'
import '../events.css'

/** One event, to be changed. */
export function EventEditorPage() {
  const { eventId = '' } = useParams()
  return <Fetched key={eventId} eventId={eventId} />
}

function Fetched({ eventId }: { eventId: string }) {
  const found = useData(() => request('GET /organiser/events/:id', { id: eventId }), eventId)
  const { data } = found
  const desk = useMemo(() => (data ? openDesk(data) : null), [data])
  useEffect(() => () => desk?.close(), [desk])
  if (!data || !desk) {
    return (
      <Page title='编辑活动' crumbs={[{ text: '活动', to: '/events' }, { text: '编辑活动' }]}>
        <div className='box'>{found.error ? <Failed title='这个活动暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={8} />}</div>
      </Page>
    )
  }
  return <EventEditor desk={desk} before={data.preview.sentences} base={data.config} />
}
