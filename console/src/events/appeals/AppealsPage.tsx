import { App, Button, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { AppealRow } from '../../../../contract/hours'
import { ReasonForm } from '../../review/ReasonForm'
import { useList } from '../../services/list'
import { request, type Answer } from '../../services/request'
import { asRequestError } from '../../services/request-error'
import { Page } from '../../shell/Page'
import { Problem } from '../../shell/Problem'
import { Empty, Failed, Skeleton } from '../../shell/States'
import { refreshWaiting, waiting } from '../../shell/waits'
import { AppealTable } from './AppealTable'
import '../../bank/bank.css'
import '../../people/people.css'
import '../../review/review.css'

const LIFTED = ['情况属实', '第一次，下不为例']
const UPHELD = ['没有提前说明，也没有证明', '不属于不能到场的情况']

/** Who did not come says why; whoever holds the events answers, once. */
export function AppealsPage() {
  const [query, setQuery] = useSearchParams()
  const { message } = App.useApp()
  const open = waiting.use((all) => all.appeals)
  const state = query.get('state') === 'decided' ? 'decided' : 'open'
  const list = useList<AppealRow, Answer<'GET /organiser/appeals'>>((cursor) => request('GET /organiser/appeals', { state, cursor, limit: 50 }), state)
  const { items, error, ended, more, adding, moreError } = list
  const [answering, answer] = useState<{ row: AppealRow; lift: boolean } | null>(null)
  const after = () => { answer(null); void list.refresh(); void refreshWaiting() }
  const send = async ({ bar, member }: AppealRow, lift: boolean, reason: string) => {
    try {
      await request('POST /organiser/appeals/:id/decide', { id: bar.id, lift, reason })
    } catch (failure) {
      // Somebody else was faster: what he answered is to be seen.
      if (asRequestError(failure).code === 'conflict') void list.refresh()
      throw failure
    }
    void message.success(lift ? `已解除${member.name}的限制` : `已答复${member.name}：维持限制`)
    after()
  }
  return (
    <Page title='未到场申诉' crumbs={[{ text: '活动', to: '/events' }, { text: '未到场申诉' }]}>
      <Tabs
        activeKey={state} onChange={(next) => setQuery(next === 'decided' ? { state: next } : {}, { replace: true })}
        items={[{ key: 'open', label: <span className='num'>{open ? `待答复 ${open}` : '待答复'}</span> }, { key: 'decided', label: '已答复' }]}
      />
      <div className='box' aria-busy={list.loading && items !== null}>
        {items === null
          ? error ? <Failed title='申诉暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={5} />
          : items.length
            ? <AppealTable rows={items} decided={state === 'decided'} answer={(row, lift) => answer({ row, lift })} />
            : <Empty title={state === 'open' ? '没有待答复的申诉' : '还没有答复过申诉'} text='报名后没有到场、被限制报名的人说明情况后，会列在这里。' />}
        {items?.length && !ended ? <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div> : null}
      </div>
      {answering ? (
        <ReasonForm
          title={answering.lift ? `解除对${answering.row.member.name}的限制？` : `维持对${answering.row.member.name}的限制？`}
          says={answering.lift ? '解除后马上可以报名。没有到场的记录还在，下次再缺席会接着计算。' : '限制按原来的时间到期。每次申诉只答复一次。'}
          okText={answering.lift ? '解除限制' : '维持限制'} label={answering.lift ? '答复（本人会看到，可以不写）' : '为什么维持（本人会看到）'} optional={answering.lift} common={answering.lift ? LIFTED : UPHELD}
          send={(reason) => send(answering.row, answering.lift, reason)} close={() => answer(null)}
        />
      ) : null}
    </Page>
  )
}
