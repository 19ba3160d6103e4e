import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import type { AttemptView } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Skeleton } from '@/components/Skeleton'
import { ErrorState } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { asRequestError, unreached } from '@/services/request-error'
import { Paper } from './Paper'
import { fromPhone, handOver, kept, takeOver } from './kept'
import './index.scss'

/** Nobody waits longer than this for a paper that may lie in the phone. */
const OPEN_MS = 8000

export default guarded('member', function AnswerPage () {
  const { id, round, phase } = useRouter().params
  return id ? <Resuming id={id} /> : <Starting roundId={round ?? ''} phase={phase} />
})

/**
 * Starts an attempt and gives way to the page of that attempt: an address that starts one must not stay where a
 * reload, hours later, would start the next.
 */
function Starting ({ roundId, phase }: { roundId: string, phase: string | undefined }) {
  const { data, error, refresh } = useData(() => request('POST /rounds/:id/attempts', phase ? { id: roundId, phase } : { id: roundId }), `${roundId} ${phase ?? ''}`, { once: true })
  useEffect(() => {
    if (!data) return
    handOver(data)
    replace(links.answer(data.id))
  }, [data])
  // Refused by the rules: trying again does not help, the round's page says what does.
  const refused = error !== null && error.status >= 400 && error.status < 500 && error.code !== 'too_many'
  return (
    <Page title='答题'>
      {error ? null : <Skeleton kind='block' />}
      {error ? <ErrorState title='没有开始答题' error={error} onRetry={refused ? undefined : () => { void refresh() }} /> : null}
      {refused ? <View className='center'><Button kind='text' small onClick={() => replace(links.round(roundId))}>看竞赛说明</Button></View> : null}
    </Page>
  )
}

/** As the server has it; while it cannot be reached, as this phone kept it. */
async function openAttempt (id: string): Promise<{ view: AttemptView, alone: boolean }> {
  const handed = takeOver(id)
  if (handed) return { view: handed, alone: false }
  try {
    return { view: await request('GET /attempts/:id', { id }, { timeout: OPEN_MS }), alone: false }
  } catch (failure) {
    const view = unreached(asRequestError(failure)) ? fromPhone(id) : null
    if (!view) throw failure
    return { view, alone: true }
  }
}

function Resuming ({ id }: { id: string }) {
  const attempt = useData(() => openAttempt(id), id, { once: true })
  if (attempt.data?.view.state === 'open') return <Paper first={attempt.data.view} alone={attempt.data.alone} />
  return (
    <Page title='答题'>
      <Loaded of={attempt} failed='答卷暂时取不出来' safe={attempt.error?.code === 'not_found' ? undefined : '答过的题都在，不会丢。'} skeleton={<Skeleton kind='block' />}>
        {({ view }) => <Finished view={view} />}
      </Loaded>
    </Page>
  )
}

/** Handed in meanwhile, here or elsewhere. */
function Finished ({ view: { id } }: { view: AttemptView }) {
  useEffect(() => {
    kept.forget(id)
    replace(links.result(id))
  }, [id])
  return null
}
