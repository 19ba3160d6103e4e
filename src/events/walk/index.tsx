import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { RouteCard } from '../../../contract/event-route'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Meter } from '@/components/Meter'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { H5 } from '@/platform/target'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { Sent } from './Sent'
import { StationSheet } from './StationSheet'
import { Stops } from './Stops'
import { TypeSheet } from './TypeSheet'
import { useWalk, type Walk } from './useWalk'
import './index.scss'

/** The card of a red walk: where one has been, where to go next, and the button that stamps. */
export default guarded('member', function WalkPage () {
  const { id = '' } = useRouter().params
  const walk = useWalk(id)
  const [typing, setTyping] = useState(false)
  const card = walk.data.data
  return (
    <Page
      title='路线卡' onRefresh={walk.data.refresh} head={<OfflineNotice text='照常扫码，先记在手机里，连上后自动盖章' />}
      overlay={typing ? <TypeSheet typed={walk.typed} onClose={() => setTyping(false)} /> : walk.open ? <StationSheet key={walk.open.id} station={walk.open} walk={walk} /> : null}
      footer={card && card.done < card.stations.length && (card.open || card.finishedAt === null) ? <Acts card={card} walk={walk} onType={() => setTyping(true)} /> : undefined}
    >
      <Loaded of={walk.data} failed='路线卡暂时取不出来' safe='盖过的章都在。'>
        {(one) => (
          <>
            <Head card={one} />
            <Sent eventId={id} />
            <Stops card={one} onOpen={walk.show} />
            {one.board ? <><View className='gap' /><Cells><Cell icon='podium' title='各单位走完的人数' onClick={() => go(links.walkBoard(id))} /></Cells></> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Head ({ card: { title, order, stations, done, needs, finishedAt } }: { card: RouteCard }) {
  const all = needs === stations.length
  return (
    <View className='walk-head'>
      <Rule />
      <View className='walk-title t2' {...a11y({ role: 'heading', level: 1 })}>{title}</View>
      <View className='sub num'>{`${stations.length} 站，${order === 'fixed' ? '按顺序走' : '先后不限'}，${all ? '全部走完' : `走完${order === 'fixed' ? '前' : '任意'} ${needs} 站`}算完成`}</View>
      {finishedAt === null
        ? <View className='row walk-count num'><View className='walk-figure'>{done}</View><View className='ink-2 walk-of'>{`/ ${needs} 站已盖章`}</View><Meter ratio={done / needs} mine /></View>
        : <View className='row walk-done num' {...a11y({ role: 'status', live: 'polite' })}><Icon name='done' /><View className='grow'>{`${recent(finishedAt, now())} ${all ? '走完全程' : `走完 ${needs} 站，算完成`}`}</View></View>}
    </View>
  )
}

function Acts ({ card, walk: { scanning, said }, onType }: { card: RouteCard, walk: Walk, onType: () => void }) {
  const note = said?.outcome === 'waiting' ? '已记在手机里，连上网络后自动盖章。' : ''
  return (
    <>
      <Problem error={scanning.error} />
      {note ? <View className='cap center walk-note' {...a11y({ role: 'status', live: 'polite' })}>{note}</View> : null}
      {H5
        ? <Button block disabled={!card.open} why={card.said} onClick={onType}>输入编号盖章</Button>
        : (
          <View className='walk-acts'>
            <View className='walk-act'><Button block kind='second' disabled={!card.open} onClick={onType}>输入编号</Button></View>
            <View className='walk-act walk-scan'><Button block icon='scan' disabled={!card.open} why={card.said} loading={scanning.busy} busy='正在盖章…' onClick={() => scanning.run()}>扫码盖章</Button></View>
          </View>
          )}
    </>
  )
}
