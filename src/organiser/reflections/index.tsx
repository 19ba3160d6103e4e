import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CommentToReview, ReflectionToReview } from '../../../contract/reflections'
import { Tabs } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { CommentItem } from './CommentItem'
import { ReasonSheet } from './ReasonSheet'
import { TextItem } from './TextItem'
import { useQueue, type Part } from './useQueue'
import './index.scss'

const tabs = [{ value: 'waiting', text: '待看' }, { value: 'comments', text: '评论' }, { value: 'shown', text: '已展示' }, { value: 'returned', text: '退回' }, { value: 'hidden', text: '隐藏' }] as const
const nothing: Record<Part, { title: string, text: string }> = {
  waiting: { title: '没有待看的心得', text: '有人提交，或有人请你看看时，会列在这里。' },
  comments: { title: '没有待看的评论', text: '有人写评论时，会列在这里。' },
  shown: { title: '还没有展示的心得', text: '通过后会列在这里，可以选为精选。' },
  returned: { title: '没有退回的心得', text: '退回后作者还没有改的，会列在这里。' },
  hidden: { title: '没有隐藏的心得', text: '隐藏的心得会列在这里，可以重新展示。' }
}

export type Reasoned = { kind: 'text', one: ReflectionToReview, act: 'return' | 'hide' } | { kind: 'comment', one: CommentToReview }

export default guarded('organiser', function ReviewReflectionsPage () {
  const queue = useQueue()
  const [reasoned, setReasoned] = useState<Reasoned | null>(null)
  const { part, texts, comments } = queue
  const list = part === 'comments' ? comments : texts
  const none = <Empty done={part === 'waiting' || part === 'comments'} title={nothing[part].title} text={nothing[part].text} />
  const end = list.data?.length ? <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} /> : null
  return (
    <Page
      title='心得与评论' head={<><OfflineNotice /><Tabs label='哪些' items={tabs} value={part} onChange={queue.setPart} /></>} onRefresh={queue.refresh} onEnd={list.more}
      overlay={reasoned ? <ReasonSheet of={reasoned} queue={queue} onClose={() => setReasoned(null)} /> : null}
    >
      {part === 'comments' ? null : <View className='sect'><SearchField label='按姓名或文字查找' value={queue.search} onChange={queue.setSearch} /></View>}
      <View className='gap' />
      {part === 'comments' ? (
        <Loaded of={comments} failed='评论暂时取不出来'>
          {(items) => items.length ? items.map((one) => <CommentItem key={one.id} one={one} queue={queue} onRefuse={() => setReasoned({ kind: 'comment', one })} />) : none}
        </Loaded>
      ) : (
        <Loaded of={texts} failed='心得暂时取不出来' safe='交上来的都在，不会丢。'>
          {(items) => items.length ? items.map((one) => <TextItem key={one.id} one={one} queue={queue} onReason={(act) => setReasoned({ kind: 'text', one, act })} />) : none}
        </Loaded>
      )}
      {part === 'waiting' && list.data?.length ? <View className='sect sub'>退回的可以改了再交；隐藏的，别人不再看到。作者都能看到原因。</View> : null}
      {end}
    </Page>
  )
})
