import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Segmented } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Medal } from '@/components/Medal'
import { Page } from '@/components/Page'
import { Sheet } from '@/components/Sheet'
import { Empty, ErrorState, ListEnd, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useData, useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { request, type Answer } from '@/services/request'
import './index.scss'

type Row = Answer<'GET /plans/:id/board'>['items'][number]
type Of = 'person' | 'unit'

export default guarded('member', function StudyBoardPage () {
  const { id = '' } = useRouter().params
  const plan = useData(() => request('GET /plans/:id', { id }), id)
  const boards = plan.data?.plan.boards
  return (
    boards
      ? boards.person || boards.unit ? <Board id={id} both={boards.person && boards.unit} first={boards.unit ? 'unit' : 'person'} /> : <Page title='学习榜'><Empty title='这个计划没有排行榜' text='组织者打开后会出现在这里。' /></Page>
      : <Page title='学习榜'>{plan.error ? <ErrorState title='学习榜暂时取不出来' error={plan.error} onRetry={() => { void plan.refresh() }} /> : null}</Page>
  )
})

function Board ({ id, both, first }: { id: string, both: boolean, first: Of }) {
  const [of, setOf] = useState<Of>(first)
  const [open, setOpen] = useState<Row | null>(null)
  const [by, setBy] = useState('')
  const list = useList(async (cursor) => {
    const page = await request('GET /plans/:id/board', { id, of, cursor, limit: 50 })
    setBy(page.by)
    return page
  }, of)
  return (
    <Page
      title='学习榜' onRefresh={list.refresh} onEnd={list.more}
      head={<><OfflineNotice />{both ? <View className='sboard-switch'><Segmented label='看哪个榜' items={[{ value: 'unit', text: '单位' }, { value: 'person', text: '个人' }]} value={of} onChange={setOf} /></View> : null}</>}
      overlay={open ? <How of={open} onClose={() => setOpen(null)} /> : null}
    >
      <Loaded of={list} failed='学习榜暂时取不出来'>
        {(all) => all.length
          ? (
            <>
              {by ? <View className='sub sboard-by'>{by}</View> : null}
              <View className='cells'>{all.map((row) => <Line key={row.id} of={row} onOpen={() => setOpen(row)} />)}</View>
              <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
            </>
            )
          : <Empty title='还没有人上榜' text='有人打卡后会列在这里。' />}
      </Loaded>
    </Page>
  )
}

function Line ({ of, onOpen }: { of: Row, onOpen: () => void }) {
  const { rank, tied, name, unit, mine, figures } = of
  const figure = figures.map(({ text }) => text).join(' · ')
  return (
    <View
      className={mine ? 'row sboard-row sboard-mine' : 'row sboard-row'} hoverClass='pressed'
      {...a11y({ role: 'button', label: `${rank === null ? '不排名次' : `${tied ? '并列' : ''}第 ${rank} 名`}，${name}${mine ? '，我' : ''}，${figure}，怎样算出来的` })} onClick={onOpen}
    >
      <View className='sboard-rank'><Medal rank={rank} />{tied ? <View className='cap sboard-tied'>并列</View> : null}</View>
      <View className='grow'><View className='cell-title'>{name}</View>{unit && unit !== name ? <View className='cap'>{unit}</View> : null}</View>
      <View className='sboard-figures num sub'>{figure}</View>
    </View>
  )
}

function How ({ of: { name, figures, score, how }, onClose }: { of: Row, onClose: () => void }) {
  return (
    <Sheet title={name} reads onClose={onClose}>
      {figures.map(({ label, text }) => <View key={label} className='row between sboard-how num'><View>{label}</View><View className='strong'>{text}</View></View>)}
      {score === null ? null : <View className='row between sboard-how num'><View>合计</View><View className='strong'>{score}</View></View>}
      {how.map((line) => <View key={line} className='sub num'>{line}</View>)}
    </Sheet>
  )
}
