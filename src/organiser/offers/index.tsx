import { View } from '@tarojs/components'
import type { OfferRow, OfferState } from '../../../contract/menu'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useData, useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { ToldLine } from '../parts/ToldLine'
import { useTold } from '../parts/told'
import '../plans/index.scss'

const sections: { state: OfferState, title: string }[] = [{ state: 'shown', title: '已发布' }, { state: 'draft', title: '草稿' }, { state: 'withdrawn', title: '已下架' }]

export default guarded('organiser', function OffersPage () {
  const told = useTold()
  const offers = useList((cursor) => request('GET /organiser/offers', { cursor, limit: 30 }))
  const orders = useData(async () => {
    const [{ waiting }, { total }] = await Promise.all([request('GET /organiser/menu-orders', { state: 'asked', limit: 1 }), request('GET /organiser/menu-figures', { of: 'giving' })])
    return { waiting, total }
  })
  const refresh = async () => { await Promise.all([offers.refresh(), orders.refresh()]) }
  const value = orders.data?.waiting ? `${orders.data.waiting} 单等你们接` : '请我们办的'
  return (
    <Page
      title='我们提供的服务' head={<OfflineNotice />} onRefresh={refresh} onEnd={offers.more}
      footer={<Button block icon='plus' onClick={() => go(links.newOffer)}>新建服务</Button>}
    >
      <ToldLine words={told} />
      <Cells inset><Cell icon='history' title='订单' value={value} note={orders.data ? figureWords(orders.data.total) : undefined} label={`订单，${value}`} onClick={() => go(links.theirOrders)} /></Cells>
      <Loaded of={offers} failed='服务暂时取不出来' safe='草稿和订单都在。'>
        {(list) => list.length
          ? (
            <>
              {sections.map(({ state, title }) => <Section key={state} title={title} offers={list.filter((one) => one.state === state)} />)}
              {list.length < 30 ? null : <ListEnd adding={offers.adding} ended={offers.ended} error={offers.moreError} onMore={offers.more} />}
            </>
            )
          : <Empty title='还没有提供服务' text='讲座、宣讲、志愿服务、场馆参观，填好发布后，别的单位就能来点。' />}
      </Loaded>
    </Page>
  )
})

function figureWords ({ asked, accepted, done, people, stars }: Answer<'GET /organiser/menu-figures'>['total']): string | undefined {
  if (!asked) return undefined
  return [`共 ${asked} 单，接了 ${accepted} 单，办完 ${done} 单`, people ? `${people} 人参加` : '', stars === null ? '' : `平均 ${stars} 星`].filter(Boolean).join('，')
}

function Section ({ title, offers }: { title: string, offers: readonly OfferRow[] }) {
  if (!offers.length) return null
  return (
    <>
      <View className='row wrap between plans-section'><View className='sect-title'>{title}</View><View className='sub num'>{offers.length} 项</View></View>
      <Cells>
        {offers.map(({ id, title: name, unit, giver, asked, accepted, done, reason }) => {
          const facts = [giver || unit.name, asked ? `${asked} 单待接` : '', accepted ? `${accepted} 单待办` : '', done ? `办过 ${done} 次` : ''].filter(Boolean).join('，')
          return (
            <Cell
              key={id} title={name} strong note={<><View>{facts}</View>{reason ? <View className='umber'>下架原因：{reason}</View> : null}</>} label={[name, facts, reason ? `下架原因：${reason}` : ''].filter(Boolean).join('，')}
              onClick={() => go(links.editOffer(id))}
            />
          )
        })}
      </Cells>
    </>
  )
}
