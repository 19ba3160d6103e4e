import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { Pager } from '../parts/Pager'
import { ToldLine } from '../parts/ToldLine'
import { UnitSheet } from '../parts/UnitSheet'
import { PasteSheet } from './PasteSheet'
import { Person } from './Person'
import { PersonSheet } from './PersonSheet'
import { ProxySheet } from './ProxySheet'
import { useParticipants, type Offer, type Row } from './useParticipants'
import './index.scss'

type Open = null | 'unit' | 'paste' | Row | { row: Row, offer: Offer }

export default guarded('organiser', function ParticipantsPage () {
  const id = useRouter().params.id ?? ''
  const participants = useParticipants(id)
  const [open, setOpen] = useState<Open>(null)
  const [told, setTold] = useState('')
  const { pages, search, setSearch, unit, setUnit, searching } = participants
  const { data } = pages
  const close = () => setOpen(null)
  const look = (next: Open) => { setTold(''); participants.excuse.clear(); participants.enter.clear(); setOpen(next) }
  const written = (changed: number) => {
    setTold(changed ? `已写入，${changed} 人有改动` : '都和原来一样，没有改动')
    close()
    void pages.refresh()
  }
  return (
    <Page
      title='参加人员' head={<OfflineNotice />} onRefresh={pages.refresh} scrollTop={pages.number % 2}
      footer={data?.duties.edit && (data.byHand.length || data.groups.length) ? <Button kind='second' block onClick={() => look('paste')}>粘贴名单</Button> : undefined}
      overlay={!open || !data ? null : open === 'unit'
        ? <UnitSheet title='看哪个单位' all='看全部单位' chosen={unit} onChoose={(chosen) => { setUnit(chosen); close() }} onClose={close} />
        : open === 'paste'
          ? <PasteSheet id={id} asked={data.byHand} groups={data.groups} onDone={written} onClose={close} />
          : 'offer' in open
            ? <ProxySheet row={open.row} offer={open.offer} enter={participants.enterChosen} onClose={close} />
            : (
              <PersonSheet
                row={open} asked={data.facts} groups={data.groups} duties={data.duties} participants={participants}
                onChoose={(offer) => { participants.enterChosen.clear(); setOpen({ row: open, offer }) }} onClose={close}
              />
              )}
    >
      <ToldLine words={told} />
      <View className='people-head'>
        {data ? <View className='sub people-of'>{data.roundTitle}</View> : null}
        <SearchField label='按姓名或工号查找' value={search} onChange={setSearch} />
      </View>
      <Cells><Cell title='单位' value={unit?.name ?? '全部'} label={`单位：${unit?.name ?? '全部'}，重新选择`} onClick={() => look('unit')} /></Cells>
      <Loaded of={pages} failed='参加人员暂时取不出来' safe={pages.error?.code === 'forbidden' ? undefined : '登记过的都在，不会丢。'}>
        {({ items, facts, byHand, groups, total, duties }) => items.length
          ? (
            <>
              <View className='sub num people-total'>共 {total} 人</View>
              <Cells>{items.map((row) => <Person key={row.memberId} row={row} asked={facts} groups={groups} onOpen={() => look(row)} />)}</Cells>
              <Pager {...pages} />
              {duties.edit && !byHand.length && !groups.length ? <View className='sub people-total'>这场竞赛没有用到名单里的积分和分组，不用粘贴名单。</View> : null}
              {duties.edit && !duties.proxy ? <View className='sub people-total'>这场竞赛没有开放纸质答卷，不能代录。</View> : null}
            </>
            )
          : <Empty title={searching ? '没有找到' : '还没有参加人员'} text={searching ? '换一个姓名、工号或单位再找。' : '参加单位的花名册里有人以后，会列在这里。'} />}
      </Loaded>
    </Page>
  )
})
