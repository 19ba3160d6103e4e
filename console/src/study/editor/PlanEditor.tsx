import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { PlanConfig } from '../../../../contract/plan-config'
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
import { spanWords } from '../days'
import { Acts } from './Acts'
import { begun, type Desk, type Preview } from './desk'
import { SECTIONS, fieldName, placeOf, sectionOf } from './sections'
import { SectionPane } from './SectionPane'

const ask = (config: PlanConfig) => request('POST /organiser/plans/preview', { config })

/** Steps at the left, the fields of one in the middle, the notice at the right. `base`, `before`: the plan and its sentences as the page was opened. */
export function PlanEditor({ desk, base, before }: { desk: Desk; base: PlanConfig; before: readonly string[] }) {
  const pane = useRef<HTMLDivElement>(null)
  const place = useLead(pane, 'basic', placeOf)
  const seen = usePreview<PlanConfig, Preview>(desk, ask)
  const [refused, refuse] = useState<Problem[]>([])
  const { plan } = desk
  useKeys(desk, !begun(plan))
  useEffect(() => { if (refused.length) refuse([]) }, [seen.of]) // eslint-disable-line react-hooks/exhaustive-deps
  const problems = refused.length ? [...refused, ...seen.problems.filter(({ field, message }) => !refused.some((one) => one.field === field && one.message === message))] : seen.problems
  const title = begun(plan) ? '调整计划' : '编辑计划'
  const next = SECTIONS[SECTIONS.findIndex(({ id }) => id === place.section) + 1]
  const { of, notice, error } = seen
  return (
    <Page
      title={title} crumbs={[{ text: '学习计划', to: '/plans' }, { text: base.title || '未命名', ...(plan.state !== 'draft' && { to: `/plans/${plan.id}` }) }, { text: title }]}
      actions={<Acts desk={desk} before={before} now={notice?.sentences ?? before} problems={problems} refuse={refuse} lead={place.lead} />}
    >
      <Guard desk={desk} />
      <Told desk={desk} what='这个计划' fieldName={fieldName} />
      {begun(plan) ? <p className='sub rule-lead'>计划已经开始。改好后要写明原因；大家的天数、连续和积分会按新规则重新计算。</p> : null}
      <div className='rule-desk'>
        <div className='rule-left'>
          <Steps sections={SECTIONS} sectionOf={sectionOf} at={place.section} problems={problems} unknown={notice === null} go={place.show} />
          <Changed desk={desk} base={base} />
        </div>
        <div ref={pane} className='rule-middle'>
          <SectionPane desk={desk} section={place.section} task={place.part} problems={problems} base={base} show={place.showPart} next={next ? <Button onClick={() => place.show(next.id)}>下一步：{next.name}</Button> : null} />
        </div>
        <NoticePane
          seen={problems === seen.problems ? seen : { ...seen, problems }} before={before} lead={place.lead} title={of?.title ?? ''} when={of ? spanWords(of.calendar.from, of.calendar.to) : ''}
          checks={notice && !error ? <Right>{count(notice.roster)} 人参加，要打卡的日子 {count(notice.days)} 天</Right> : null}
        />
      </div>
    </Page>
  )
}
