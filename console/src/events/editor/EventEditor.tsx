import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { EventConfig } from '../../../../contract/event-config'
import { Changed, Guard, useKeys } from '../../editor/keeping'
import { NoticePane, Right } from '../../editor/NoticePane'
import type { Problem } from '../../editor/problems'
import { Steps } from '../../editor/Steps'
import { Told } from '../../editor/Told'
import { useLead } from '../../editor/useLead'
import { usePreview } from '../../editor/usePreview'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { Page } from '../../shell/Page'
import { spanOf } from '../words'
import { Acts } from './Acts'
import type { Desk, Preview } from './desk'
import { SECTIONS, fieldName, placeOf, sectionOf } from './sections'
import { SectionPane } from './SectionPane'

/** Of a draft what stands against publishing is said as it is written; it stops nobody from going on. */
const ask = (draft: boolean) => (config: EventConfig) => request('POST /organiser/events/preview', { config, draft })

/** From the first session's beginning to the last one's end. */
function whenOf({ sessions }: EventConfig): string {
  const moments = sessions.flatMap(({ begins, ends }) => [begins, ends]).filter(Number.isFinite)
  return moments.length ? spanOf(Math.min(...moments), Math.max(...moments)) : ''
}

/** Steps at the left, the fields of one in the middle, the notice at the right. `base`, `before`: the event and its sentences as the page was opened. */
export function EventEditor({ desk, base, before }: { desk: Desk; base: EventConfig; before: readonly string[] }) {
  const pane = useRef<HTMLDivElement>(null)
  const place = useLead(pane, 'basic', placeOf)
  const [refused, refuse] = useState<Problem[]>([])
  const { event } = desk
  const draft = event.state === 'draft'
  const seen = usePreview<EventConfig, Preview>(desk, ask(draft))
  useKeys(desk, draft)
  useEffect(() => { if (refused.length) refuse([]) }, [seen.of]) // eslint-disable-line react-hooks/exhaustive-deps
  const problems = refused.length ? [...refused, ...seen.problems.filter(({ field, message }) => !refused.some((one) => one.field === field && one.message === message))] : seen.problems
  const title = draft ? '编辑活动' : '修改活动'
  const next = SECTIONS[SECTIONS.findIndex(({ id }) => id === place.section) + 1]
  const { of, notice, error } = seen
  return (
    <Page
      title={title} crumbs={[{ text: '活动', to: '/events' }, { text: base.title || '未命名', ...(!draft && { to: `/events/${event.id}` }) }, { text: title }]}
      actions={<Acts desk={desk} before={before} now={seen.asking ? null : notice?.sentences ?? before} problems={problems} refuse={refuse} lead={place.lead} />}
    >
      <Guard desk={desk} />
      <Told desk={desk} what='这个活动' fieldName={fieldName} />
      {draft ? null : <p className='sub rule-lead'>活动已经发布。时间、地点改了，报名的人会收到通知；有人报名以后，名额不能改得比已报的少，也不能换报名方式。</p>}
      <div className='rule-desk'>
        <div className='rule-left'>
          <Steps sections={SECTIONS} sectionOf={sectionOf} at={place.section} problems={problems} unknown={notice === null} go={place.show} />
          <Changed desk={desk} base={base} />
        </div>
        <div ref={pane} className='rule-middle'>
          <SectionPane desk={desk} section={place.section} part={place.part} problems={problems} base={base} show={place.showPart} next={next ? <Button onClick={() => place.show(next.id)}>下一步：{next.name}</Button> : null} />
        </div>
        <NoticePane
          seen={problems === seen.problems ? seen : { ...seen, problems }} before={before} lead={place.lead} title={of?.title ?? ''} when={of ? whenOf(of) : ''}
          checks={notice && !error ? <Right>面向 {count(notice.roster)} 人，{notice.seats === null ? '名额不限' : `一共 ${count(notice.seats)} 个名额`}</Right> : null}
        />
      </div>
    </Page>
  )
}
