import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Order, OrderAct } from '../../../contract/menu'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { AgreeSheet } from './AgreeSheet'
import { DoneSheet } from './DoneSheet'
import { Facts } from './Facts'
import { RateSheet } from './RateSheet'
import { ReasonSheet } from './ReasonSheet'
import { Steps } from './Steps'
import { useSteps } from './useSteps'
import './index.scss'

/** What one should rather do comes first, and in red. */
const buttons: Record<OrderAct, string> = { accept: '接单', done: '登记办完', rate: '评价', move: '改时间', decline: '这次不能办', 'call-off': '取消这一单', withdraw: '撤回这一单' }
const first: readonly OrderAct[] = ['accept', 'done', 'rate']

export default guarded('member', function OrderPage () {
  const { id = '' } = useRouter().params
  const order = useData(() => request('GET /menu-orders/:id', { id }), id)
  const [asking, setAsking] = useState<OrderAct | null>(null)
  const steps = useSteps(order.data, (after) => { order.set(after); setAsking(null) }, order.refresh)
  const ask = (act: OrderAct) => { steps.clear(); setAsking(act) }
  return (
    <Page
      title='订单' head={<OfflineNotice />} onRefresh={order.refresh}
      footer={order.data?.may.length ? <Acts may={order.data.may} onAsk={ask} /> : undefined}
      overlay={asking && order.data ? <Asked act={asking} order={order.data} steps={steps} onClose={() => setAsking(null)} /> : null}
    >
      <Loaded of={order} failed='这张订单暂时打不开' safe='点过的单都在，不会丢。'>
        {(found) => <><Facts of={found} /><Steps of={found} /></>}
      </Loaded>
    </Page>
  )
})

function Acts ({ may, onAsk }: { may: readonly OrderAct[], onAsk: (act: OrderAct) => void }) {
  const main = first.filter((act) => may.includes(act))
  const rest = may.filter((act) => !first.includes(act))
  return (
    <>
      {main.map((act) => <Button key={act} block onClick={() => onAsk(act)}>{buttons[act]}</Button>)}
      {rest.length ? <View className='row wrap order-acts'>{rest.map((act) => <Button key={act} kind='text' small onClick={() => onAsk(act)}>{buttons[act]}</Button>)}</View> : null}
    </>
  )
}

interface AskedProps { act: OrderAct, order: Order, steps: ReturnType<typeof useSteps>, onClose: () => void }

function Asked ({ act, order, steps, onClose }: AskedProps) {
  switch (act) {
    case 'accept':
    case 'move': return <AgreeSheet order={order} moving={act === 'move'} steps={steps} onClose={onClose} />
    case 'done': return <DoneSheet order={order} steps={steps} onClose={onClose} />
    case 'rate': return <RateSheet order={order} steps={steps} onClose={onClose} />
    case 'decline':
    case 'call-off':
    case 'withdraw': return <ReasonSheet act={act} order={order} steps={steps} onClose={onClose} />
    default: return act satisfies never
  }
}
