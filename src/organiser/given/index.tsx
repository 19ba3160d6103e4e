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
import { ToldLine } from '../parts/ToldLine'
import { givenWords } from './points'
import { PointsSheet } from './PointsSheet'
import { useGiven, type Row } from './useGiven'
import './index.scss'

export default guarded('organiser', function GivenPage () {
  const given = useGiven(useRouter().params.id ?? '')
  const [open, setOpen] = useState<Row | null>(null)
  const [told, setTold] = useState('')
  const { data, search, setSearch, searching, show, save } = given
  const above = data?.path[data.path.length - 2]
  const here = data?.path[data.path.length - 1]
  const look = (row: Row) => { setTold(''); save.clear(); setOpen(row) }
  return (
    <Page
      title='单位评分' head={<OfflineNotice />} onRefresh={given.refresh}
      overlay={open && data ? <PointsSheet row={open} name={data.name} cap={data.cap} save={save} onDone={(words) => { setTold(words); setOpen(null) }} onClose={() => setOpen(null)} /> : null}
    >
      <ToldLine words={told} />
      <View className='given-head'>
        {data ? <View className='sub given-of'>{data.roundTitle}：{data.name}由组织者评定，计入单位榜</View> : null}
        <SearchField label='按单位名称查找' value={search} onChange={setSearch} />
      </View>
      {above && here ? (
        <View className='row given-path'>
          <Button kind='text' small icon='back' label={`上一级：${above.name}`} onClick={() => show(above.id)}>上一级</Button>
          <View className='grow sub'>{here.name}</View>
        </View>
      ) : null}
      <Loaded of={given} failed='单位评分暂时取不出来' safe={given.error?.code === 'forbidden' ? undefined : '评过的分都在，不会丢。'}>
        {({ rows, cap }) => rows.length
          ? <Cells>{rows.map((row) => <Unit key={row.unit.id} row={row} cap={cap} above={searching} onOpen={() => look(row)} onBelow={() => show(row.unit.id)} />)}</Cells>
          : <Empty title={searching ? '没有找到' : '这里没有参加的单位'} text={searching ? '换一个名称再找。' : '参加这场竞赛的单位会列在这里。'} />}
      </Loaded>
    </Page>
  )
})

interface UnitProps { row: Row, cap: number | null, above: boolean, onOpen: () => void, onBelow: () => void }

function Unit ({ row: { unit, path, hasChildren, points, reason }, cap, above, onOpen, onBelow }: UnitProps) {
  const given = points === null ? '还没有评' : givenWords(points, cap)
  const note = [above ? path[path.length - 1] ?? '' : '', points === null ? given : `${given}${reason ? `，${reason}` : ''}`].filter(Boolean).join(' · ')
  return (
    <Cell
      title={unit.name} note={note}
      end={(
        <View className='row'>
          {hasChildren ? <Button kind='text' small label={`看${unit.name}的下级`} onClick={onBelow}>下级</Button> : null}
          <Button kind='second' small label={points === null ? `给${unit.name}评分` : `修改${unit.name}的评分`} onClick={onOpen}>{points === null ? '评分' : '修改'}</Button>
        </View>
      )}
    />
  )
}
