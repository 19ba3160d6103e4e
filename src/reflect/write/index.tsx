import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { MaterialSheet, type ChosenMaterial } from '@/components/MaterialSheet'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Skeleton } from '@/components/Skeleton'
import { ErrorState, Notice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { Input } from '@/platform/Input'
import { useAct } from '@/services/act'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { charsOf } from '../kept'
import { Clash } from './Clash'
import { PictureRow } from './PictureRow'
import { Sights } from './Sights'
import { useDraft, type Saving } from './useDraft'
import { usePictures } from './usePictures'
import './index.scss'

const MOST_LETTERS = 10000
const savingWords: Record<Saving, string> = { none: '', saving: '正在保存', saved: '草稿已保存', waiting: '已存在手机里，联网后上传' }

export default guarded('member', function WritePage () {
  const { id, plan, task, material } = useRouter().params
  const drafting = useDraft({ id, planId: plan, taskId: task, materialId: material })
  const pictures = usePictures(drafting)
  const [tried, setTried] = useState('')
  const [picking, setPicking] = useState(false)
  const hand = useAct(async () => {
    const { id: handed, checkedIn } = await drafting.submit()
    if (checkedIn) void Taro.showToast({ title: '已提交，这项任务打卡完成', icon: 'none' })
    replace(links.reflection(handed))
  })
  const { kept, clash, change } = drafting
  if (!kept) {
    return (
      <Page title='写心得'>
        {drafting.loadError
          ? <ErrorState title='暂时不能写心得' error={drafting.loadError} onRetry={() => { void drafting.retry() }} />
          : <Skeleton kind='block' />}
      </Page>
    )
  }
  const count = charsOf(kept.draft.text)
  const wrong = count === 0 ? '还没有写字' : count < kept.least ? `至少写 ${kept.least} 字，还差 ${kept.least - count} 字` : pictures.sending.length ? '有图片还没有传完，请等一等，或去掉没传上的' : ''
  const forTask = kept.draft.taskId !== null
  const pick = (chosen: ChosenMaterial | null) => {
    // What the task is called the server says with the next saving.
    change({ materialId: chosen?.id ?? null }, { about: chosen?.title ?? (forTask ? '任务心得' : '') })
    setPicking(false)
  }
  const submit = () => { setTried(wrong); if (!wrong) hand.run() }
  return (
    <Page
      title='写心得'
      head={kept.reason ? <Notice title='组织者退回了这篇心得' text={kept.reason} /> : null}
      overlay={
        clash ? <Clash mine={kept} theirs={clash} onChoose={drafting.choose} />
          : picking ? <MaterialSheet title='写的是哪份资料' chosen={kept.draft.materialId} none={forTask ? '不写资料，写任务本身' : '不写资料，自由写作'} onChoose={pick} onClose={() => setPicking(false)} />
            : null
      }
      footer={
        <>
          <Problem error={hand.error} text={tried && wrong ? tried : undefined} />
          <Button block loading={hand.busy} busy='正在提交…' onClick={submit}>提交心得</Button>
        </>
      }
    >
      <View className='row write-about'>
        <Icon name='book' size={22} />
        <View className='grow'>{kept.about || '自由写作'}</View>
        <View className='row sub write-change' hoverClass='pressed' {...a11y({ role: 'button', label: `更换写的资料，现在是${kept.about || '自由写作'}` })} onClick={() => setPicking(true)}>更换<Icon name='next' size={18} /></View>
      </View>
      <View className='band write-text'>
        <Input kind='area' label='心得正文' hint='写下你的体会' value={kept.draft.text} max={MOST_LETTERS} onChange={(text) => change({ text })} />
        <View className='row wrap between write-state'>
          <Enough count={count} least={kept.least} full={kept.draft.text.length >= MOST_LETTERS} />
          <View className='cap' {...a11y({ role: 'status', live: 'polite' })}>{savingWords[drafting.saving]}</View>
        </View>
        <Problem error={drafting.problem} />
      </View>
      <PictureRow of={pictures} />
      <Sights value={kept.draft.sight} task={forTask} onChange={(sight) => change({ sight })} />
    </Page>
  )
})

function Enough ({ count, least, full }: { count: number, least: number, full: boolean }) {
  if (full) return <View className='umber num'>最多 {MOST_LETTERS} 字，已经写满，多出的没有放进来</View>
  if (least && count >= least) return <View className='row green num'><Icon name='done' size={18} /><View className='write-count'>已写 {count} 字，够 {least} 字了</View></View>
  return <View className='sub num'>{least ? `已写 ${count} 字，至少 ${least} 字` : `已写 ${count} 字`}</View>
}
