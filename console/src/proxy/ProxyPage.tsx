import { useState } from 'react'
import { useParams } from 'react-router'
import type { AttemptResult, AttemptView } from '../../../contract/quiz'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Loaded } from '../shell/States'
import { Entering } from './Entering'
import { Result } from './Result'
import { Which } from './Which'
import './proxy.css'

/** A paper that was answered by hand: which one it is, its answers, and what came of it. */
export function ProxyPage() {
  const { roundId = '', memberId = '' } = useParams()
  const found = useData(async () => {
    const [offer, { round }] = await Promise.all([request('GET /organiser/rounds/:id/proxy/:memberId', { id: roundId, memberId }), request('GET /organiser/rounds/:id/progress', { id: roundId })])
    return { ...offer, roundTitle: round.title }
  }, `${roundId} ${memberId}`)
  const [view, open] = useState<AttemptView | null>(null)
  const [result, show] = useState<AttemptResult | null>(null)
  const name = found.data?.name ?? ''
  const people = `/rounds/${roundId}/people`
  const title = name ? `代录${name}的答卷` : '代录答卷'
  const again = () => { open(null); show(null); void found.refresh() }
  return (
    <Page title={title} crumbs={[{ text: '竞赛', to: '/rounds' }, { text: found.data?.roundTitle ?? '一场竞赛', to: `/rounds/${roundId}` }, { text: '参加人员', to: people }, { text: '代录' }]}>
      {result ? <Result result={result} people={people} again={again} /> : view
        ? <Entering key={view.id} view={view} people={people} done={show} />
        : <div className='proxy-which'><Loaded of={found} failed='可以代录的试卷暂时取不出来' rows={4}>{(offer) => <Which roundId={roundId} memberId={memberId} name={offer.name} phases={offer.phases} open={open} people={people} />}</Loaded></div>}
    </Page>
  )
}
