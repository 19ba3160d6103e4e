import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Participant } from '../../../contract/participants'
import { useExport } from '../jobs/useExport'
import { useFrame } from '../rounds/frame'
import { count } from '../services/format'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Skeleton } from '../shell/States'
import { ExcuseForm } from './ExcuseForm'
import { asked, isNarrowed, readFilters, writeFilters, type Filters } from './filters'
import { PeopleBar } from './PeopleBar'
import { PeopleTable } from './PeopleTable'
import { PeoplePaste } from './PeoplePaste'
import { Undo, type Written } from './Undo'
import '../bank/bank.css'
import './people.css'

/** Who takes part, and what is known of them beside the roster. */
export function PeopleTab() {
  const { round } = useFrame()
  const [query, setQuery] = useSearchParams()
  const filters = readFilters(query)
  const key = writeFilters(filters).toString()
  const change = useCallback((next: Filters) => setQuery(writeFilters(next), { replace: true }), [setQuery])
  const list = useList<Participant, Answer<'GET /organiser/rounds/:id/participants'>>(
    (cursor) => request('GET /organiser/rounds/:id/participants', { id: round.id, ...asked(filters), ...(filters.sort !== 'none' && { sort: filters.sort }), cursor, limit: 50 }), `${round.id} ${key}`)
  const [chosen, choose] = useState<string[]>([])
  const [excusing, excuse] = useState<Participant[] | null>(null)
  const [pasting, paste] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)
  useEffect(() => choose([]), [key])
  const take = useExport(() => request('POST /organiser/rounds/:id/participants/export', { id: round.id, ...asked(filters) }))
  const { items, head, error } = list
  // What the round has a use for is the same of every page of the list.
  const [known, learn] = useState(head)
  useEffect(() => { if (head) learn(head) }, [head])
  const about = head ?? known
  const mayPaste = about !== null && about.duties.edit && (about.byHand.length > 0 || about.groups.length > 0)
  return (
    <>
      <div className='between gap wrap people-top'>
        <PeopleBar filters={filters} change={change} groups={about?.groups ?? []} />
        <div className='row gap-s'>
          {mayPaste ? <Button onClick={() => paste(true)}>粘贴名单</Button> : null}
          {about?.duties.export ? <Button loading={take.busy} onClick={() => take.run()}>导出成表</Button> : null}
        </div>
      </div>
      <Problem error={take.error} />
      <Undo roundId={round.id} written={written} gone={() => { setWritten(null); void list.refresh() }} />
      {chosen.length && about?.duties.excuse
        ? <div className='row gap people-chosen' role='status'><span className='num'>选中 {count(chosen.length)} 人</span><Button onClick={() => excuse(items?.filter(({ memberId }) => chosen.includes(memberId)) ?? [])}>登记免于参加</Button><Button type='link' onClick={() => choose([])}>取消选择</Button></div>
        : null}
      <div className={`box${list.loading && items ? ' dim' : ''}`} aria-busy={list.loading}>
        {items === null || !about
          ? error ? <Failed title='参加人员暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={8} />
          : items.length
            ? <PeopleTable roundId={round.id} list={list} about={about} chosen={chosen} choose={choose} excuse={(one) => excuse([one])} />
            : <Empty title={isNarrowed(filters) ? '没有符合条件的人' : '还没有参加人员'} text={isNarrowed(filters) ? '换个词，或换一种情况看看。' : '参加单位的花名册里有人以后，会列在这里。'} />}
      </div>
      {excusing ? <ExcuseForm roundId={round.id} people={excusing} close={() => excuse(null)} done={() => { choose([]); void list.refresh() }} /> : null}
      {pasting && about ? <PeoplePaste roundId={round.id} facts={about.byHand} groups={about.groups} close={() => paste(false)} done={(what) => { setWritten(what); void list.refresh() }} /> : null}
    </>
  )
}
