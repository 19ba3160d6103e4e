import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { RoundConfig } from '../../../../contract/round-config'
import { Page } from '../../shell/Page'
import { Acts } from './Acts'
import { Changed, Guard, useKeys } from '../../editor/keeping'
import type { Desk } from './desk'
import { NoticePane } from './NoticePane'
import { askBanks } from './paper/pool'
import { SECTIONS, placeOf } from './sections'
import { SectionPane } from './SectionPane'
import { Steps } from '../../editor/Steps'
import { Told } from '../../editor/Told'
import { useLead } from '../../editor/useLead'
import { usePreview } from './usePreview'
import { fieldName } from './words'

const sectionOf = (field: string) => placeOf(field).section

/** Steps at the left, the fields of one in the middle, the notice at the right. `base`, `before`: the rules and sentences as the page was opened. */
export function Editor({ desk, base, before }: { desk: Desk; base: RoundConfig; before: readonly string[] }) {
  const pane = useRef<HTMLDivElement>(null)
  const place = useLead(pane, 'scope', placeOf)
  const seen = usePreview(desk)
  const [refused, refuse] = useState<typeof seen.problems>([])
  useKeys(desk, desk.round.state === 'draft' || desk.round.state === 'upcoming')
  useEffect(() => { void askBanks() }, [])
  useEffect(() => { if (refused.length) refuse([]) }, [seen.of]) // eslint-disable-line react-hooks/exhaustive-deps
  const problems = refused.length ? [...refused, ...seen.problems.filter(({ field, message }) => !refused.some((one) => one.field === field && one.message === message))] : seen.problems
  const { state } = desk.round
  const title = state === 'open' || state === 'closed' ? '调整规则' : '编辑规则'
  const next = SECTIONS[SECTIONS.findIndex(({ id }) => id === place.section) + 1]
  return (
    <Page
      title={title} crumbs={[{ text: '竞赛', to: '/rounds' }, { text: base.title || '未命名', ...(state !== 'draft' && { to: `/rounds/${desk.round.id}/rules` }) }, { text: title }]}
      actions={<Acts desk={desk} base={base} problems={problems} refuse={refuse} lead={place.lead} />}
    >
      <Guard desk={desk} />
      <Told desk={desk} what='这场竞赛' fieldName={(path) => fieldName(path, desk.store.get().history.now.phases)} />
      {state === 'open' || state === 'closed' ? <p className='sub rule-lead'>竞赛已经开始。改好后先看影响到谁，写明原因才生效。</p> : null}
      <div className='rule-desk'>
        <div className='rule-left'>
          <Steps sections={SECTIONS} sectionOf={sectionOf} at={place.section} problems={problems} unknown={seen.notice === null} go={place.show} />
          <Changed desk={desk} base={base} />
        </div>
        <div ref={pane} className='rule-middle'>
          <SectionPane desk={desk} section={place.section} phase={place.part} problems={problems} base={base} show={place.showPart} next={next ? <Button onClick={() => place.show(next.id)}>下一步：{next.name}</Button> : null} />
        </div>
        <NoticePane seen={problems === seen.problems ? seen : { ...seen, problems }} before={before} lead={place.lead} />
      </div>
    </Page>
  )
}
