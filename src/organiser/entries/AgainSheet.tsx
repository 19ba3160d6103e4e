import { View } from '@tarojs/components'
import { useState } from 'react'
import type { EntryList } from '../../../contract/advance'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { Entries } from './useEntries'

interface Props { phase: EntryList['phase'], entries: Entries, onDone: (told: string) => void, onClose: () => void }

/** After a correction the list is made anew; until then it stays as it was announced. */
export function AgainSheet ({ phase, entries: { again }, onDone, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (reason.trim()) again.run(phase.id, reason.trim(), () => { onDone(`${phase.name}的名单已经重新确定`); onClose() }) }
  return (
    <Sheet
      title='按更正后的成绩重新确定' dirty={reason !== ''} onClose={onClose}
      footer={<Button block loading={again.busy} busy='正在重新确定…' onClick={submit}>重新确定{phase.name}名单</Button>}
    >
      <Problem error={again.error} />
      <View className='entries-told'>名单会按现在的名次重新产生：可能有人进来，也可能有人落下。已经退出的人不会再进名单。</View>
      <ReasonField value={reason} onChange={setReason} hint='如：第 5 题答案更正' note='会写在竞赛页上，参加的人都看得到' missing={tried} />
    </Sheet>
  )
}
