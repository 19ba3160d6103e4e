import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OrganiserHonours } from '../../../contract/awards'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { Changes } from './Changes'
import type { useHonours } from './useHonours'

interface Props { announce: ReturnType<typeof useHonours>['announce'], of: OrganiserHonours, onClose: () => void }

/** The first time a question; a correction needs its reason, which members will read. */
export function AskAnnounce ({ announce, of, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const close = () => { announce.clear(); onClose() }
  if (!of.announced) {
    const people = of.lists.reduce((sum, { total }) => sum + total, 0)
    return (
      <Dialog title='公布获奖名单？' act='公布获奖名单' back='再看看' busy='正在公布…' loading={announce.busy} onAct={() => announce.run('', onClose)} onBack={close}>
        <Problem error={announce.error} />
        <View className='num'>{of.lists.length} 个奖项，{people} 个名额。公布后参加的人都能看到，其他单位的人看到的姓名会遮去一部分。以后有更正可以再公布，每次都有记录。</View>
      </Dialog>
    )
  }
  const next = () => { setTried(true); if (reason.trim()) setAsking(true) }
  if (asking) {
    return (
      <Dialog
        title='公布更正后的名单？' act='公布更正后的名单' back='再看看' busy='正在公布…' loading={announce.busy}
        onAct={() => announce.run(reason.trim(), onClose)} onBack={() => { announce.clear(); setAsking(false) }}
      >
        <Problem error={announce.error} />
        <Changes of={of.changes} />
        <View>公布后，参加的人看到的就是更正后的名单和这个原因。以前公布的名单留作记录。</View>
      </Dialog>
    )
  }
  return (
    <Sheet
      title='公布更正后的名单' dirty={reason !== ''} onClose={close}
      footer={<Button block onClick={next}>下一步：核对后公布</Button>}
    >
      <Changes of={of.changes} />
      <Field
        label='更正的原因' kind='area' value={reason} onChange={setReason} max={100} hint='如：第 8 题答案有误，已重新计分' note='会写在竞赛页上，参加的人都看得到'
        error={tried && !reason.trim() ? '请写明原因' : undefined}
      />
    </Sheet>
  )
}
