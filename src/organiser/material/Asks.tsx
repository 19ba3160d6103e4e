import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { Work } from './kept'
import type { Writing } from './useMaterial'
import { withdrawReasons } from './words'

export type Asking = null | 'publish' | 'withdraw' | 'remove'

/** Before what members see, and before what cannot be taken back. */
export function Asks ({ asking, writing: { publish, withdraw, remove }, work: { input, unit, entry }, onClose }: { asking: Exclude<Asking, null>, writing: Writing, work: Work, onClose: () => void }) {
  const { title, columnId } = input
  switch (asking) {
    case 'publish': {
      const act = columnId === null ? '照样发布' : entry?.state === 'withdrawn' ? '重新发布' : '发布资料'
      return (
        <Dialog title={columnId === null ? '没有选专栏，照样发布？' : `发布“${title}”？`} act={act} back={columnId === null ? '先选专栏' : '再看看'} onAct={() => { onClose(); publish.run() }} onBack={onClose}>
          {columnId === null ? '成员在手机上从专栏里找资料。没有放进专栏的，只能从计划的任务、“还没看的”或搜索里找到。' : `${unit.name}的成员在手机上就能看到。发布以后还能改，也能撤下。`}
        </Dialog>
      )
    }
    case 'withdraw': return <WithdrawSheet title={entry?.title ?? title} withdraw={withdraw} onClose={onClose} />
    case 'remove': return (
      <Dialog title={`删除“${title || '这份草稿'}”？`} act='删除草稿' back='不删除' busy='正在删除…' loading={remove.busy} onAct={() => remove.run()} onBack={onClose}>
        <Problem error={remove.error} />
        删除以后找不回来。
      </Dialog>
    )
    default: return asking satisfies never
  }
}

function WithdrawSheet ({ title, withdraw, onClose }: { title: string, withdraw: Writing['withdraw'], onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = () => { setTried(true); if (reason.trim()) withdraw.run(reason.trim()) }
  return (
    <Sheet title={`撤下“${title}”？`} dirty={reason !== ''} onClose={onClose} footer={<Button block loading={withdraw.busy} busy='正在撤下…' onClick={act}>撤下资料</Button>}>
      <View className='sub'>成员在手机上看不到了，读过的记录都留着。以后可以重新发布。</View>
      <Problem error={withdraw.error} />
      <ReasonField value={reason} onChange={setReason} hint='如：内容有误，正在更正' note='会记录在操作记录里' missing={tried} />
      <View className='row wrap'>{withdrawReasons.map((text) => <Button key={text} kind='text' small onClick={() => setReason(text)}>{text}</Button>)}</View>
    </Sheet>
  )
}
