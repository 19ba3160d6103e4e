import { Button } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useData } from '../../services/data'
import { request, type Answer } from '../../services/request'
import { Page } from '../../shell/Page'
import { Empty, Failed, Skeleton } from '../../shell/States'
import { ArchiveForm } from './ArchiveForm'
import { AttemptTable } from './AttemptTable'
import { PaperView } from './PaperView'
import './person.css'

type Found = Answer<'GET /organiser/rounds/:id/people/:memberId'>

/** One member of a round: each attempt, and its paper as it was answered. */
export function PersonPage() {
  const { roundId = '', memberId = '' } = useParams()
  const found = useData(() => request('GET /organiser/rounds/:id/people/:memberId', { id: roundId, memberId }), `${roundId} ${memberId}`)
  const { data, error } = found
  const [archiving, archive] = useState(false)
  const crumbs = [{ text: '竞赛', to: '/rounds' }, { text: data?.roundTitle ?? '一场竞赛', to: `/rounds/${roundId}` }, { text: data?.person.name ?? '答卷' }]
  return (
    <Page title={data ? data.person.name : '答卷'} crumbs={crumbs} actions={data ? <Button className='paper-acts' onClick={() => archive(true)}>答卷存档</Button> : undefined}>
      {data ? <Person key={memberId} found={data} /> : <div className='box'>{error ? <Failed title='这个人的答卷暂时取不出来' error={error} retry={found.refresh} /> : <Skeleton rows={8} />}</div>}
      {archiving && data ? <ArchiveForm round={{ id: roundId, title: data.roundTitle }} close={() => archive(false)} /> : null}
    </Page>
  )
}

function Person({ found: { person, attempts, closed } }: { found: Found }) {
  const [query, setQuery] = useSearchParams()
  const done = attempts.filter(({ finish }) => finish !== null)
  // The one that counts is what one mostly comes for.
  const shown = done.find(({ id }) => id === query.get('attempt')) ?? done.find(({ whyNot }) => whyNot === '') ?? done.at(-1)
  const at = shown ? done.indexOf(shown) : -1
  const show = (id: string) => setQuery({ attempt: id }, { replace: true })
  const why = closed.find(({ phase }) => phase === shown?.phase.id)?.why
  return (
    <>
      <p className='row gap wrap sub person-facts'>
        <span>{person.path.join(' / ')}</span>
        {person.staffNo ? <span className='num'>工号 {person.staffNo}</span> : null}
        {person.group ? <span>组别：{person.group}</span> : null}
        {person.late ? <span className='tag'>开赛后加入</span> : null}
        {person.excused ? <span className='tag tag-care'>免于参加：{person.excused}</span> : null}
      </p>
      <div className='box person-attempts'>
        {attempts.length ? <AttemptTable attempts={attempts} shown={shown?.id} show={show} phases={new Set(attempts.map(({ phase }) => phase.id)).size > 1} /> : <Empty title='还没有答过' text='开始答题以后，每一次的成绩和答卷都列在这里。' />}
      </div>
      {!shown ? null : why ? <div className='box'><Empty title='现在不能看答卷' text={why} /></div> : <PaperView key={shown.id} attempt={shown} name={person.name} before={done[at - 1]?.id} after={done[at + 1]?.id} go={show} />}
    </>
  )
}
