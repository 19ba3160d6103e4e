import { useState } from 'react'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { Reasoned } from './index'
import type { Queue } from './useQueue'

/** Others read why. */
export function ReasonSheet ({ of, queue: { decide, decideComment }, onClose }: { of: Reasoned, queue: Queue, onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const name = of.one.author.name
  const words = of.kind === 'comment'
    ? { title: `不通过${name}的评论`, act: '答复不通过', hint: '如：与内容无关', note: '写评论的人会看到' }
    : of.act === 'return'
      ? { title: `退回${name}的心得`, act: '退回心得', hint: '如：请结合自己的工作写', note: '作者会看到，可以修改后再交' }
      : { title: `隐藏${name}的心得`, act: '隐藏心得', hint: '如：写了别人的私事', note: '作者会看到，别人不再看到这篇' }
  const act = of.kind === 'comment' ? decideComment : decide
  const submit = () => {
    setTried(true)
    if (!reason.trim()) return
    if (of.kind === 'comment') decideComment.run(of.one, false, reason.trim(), onClose)
    else decide.run(of.one, of.act, reason.trim(), onClose)
  }
  return (
    <Sheet title={words.title} dirty={reason !== ''} onClose={onClose} footer={<Button block loading={act.busy} busy='正在答复…' onClick={submit}>{words.act}</Button>}>
      <Problem error={act.error} />
      <ReasonField value={reason} onChange={setReason} hint={words.hint} note={words.note} missing={tried} />
    </Sheet>
  )
}
