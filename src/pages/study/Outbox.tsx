import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/States'
import { dayWords } from '@/services/days'
import { newKey } from '@/services/ids'
import { now } from '@/services/clock'
import { go, links } from '@/services/nav'
import { drafts } from '@/services/study-drafts'
import { discard, forgetArrived, handIn, takeOut, useOutbox, type Waiting } from '@/services/study-outbox'

/** What lies in the phone and has not reached the server, and what became of it. */
export function Outbox ({ today, onChange, onDrop }: { today: number, onChange: () => void, onDrop: (one: Waiting) => void }) {
  const { waiting, arrived } = useOutbox()
  const going = waiting.filter(({ refused }) => !refused)
  const refused = waiting.filter((one) => one.refused)
  const late = arrived.filter(({ day, countedFor }) => day !== countedFor)
  return (
    <>
      {going.length ? <Notice icon='offline' title={`待上传 ${going.length} 次打卡`} text='已经存在手机里，连上网后自动上传。' /> : null}
      {arrived.length ? (
        <View className='out'>
          {arrived.map(({ sendId, title, day, countedFor }) => (
            <View key={sendId} className='small'>“{title}”已上传，{day === countedFor ? `计入 ${dayWords(day, today)}。` : `没有计入 ${dayWords(day, today)}，计入 ${dayWords(countedFor, today)}。`}</View>
          ))}
          <Button kind='text' small onClick={() => { forgetArrived(); onChange() }}>{late.length ? '知道了' : '收起'}</Button>
        </View>
      ) : null}
      {refused.map((one) => <Refused key={one.sendId} one={one} today={today} onChange={onChange} onDrop={() => onDrop(one)} />)}
    </>
  )
}

function Refused ({ one, today, onChange, onDrop }: { one: Waiting, today: number, onChange: () => void, onDrop: () => void }) {
  const again = () => {
    takeOut(one.sendId)
    // No longer for the day that is over: it counts when it arrives.
    void handIn({ ...one, sendId: newKey(), writtenAt: now(), day: today, refused: undefined })
      .catch(() => drafts.write(one.planId, one.taskId, today, one.written))
      .finally(onChange)
  }
  const open = () => {
    takeOut(one.sendId)
    const day = one.makesUp ? one.day : today
    drafts.write(one.planId, one.taskId, day, one.written)
    go(links.checkIn(one.planId, one.taskId, one.makesUp ? one.day : undefined))
  }
  return (
    <View className='out'>
      <View className='small strong umber'>{dayWords(one.day, today)}写的“{one.title}”没有计入</View>
      <View className='sub'>{one.refused?.message}写的内容还在手机里。</View>
      <View className='row wrap'>
        {one.refused?.late && !one.makesUp ? <Button kind='text' small onClick={again}>算作今天的打卡</Button> : null}
        <Button kind='text' small onClick={open}>打开修改</Button>
        <Button kind='text' small onClick={onDrop}>删除草稿</Button>
      </View>
    </View>
  )
}

/** Asks before what was written is gone. */
export function useDropDialog (onDone: () => void) {
  const [dropping, setDropping] = useState<Waiting | null>(null)
  const dialog = dropping ? (
    <Dialog title='删除这份草稿？' act='删除草稿' back='先留着' rather onBack={() => setDropping(null)} onAct={() => { discard(dropping.sendId); setDropping(null); onDone() }}>
      写的文字和选的照片、录音都会删掉，不能找回。
    </Dialog>
  ) : null
  return { dialog, drop: setDropping }
}
