import { Image, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { kindWords, placeWords } from '../parts/words'
import { OrderSheet } from './OrderSheet'
import './index.scss'

type Offer = Answer<'GET /menu/:id'>

export default guarded('member', function OfferPage () {
  const { id = '' } = useRouter().params
  const [ordering, setOrdering] = useState(false)
  const offer = useData(() => request('GET /menu/:id', { id }), id)
  const { data } = offer
  return (
    <Page
      title='服务详情' head={<OfflineNotice />} onRefresh={offer.refresh}
      footer={data ? <Button block icon='calendar' disabled={data.why !== ''} why={data.why} onClick={() => setOrdering(true)}>我要点单</Button> : undefined}
      overlay={ordering && data ? <OrderSheet offer={data} onClose={() => setOrdering(false)} onDone={(order) => replace(links.order(order))} /> : null}
    >
      <Loaded of={offer} failed='这项服务暂时打不开' safe='点过的单都在。'>{(found) => <Notice of={found} />}</Loaded>
    </Page>
  )
})

function Notice ({ of }: { of: Offer }) {
  const { title, kind, unit, giver, giverAbout, minutes, place, address, picture, text, rules, done, stars, rated } = of
  return (
    <View className='band offer-notice'>
      <Rule />
      <View className='t1 offer-title' {...a11y({ role: 'heading', level: 2 })}>{title}</View>
      <View className='sub'>{unit.name} · {kindWords[kind]} · {placeWords[place]} · 约 {minutes} 分钟</View>
      {picture ? <Picture src={API_BASE + picture.url} alt={`${title}的图片`} /> : null}
      {giver ? <View className='offer-giver'><View className='t3'>{giver}</View>{giverAbout ? <View className='sub'>{giverAbout}</View> : null}</View> : null}
      {text.split('\n').filter(Boolean).map((line, i) => <View key={i} className='body offer-text'>{line}</View>)}
      {address ? <View className='body offer-text'>{place === 'online' ? '参加方式' : '地点'}：{address}</View> : null}
      <View className='sect-title offer-head' {...a11y({ role: 'heading', level: 3 })}>怎样点</View>
      {rules.map((rule, i) => <View key={rule} className='row offer-rule num'><View className='offer-no'>{i + 1}.</View><View className='grow'>{rule}</View></View>)}
      {done ? <View className='sub num offer-head'>办过 {done} 次{stars === null ? '' : `，${rated} 个评价，平均 ${stars} 星`}</View> : null}
    </View>
  )
}

function Picture ({ src, alt }: { src: string, alt: string }) {
  return <View className='offer-picture'>{H5 ? <img className='read-img' src={src} alt={alt} /> : <Image className='read-img' mode='widthFix' src={src} ariaLabel={alt} />}</View>
}
