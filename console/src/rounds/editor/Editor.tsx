import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { RoundConfig } from '../../../../contract/round-config'
import { Page } from '../../shell/Page'
import { useUnsaved } from '../../shell/useUnsaved'
import { Acts } from './Acts'
import { changesBetween } from './changes'
import type { Desk } from './desk'
import { NoticePane } from './NoticePane'
import { askBanks } from './paper/pool'
import { SECTIONS } from './sections'
import { SectionPane } from './SectionPane'
import { Steps } from './Steps'
import { Told } from './Told'
import { useLead } from './useLead'
import { usePreview } from './usePreview'

/** Steps at the left, the fields of one in the middle, the notice at the right. `base`, `before`: the rules and sentences as the page was opened. */
export function Editor({ desk, base, before }: { desk: Desk; base: RoundConfig; before: readonly string[] }) {
  const pane = useRef<HTMLDivElement>(null)
  const place = useLead(pane)
  const seen = usePreview(desk)
  const [refused, refuse] = useState<typeof seen.problems>([])
  useKeys(desk)
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
      <Told desk={desk} />
      {state === 'open' || state === 'closed' ? <p className='sub rule-lead'>竞赛已经开始。改好后先看影响到谁，写明原因才生效。</p> : null}
      <div className='rule-desk'>
        <div className='rule-left'>
          <Steps at={place.section} problems={problems} unknown={seen.notice === null} go={place.show} />
          <Changed desk={desk} base={base} />
        </div>
        <div ref={pane} className='rule-middle'>
          <SectionPane desk={desk} section={place.section} phase={place.phase} problems={problems} base={base} show={place.showPhase} next={next ? <Button onClick={() => place.show(next.id)}>下一步：{next.name}</Button> : null} />
        </div>
        <NoticePane seen={problems === seen.problems ? seen : { ...seen, problems }} before={before} lead={place.lead} />
      </div>
    </Page>
  )
}

/** Asks before what is not saved would be left behind; it stays in this browser all the same. */
function Guard({ desk }: { desk: Desk }) {
  const dirty = desk.store.use(({ saved, history }) => changesBetween(saved, history.now).length > 0)
  useUnsaved(dirty)
  return null
}

/** How many fields are other than when the page was opened, said in the mock's words. */
function Changed({ desk, base }: { desk: Desk; base: RoundConfig }) {
  const n = desk.store.use(({ history }) => changesBetween(base, history.now).length)
  return n ? <p className='tag tag-care rule-count num'><EditOutlined aria-hidden />改了 {n} 处</p> : null
}

/** Ctrl+Z takes back whole edits, wherever the cursor is. */
function useKeys(desk: Desk) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open')) return
      const key = event.key.toLowerCase()
      const act = key === 's' ? () => void desk.save() : key === 'y' || (key === 'z' && event.shiftKey) ? desk.redo : key === 'z' ? desk.undo : null
      if (!act || (key === 's' && desk.round.state !== 'draft' && desk.round.state !== 'upcoming')) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [desk])
}
