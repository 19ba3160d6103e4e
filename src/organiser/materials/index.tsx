import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Chips, Tabs } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useData, useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { keptSlots } from '../material/kept'
import { ToldLine } from '../parts/ToldLine'
import { useTold } from '../parts/told'
import { Row } from './Row'
import './index.scss'

type Shown = 'published' | 'draft' | 'withdrawn'
const states: { value: Shown, text: string }[] = [{ value: 'published', text: '已发布' }, { value: 'draft', text: '草稿' }, { value: 'withdrawn', text: '已撤下' }]
const none: Record<Shown, { title: string, text: string }> = {
  published: { title: '还没有发布的资料', text: '新建并发布后，会列在这里，成员在手机上能看到。' },
  draft: { title: '没有草稿', text: '写到一半存下的资料会列在这里。' },
  withdrawn: { title: '没有撤下的资料', text: '撤下的会列在这里，可以改好再发布。' }
}
const ALL = ''

export default guarded('organiser', function OrganiserMaterialsPage () {
  const told = useTold()
  const [state, setState] = useState<Shown>('published')
  const [columnId, setColumn] = useState(ALL)
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim(), 400)
  const columns = useData(async () => (await request('GET /organiser/columns')).columns)
  const waiting = useData(async () => (await request('GET /organiser/materials', { state: 'review', limit: 1 })).waiting)
  const list = useList((cursor) => request('GET /organiser/materials', { state, cursor, limit: 30, columnId: columnId || undefined, text: text || undefined }), `${state} ${columnId} ${text}`)
  const narrowed = text !== '' || columnId !== ALL
  const unsaved = keptSlots()
  return (
    <Page
      title='学习资料' onRefresh={list.refresh} onEnd={list.more}
      head={<><OfflineNotice /><Tabs label='状态' items={states} value={state} onChange={setState} /></>}
      footer={<Button block icon='plus' onClick={() => go(links.newMaterial)}>{unsaved.includes('') ? '接着写没保存的新资料' : '新建资料'}</Button>}
    >
      <ToldLine words={told} />
      <View className='materials-find'><SearchField label='搜标题和正文' value={typed} onChange={setTyped} /></View>
      {columns.data && columns.data.length > 1 ? (
        <View className='materials-columns'><Chips line label='专栏' items={[{ value: ALL, text: '全部' }, ...columns.data.map(({ id, name }) => ({ value: id, text: name }))]} value={columnId} onChange={setColumn} /></View>
      ) : null}
      {waiting.data ? <View className='materials-waiting'><Cells><Cell icon='send' title='投稿审核' value={`${waiting.data} 篇待审核`} label={`投稿审核，${waiting.data} 篇待审核`} onClick={() => go(links.reviewContributions)} /></Cells></View> : null}
      <Loaded of={list} failed='资料暂时取不出来' safe='已经保存的都在。'>
        {(all) => all.length ? (
          <>
            <Cells>{all.map((one) => <Row key={one.id} of={one} unsaved={unsaved.includes(one.id)} />)}</Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : state === 'draft' && unsaved.includes('') ? <Empty title='有一份没保存的新资料' text='写的内容在这部手机里，点下面的按钮接着写。' /> : narrowed ? <Empty title='没有符合条件的资料' text='换个词，或者选“全部”专栏再找。' /> : <Empty {...none[state]} />}
      </Loaded>
    </Page>
  )
})
