import { useParams } from 'react-router'
import { Steps } from '../import/Steps'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Loaded } from '../shell/States'
import { LIST_STEPS } from './NewListPage'
import { ListDone } from './ListDone'
import { ListReview } from './ListReview'
import '../bank/bank.css'
import '../import/import.css'
import './roster.css'

/** A list beside the roster: what it would change, what is doubtful, and what came of it. */
export function ListPage() {
  const { listId = '' } = useParams()
  const found = useData(() => request('GET /roster-imports/:id', { id: listId }), listId)
  const { data } = found
  return (
    <Page title={data?.state === 'done' ? '导入花名册' : '核对名单'} crumbs={[{ text: '花名册', to: '/roster' }, { text: data?.name ?? '导入' }]} actions={<Steps at={data?.state === 'open' ? 2 : 3} names={LIST_STEPS} />} fill>
      <Loaded of={found} failed='这份名单暂时取不出来' rows={8}>
        {(list) => (list.state === 'open' ? <ListReview list={list} set={found.set} again={found.refresh} /> : <ListDone list={list} set={found.set} />)}
      </Loaded>
    </Page>
  )
}
