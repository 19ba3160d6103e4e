import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OfferKind } from '../../../contract/menu'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { useSettled } from '@/services/settled'
import { kinds, kindWords, placeWords } from '../parts/words'
import './index.scss'

type Offer = Answer<'GET /menu'>['items'][number]

export default guarded('member', function MenuPage () {
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<OfferKind | ''>('')
  const text = useSettled(typed.trim(), 400)
  const [waiting, setWaiting] = useState(0)
  const list = useList(async (cursor) => {
    const page = await request('GET /menu', { cursor, limit: 20, ...(kind && { kind }), ...(text && { text }) })
    setWaiting(page.waiting)
    return page
  }, `${kind} ${text}`)
  return (
    <Page title='点单' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}>
      <Cells inset><Cell icon='history' title='订单' value={waiting ? `${waiting} 单等你们接` : '点过的和被点的'} label={`订单${waiting ? `，${waiting} 单等你们接` : ''}`} onClick={() => go(waiting ? links.theirOrders : links.orders)} /></Cells>
      <View className='sect menu-find'>
        <SearchField label='找服务：名称、主讲人、内容' hint='名称、主讲人、内容' value={typed} onChange={setTyped} />
        <View className='menu-kinds'><Chips label='类别' line items={kinds} value={kind} onChange={setKind} /></View>
      </View>
      <Loaded of={list} failed='点单暂时打不开' safe='点过的单都在。'>
        {(items) => items.length ? (
          <>
            <Cells>{items.map((one) => <OfferRow key={one.id} of={one} />)}</Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : text || kind
          ? <Empty title='没有找到这样的服务' text='换个说法，或者选“全部”再看看。' action={{ text: '看全部', onClick: () => { setTyped(''); setKind('') } }} />
          : <Empty title='现在没有可以点的服务' text='讲座、宣讲、志愿服务、场馆参观发布后，会列在这里。' />}
      </Loaded>
    </Page>
  )
})

function OfferRow ({ of: { id, title, kind, unit, giver, place, when, full } }: { of: Offer }) {
  const facts = [kindWords[kind], placeWords[place], giver].filter(Boolean).join(' · ')
  return (
    <Cell
      title={title} strong note={<><View>{facts}</View><View>{unit.name} · {when}</View></>} value={full ? <Tag kind='plain'>已约满</Tag> : undefined}
      label={[title, facts, unit.name, when, full ? '已约满' : ''].filter(Boolean).join('，')} onClick={() => go(links.offer(id))}
    />
  )
}
