import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Reflection } from '../../../contract/reflections'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Skeleton } from '@/components/Skeleton'
import { OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { dayWords } from '@/services/days'
import { recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { back, go, links, replace } from '@/services/nav'
import type { Answer } from '@/services/request'
import { Shot } from '../Shot'
import { sightWords, stateWords, thumbOf, urlOf } from '../words'
import { Comments } from './Comments'
import { ReportSheet } from './ReportSheet'
import { Standing } from './Standing'
import { useRead, type Reading } from './useRead'
import './index.scss'

export default guarded('member', function ReadPage () {
  const { id = '' } = useRouter().params
  const reading = useRead(id)
  const [asking, setAsking] = useState<'withdraw' | 'delete' | 'report' | null>(null)
  const close = () => setAsking(null)
  return (
    <Page
      title='心得' head={<OfflineNotice />} onRefresh={reading.refresh} onEnd={reading.comments.more}
      overlay={asking === null ? null : asking === 'report' ? <ReportSheet reading={reading} onClose={close} /> : <Ask what={asking} reading={reading} onClose={close} />}
    >
      <Loaded of={reading} failed='这篇心得暂时打不开' skeleton={<Skeleton kind='block' />}>
        {({ reflection, social }) => (
          <>
            {reflection.mine ? <Standing one={reflection} onWithdraw={() => setAsking('withdraw')} onDelete={() => setAsking('delete')} onWrite={() => replace(links.writeOn(reflection.id))} /> : null}
            <Whole one={reflection} />
            {social && reflection.state === 'shown' && reflection.sight !== 'self' ? <><Likes one={reflection} reading={reading} /><Comments reading={reading} /></> : null}
            {reflection.mine || reflection.state !== 'shown' ? null : <View className='read-report'><Button kind='text' small onClick={() => setAsking('report')}>请组织者看看这篇</Button></View>}
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Whole ({ one: { about, author, text, pictures, at, sight, state, picked, mine, material } }: { one: Reflection }) {
  const urls = pictures.map(urlOf)
  return (
    <View className='band read-whole'>
      <View className='t1'>{about || '自由写作'}</View>
      <View className='row wrap sub num read-by'>
        <View className='read-fact'>{author.name} · {author.unit}</View>
        <View className='read-fact'>{recent(at, now())}</View>
        {mine ? <View className='read-fact'>{state === 'shown' ? sightWords[sight] : stateWords[state]}</View> : null}
        {picked ? <Tag kind='plain'>精选</Tag> : null}
      </View>
      {material ? (
        <View className='row sub read-material' hoverClass='pressed' {...a11y({ role: 'link', label: `看这份资料：${material.title}` })} onClick={() => go(links.material(material.id))}>
          <Icon name='book' size={20} /><View className='read-material-words'>{material.title === about ? '看这份资料' : `看这份资料：${material.title}`}</View><Icon name='next' size={18} />
        </View>
      ) : null}
      {text.split('\n').filter((line) => line.trim()).map((line, n) => <View key={n} className='read-line'>{line}</View>)}
      {pictures.length ? (
        <View className='row wrap shots'>
          {pictures.map((view, n) => (
            <View key={view.id} className='shot-box' {...a11y({ role: 'button', label: `看大图，第 ${n + 1} 张，共 ${pictures.length} 张` })} onClick={() => { void Taro.previewImage({ urls, current: urls[n] }) }}>
              <Shot src={thumbOf(view)} alt='' />
            </View>
          ))}
        </View>
      ) : null}
    </View>
  )
}

function Likes ({ one: { liked, likes }, reading: { like } }: { one: Reflection, reading: Reading }) {
  return (
    <View className='read-likes'>
      <View className={liked ? 'row read-like red' : 'row read-like'} hoverClass='pressed' {...a11y({ role: 'button', label: `${liked ? '已赞，再点一下取消' : '赞'}，${likes} 人赞` })} onClick={() => like.run()}>
        <Icon name='star' size={20} /><View className='num read-like-words'>{liked ? '已赞' : '赞'} {likes}</View>
      </View>
      <Problem error={like.error} />
    </View>
  )
}

function Ask ({ what, reading: { withdraw, remove, data }, onClose }: { what: 'withdraw' | 'delete', reading: Reading, onClose: () => void }) {
  if (what === 'withdraw') {
    return (
      <Dialog title='撤回这篇心得？' act='撤回心得' back='不撤回' loading={withdraw.busy} busy='正在撤回…' onAct={() => withdraw.run(onClose)} onBack={onClose}>
        {data?.reflection.sight === 'self' ? '撤回后可以修改，再提交。' : '撤回后别人就看不到了，可以修改后再提交。'}
        <Proved of={data?.proves ?? []} />
        <Problem error={withdraw.error} />
      </Dialog>
    )
  }
  return (
    <Dialog title='删除这篇心得？' act='删除心得' back='不删除' loading={remove.busy} busy='正在删除…' onAct={() => remove.run(back)} onBack={onClose}>
      文字和图片都会删除，不能恢复。
      <Proved of={data?.proves ?? []} />
      <Problem error={remove.error} />
    </Dialog>
  )
}

/** What goes with it, said before it goes. */
function Proved ({ of }: { of: Answer<'GET /reflections/:id'>['proves'] }) {
  return <>{of.map(({ planTitle, taskTitle, day }) => <View key={planTitle + taskTitle + day} className='strong'>“{planTitle}”里“{taskTitle}”{dayWords(day)}的打卡用了这篇心得，会一起取消，得到的积分收回。</View>)}</>
}
