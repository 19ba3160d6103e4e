import { View } from '@tarojs/components'
import type { Contribution } from '../../../contract/materials'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { useList } from '@/services/data'
import { recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { stateTag, stateWords } from './states'

export default guarded('member', function MinePage () {
  const list = useList((cursor) => request('GET /me/materials', { cursor, limit: 20 }))
  return (
    <Page
      title='我的投稿' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}
      footer={<Button block icon='edit' onClick={() => go(links.contribute())}>写一篇投稿</Button>}
    >
      <Loaded of={list} failed='投稿暂时取不出来' safe='写好的都在，不会丢。'>
        {(items) => items.length ? (
          <>
            <Cells>{items.map((one) => <Row key={one.id} of={one} />)}</Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty title='还没有投稿' text='走访旧址、学习体会、身边的故事，写下来交给组织者，看过后发布给支部的同志。' />}
      </Loaded>
    </Page>
  )
})

function Row ({ of }: { of: Contribution }) {
  const { id, title, state, reason, updatedAt } = of
  const when = recent(updatedAt, now())
  return (
    <Cell
      title={title} note={<><View>{when}</View>{reason ? <View className='umber'>{`原因：${reason}`}</View> : null}</>} value={<Tag kind={stateTag[state]}>{stateWords[state]}</Tag>}
      label={[title, stateWords[state], reason ? `原因：${reason}` : '', when].filter(Boolean).join('，')}
      onClick={() => go(state === 'published' ? links.material(id) : links.contribute(id))}
    />
  )
}
