import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, Notice, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { FoundNote } from '../parts/FoundNote'
import { UnitSheet } from '../parts/UnitSheet'
import { About, Column } from './About'
import { Asks, type Asking } from './Asks'
import { Body } from './Body'
import { ChapterSheet } from './ChapterSheet'
import { ConflictNote } from './ConflictNote'
import { Footer } from './Footer'
import type { Work } from './kept'
import { Kinds } from './Kinds'
import { useMaterial } from './useMaterial'
import { kindWords } from './words'
import './index.scss'

export default guarded('organiser', function MaterialPage () {
  const { id } = useRouter().params
  const [asking, setAsking] = useState<Asking>(null)
  const [open, setOpen] = useState<number | 'unit' | null>(null)
  const writing = useMaterial(id)
  const { source, work, theirs, found, own } = writing
  const columns = useData(async () => (await request('GET /organiser/columns')).columns.filter(({ mine }) => mine), '', { once: true })
  const close = () => setOpen(null)
  const writable = work && (work.entry?.mine ?? true) ? work : null
  return (
    <Page
      title={work ? `${id ? '修改' : '新建'}${kindWords[work.input.body.kind]}` : id ? '修改资料' : '新建资料'} onBack={writing.leave}
      head={(
        <>
          <OfflineNotice text='写的内容存在手机里，连上后再保存或发布' />
          {theirs ? <ConflictNote theirs={theirs} onMine={writing.keepMine} onTheirs={writing.takeTheirs} /> : found ? <FoundNote keep='接着写' onKeep={writing.keep} onForget={writing.forget} /> : null}
          {writable ? <Reason work={writable} /> : null}
        </>
      )}
      footer={writable ? <Footer writing={writing} work={writable} onPublish={() => setAsking('publish')} /> : undefined}
      overlay={writable ? (
        <>
          {open === 'unit' ? <UnitSheet title='归哪个单位' chosen={writable.unit} onChoose={(unit) => { if (unit) writing.edit(() => ({ unit })); close() }} onClose={close} /> : null}
          {typeof open === 'number' && writable.input.body.kind === 'book' ? <ChapterSheet writing={writing} book={writable.input.body} at={open} onMove={setOpen} onClose={close} /> : null}
          {asking ? <Asks asking={asking} writing={writing} work={writable} onClose={() => setAsking(null)} /> : null}
        </>
      ) : null}
    >
      {!work && !id ? <Kinds onChoose={(kind) => { if (own) writing.begin(kind, own) }} /> : null}
      {work && !writable ? <Above work={work} /> : null}
      {writable ? (
        <>
          {writable.input.body.kind === 'card' ? <Column writing={writing} work={writable} columns={columns} /> : null}
          <View className='sect material-title'><Field label='标题' value={writable.input.title} max={60} error={writing.faults.title} onChange={(title) => writing.change({ title })} /></View>
          <Body writing={writing} work={writable} column={columns.data?.find((one) => one.id === writable.input.columnId)?.kind} onChapter={setOpen} />
          <About writing={writing} work={writable} columns={columns} onUnit={() => setOpen('unit')} />
          <More work={writable} onAsk={setAsking} />
        </>
      ) : null}
      {work || !id ? null : <Loaded of={source} failed='这份资料暂时取不出来' safe='已经保存的都在。'>{() => null}</Loaded>}
    </Page>
  )
})

/** Why members do not see it. */
function Reason ({ work: { entry } }: { work: Work }) {
  if (!entry?.reason) return null
  return <Notice icon='info' title={entry.state === 'withdrawn' ? '这份资料已经撤下，成员看不到' : '这份投稿退回过'} text={`原因：${entry.reason}`} />
}

/** Of a unit above: used, not changed. */
function Above ({ work: { id, unit } }: { work: Work }) {
  return <Empty title={`这份资料由${unit.name}管理`} text='你可以用，不能修改。' action={{ text: '看这份资料', onClick: () => replace(links.material(id ?? '')) }} />
}

/** A draft can be deleted, what members have seen only be withdrawn. */
function More ({ work: { id, entry }, onAsk }: { work: Work, onAsk: (asking: Asking) => void }) {
  if (id && entry?.state === 'published') {
    return (
      <View className='sect center'>
        <View className='sub'>保存后成员看到的就是新的内容，还没读完的人要读新的内容。</View>
        <View className='row material-more'><Button kind='text' small onClick={() => onAsk('withdraw')}>撤下这份资料</Button></View>
      </View>
    )
  }
  return !entry || (entry.publishedAt === null && !entry.author) ? <View className='row material-more'><Button kind='text' small onClick={() => onAsk('remove')}>删除草稿</Button></View> : null
}
