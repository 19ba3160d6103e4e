import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cells } from '@/components/Cells'
import { Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { Row } from './Row'
import './index.scss'

type Of = 'mine' | 'unit' | 'all' | 'picked'
const tabs = [{ value: 'mine', text: '我的' }, { value: 'unit', text: '本支部' }, { value: 'all', text: '全体' }, { value: 'picked', text: '精选' }] as const
const nothing: Record<Of, { title: string, text: string }> = {
  mine: { title: '还没有写过心得', text: '写下的草稿和提交的心得都在这里。' },
  unit: { title: '本支部还没有展示的心得', text: '组织者看过后，会列在这里。' },
  all: { title: '还没有面向全体的心得', text: '审核通过后，会列在这里。' },
  picked: { title: '还没有精选心得', text: '组织者选出的心得会列在这里。' }
}

export default guarded('member', function ReflectionsPage () {
  const first = useRouter().params.of
  const [of, setOf] = useState<Of>(first === 'unit' || first === 'all' || first === 'picked' ? first : 'mine')
  const list = useList((cursor) => request('GET /reflections', { of, cursor }), of)
  return (
    <Page
      title='心得' head={<><OfflineNotice /><Tabs label='谁的心得' items={tabs} value={of} onChange={setOf} /></>} onRefresh={list.refresh} onEnd={list.more}
      footer={<Button block icon='edit' onClick={() => go(links.reflect())}>写心得</Button>}
    >
      <Loaded of={list} failed='心得暂时取不出来' safe='写好的都在，不会丢。'>
        {(items) => items.length ? (
          <>
            <View className='gap' />
            <Cells>{items.map((one) => <Row key={one.id} one={one} own={of === 'mine'} />)}</Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty title={nothing[of].title} text={nothing[of].text} />}
      </Loaded>
    </Page>
  )
})
