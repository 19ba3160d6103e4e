import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { request, type Answer } from '@/services/request'
import { CodeCard } from '../../organiser/parts/CodeCard'
import './index.scss'

type Route = Answer<'GET /organiser/events/:id/route'>

/** A walk's stations: their codes, who has been there, and how many have finished. */
export default guarded('organiser', function RouteCodesPage () {
  const id = useRouter().params.id ?? ''
  const [of, setOf] = useState<'codes' | 'people'>('codes')
  const route = useData(() => request('GET /organiser/events/:id/route', { id }), id)
  const none = route.error?.code === 'not_found' ? route.error : null
  if (none && !route.data) return <Page title='路线码'><Empty title='没有路线' text={none.message} /></Page>
  return (
    <Page title='路线码' onRefresh={route.refresh} head={<><OfflineNotice /><Tabs label='看什么' items={[{ value: 'codes', text: '站点码' }, { value: 'people', text: '到站人数' }]} value={of} onChange={setOf} /></>}>
      <Loaded of={route} failed='路线码暂时取不出来'>
        {(one) => of === 'people' ? <People of={one} /> : (
          <>
            <CodeCard of={one.stations} what='站点' how='在“路线卡”里点“扫码盖章”，对准这个码' />
            <View className='code-note cap'>码不会过期，活动前截屏打印，张贴在各站点。请不要转发到群里：没有到场的人也能扫。</View>
          </>
        )}
      </Loaded>
    </Page>
  )
})

function People ({ of: { stations, started, finished, needs, units } }: { of: Route }) {
  const walked = units.filter((unit) => unit.started > 0)
  return (
    <>
      <View className='sect num'>
        <View className='t3'>{`${started} 人出发，${finished} 人走完`}</View>
        <View className='sub'>{`盖满 ${needs} 站算走完`}</View>
      </View>
      <View className='sect'><View className='sect-head'><View className='sect-title'>各站</View></View></View>
      <View className='cells'>{stations.map(({ id, no, name, scanned, stamped, wrong }) => <Line key={id} name={`${no}. ${name}`} note={`到站 ${scanned} 人${wrong ? `，答错 ${wrong} 次` : ''}`} figure={stamped} word='人盖章' />)}</View>
      <View className='sect'><View className='sect-head'><View className='sect-title'>各单位</View></View></View>
      {walked.length
        ? <View className='cells'>{walked.map(({ id, name, started: out, heads, finished: done, rate }) => <Line key={id} name={name} note={`参加 ${out} 人 / 共 ${heads} 人，走完率 ${rate.toFixed(1)}%`} figure={done} word='人走完' />)}</View>
        : <View className='sect sub'>还没有人到站。</View>}
    </>
  )
}

function Line ({ name, note, figure, word }: { name: string, note: string, figure: number, word: string }) {
  return (
    <View className='row route-line'>
      <View className='grow'><View className='cell-title'>{name}</View><View className='cap num'>{note}</View></View>
      <View className='route-figure num'>{figure}<View className='cap route-word'>{word}</View></View>
    </View>
  )
}
