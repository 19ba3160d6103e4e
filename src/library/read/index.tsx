import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useCallback, useState, type ReactNode } from 'react'
import type { MaterialView } from '../../../contract/materials'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Rule } from '@/components/Rule'
import { Skeleton } from '@/components/Skeleton'
import { Empty, OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { useData } from '@/services/data'
import { day } from '@/services/format'
import { guarded } from '@/services/guard'
import { go, links, replace, restart } from '@/services/nav'
import { request } from '@/services/request'
import { useCardRead } from '../parts/useCardRead'
import { dateWords } from '../parts/words'
import { Outside } from './Outside'
import { Playing } from './Playing'
import { Reading } from './Reading'
import './index.scss'

const skeleton = <View className='sect'><Skeleton kind='block' rows={6} /></View>

export default guarded('member', function ReadPage () {
  const { id = '', chapter } = useRouter().params
  const no = chapter === undefined ? null : Number(chapter)
  const [into, setInto] = useState<string>()
  const place = useCallback((block: string) => setInto(block), [])
  // A text is not fetched anew beneath the eyes of whoever reads it; the table of contents is.
  const material = useData(() => request('GET /materials/:id', { id }), id, { once: true })
  useShareAppMessage(() => ({ title: material.data?.title ?? '学史', path: links.material(id) }))
  if (material.error?.code === 'not_found' && !material.data) {
    return (
      <Page title='资料' head={<OfflineNotice />}>
        <Empty title='没有找到这份资料' text='可能已经撤下，或者链接不完整。' action={{ text: '去看学习资料', onClick: () => restart(links.library) }} />
      </Page>
    )
  }
  return (
    <Page title={material.data?.column?.name ?? '资料'} head={<OfflineNotice text='看到哪里先记在手机里，连上后补上' />} scrollInto={into}>
      <Loaded of={material} failed='这份资料暂时取不出来' safe='看到的地方还记着。' skeleton={skeleton}>
        {(of) => (
          <>
            <Material of={of} no={no} onPlace={place} />
            {of.kind === 'card' ? null : <View className='read-write'><Button kind='text' small icon='edit' onClick={() => go(links.reflect(undefined, undefined, of.id))}>写一篇心得</Button></View>}
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Material ({ of, no, onPlace }: { of: MaterialView, no: number | null, onPlace: (id: string) => void }) {
  const head = <Head of={of} />
  switch (of.kind) {
    case 'article': return <Reading of={of} chapter={0} blocks={of.blocks} head={head} onPlace={onPlace} />
    case 'book': return no === null ? <Contents of={of} head={head} /> : <Chapter key={no} of={of} no={no} onPlace={onPlace} />
    case 'audio':
    case 'video': return <Playing of={of} head={head} />
    case 'card': return <Card of={of} head={head} />
    default: return <Outside of={of} head={head} />
  }
}

/** Found by searching: turned round already. */
function Card ({ of, head }: { of: MaterialView, head: ReactNode }) {
  const read = useCardRead({ id: of.id, version: of.version, read: of.progress.read, open: true })
  return (
    <View className='read'>
      {head}
      <View className='read-p'>{of.card?.back}</View>
      {of.card?.origin ? <View className='sub'>{of.card.origin}</View> : null}
      {read ? <View className='read-end green' {...a11y({ role: 'status', live: 'polite' })}><Icon name='done' size={22} /><View className='read-end-text'>已读</View></View> : null}
    </View>
  )
}

function Head ({ of }: { of: MaterialView }) {
  const facts = [dateWords(of.date), of.period, of.author ? `${of.author} 投稿` : '', of.author && of.publishedAt ? day(of.publishedAt) : ''].filter(Boolean).join(' · ')
  return (
    <>
      <View className='read-rule'><Rule /></View>
      <View className='t1 read-title' {...a11y({ role: 'heading', level: 2 })}>{of.title}</View>
      {facts ? <View className='sub num read-facts'>{facts}</View> : null}
      {of.summary && of.kind !== 'article' ? <View className='read-summary'>{of.summary}</View> : null}
    </>
  )
}

function Contents ({ of, head }: { of: MaterialView, head: ReactNode }) {
  return (
    <>
      <View className='read'>{head}</View>
      <View className='gap' />
      <Cells>
        {of.chapters.map(({ title, blocks, seen }, no) => (
          <Cell
            key={no} title={title} value={seen >= blocks ? <Tag kind='done'>已读</Tag> : seen ? <Tag>接着看</Tag> : undefined}
            label={`${title}${seen >= blocks ? '，已读' : seen ? '，看了一部分' : ''}`} onClick={() => go(links.chapter(of.id, no))}
          />
        ))}
      </Cells>
    </>
  )
}

function Chapter ({ of, no, onPlace }: { of: MaterialView, no: number, onPlace: (id: string) => void }) {
  const chapter = useData(() => request('GET /materials/:id/chapters/:no', { id: of.id, no }), `${of.id} ${no}`, { once: true })
  const last = no >= of.chapters.length - 1
  return (
    <Loaded of={chapter} failed='这一章暂时取不出来' safe='看到的地方还记着。' skeleton={skeleton}>
      {({ title, blocks }) => (
        <Reading
          of={of} chapter={no} blocks={blocks} onPlace={onPlace}
          head={<><View className='sub read-book'>{of.title}</View><View className='t1 read-title' {...a11y({ role: 'heading', level: 2 })}>{title}</View></>}
          foot={last ? null : <View className='read-next'><Button kind='second' block onClick={() => replace(links.chapter(of.id, no + 1))}>下一章：{of.chapters[no + 1]?.title}</Button></View>}
        />
      )}
    </Loaded>
  )
}
