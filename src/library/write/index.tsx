import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Pictures } from '@/components/Pictures'
import { Problem } from '@/components/Problem'
import { Notice, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { stateWords } from '../mine/states'
import { MOST_PICTURES, useWriting } from './useWriting'
import './index.scss'

export default guarded('member', function WritePage () {
  const { id } = useRouter().params
  const writing = useWriting(id)
  const { saved, draft, dirty, save, submit, takeBack, drop } = writing
  const [tried, setTried] = useState(false)
  const [dropping, setDropping] = useState(false)
  const state = saved.data?.state ?? 'draft'
  const open = state === 'draft' || state === 'returned'
  const lacks = { title: draft.title.trim() ? '' : '写一个标题，别人在列表里看到的就是它', text: draft.markdown.trim() ? '' : '正文还没有写' }
  const ready = (act: () => void) => () => { setTried(true); if (!lacks.title && !lacks.text) act() }
  const body = open ? (
    <View className='sect'>
      <Field label='标题' value={draft.title} max={60} error={tried ? lacks.title || undefined : undefined} onChange={(title) => writing.change({ title })} />
      <Field label='正文' kind='area' value={draft.markdown} max={20000} note='一行是一段，图片排在文后' error={tried ? lacks.text || undefined : undefined} onChange={(markdown) => writing.change({ markdown })} />
      <Pictures label='图片' pictures={draft.pictures} most={MOST_PICTURES} photos={writing.photos} onRemove={writing.remove} />
    </View>
  ) : (
    <View className='sect'>
      <View className='sub'>{stateWords[state]}{saved.data?.reason ? `，原因：${saved.data.reason}` : state === 'review' ? '，组织者看过后会发布，或者写明原因退回' : ''}</View>
      <View className='t1 write-title'>{draft.title}</View>
      <View className='write-text'>{draft.markdown}</View>
    </View>
  )
  return (
    <Page
      title={id ? '我的投稿' : '写投稿'}
      head={<><OfflineNotice text='写的内容存在手机里，连上后再保存或提交' />{state === 'returned' && saved.data ? <Notice title='组织者退回了这篇投稿' text={saved.data.reason} /> : null}</>}
      overlay={dropping ? (
        <Dialog title='删除这篇投稿？' act='删除投稿' back='留着' busy='正在删除…' loading={drop.busy} onAct={() => drop.run()} onBack={() => setDropping(false)}>文字和图片都会删除，找不回来。</Dialog>
      ) : null}
      footer={open ? (
        <>
          <Problem error={submit.error ?? save.error ?? drop.error} />
          <Button block loading={submit.busy} busy='正在提交…' disabled={saved.loading && Boolean(id)} onClick={ready(() => submit.run())}>交给组织者审核</Button>
          <View className='write-more'>
            <Button kind='text' small loading={save.busy} busy='正在保存…' onClick={ready(() => save.run())}>{dirty || !saved.data ? '存为草稿' : '草稿已保存'}</Button>
            {saved.data ? <Button kind='text' small onClick={() => setDropping(true)}>删除投稿</Button> : null}
          </View>
        </>
      ) : state === 'review' ? (
        <>
          <Problem error={takeBack.error} />
          <Button kind='second' block loading={takeBack.busy} busy='正在收回…' onClick={() => takeBack.run()}>收回修改</Button>
        </>
      ) : undefined}
    >
      {id ? <Loaded of={saved} failed='这篇投稿暂时取不出来' safe='写好的都在，不会丢。'>{() => body}</Loaded> : body}
    </Page>
  )
})
