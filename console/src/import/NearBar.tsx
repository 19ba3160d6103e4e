import { App, Button } from 'antd'
import { useState } from 'react'
import { request } from '../services/request'
import { asRequestError } from '../services/request-error'
import { count } from '../services/format'
import type { Review } from './useReview'

/** Many questions that are near others, but not the same: one decision for all of them. */
export function NearBar({ review }: { review: Review }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState<'take' | 'skip' | null>(null)
  const near = review.rows?.filter(({ state, twin }) => state === 'duplicate' && twin?.exact === false) ?? []
  if (near.length < 2) return null
  const decide = async (decision: 'take' | 'skip') => {
    setBusy(decision)
    try {
      review.summary.set(await request('PUT /imports/:id/near', { id: review.id, decision }))
      await review.list.refresh()
    } catch (failure) {
      void message.error(asRequestError(failure).message)
    } finally {
      setBusy(null)
    }
  }
  return (
    <div className='near-bar row gap-s wrap' role='group' aria-label='相近的题，一次决定'>
      <span className='grow sub'>字句相近、并不相同的题，可以一次决定；完全一样的仍然跳过。{review.list.ended ? '' : `下面先列出 ${count(near.length)} 题。`}</span>
      <Button size='small' loading={busy === 'skip'} disabled={busy !== null} onClick={() => void decide('skip')}>相近的都跳过</Button>
      <Button size='small' loading={busy === 'take'} disabled={busy !== null} onClick={() => void decide('take')}>相近的都留下</Button>
    </div>
  )
}
