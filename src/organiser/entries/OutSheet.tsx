import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Entry, EntryList } from '../../../contract/advance'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { Entries } from './useEntries'

interface Props { entry: Entry, phase: EntryList['phase'], entries: Entries, onDone: (told: string) => void, onClose: () => void }

/** A reason, and then who takes the place. */
export function OutSheet ({ entry, phase, entries: { moves, forgetMoves, ask, withdraw }, onDone, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const next = () => { setTried(true); if (reason.trim()) ask.run(phase.id, entry.memberId) }
  const close = () => { forgetMoves(); onClose() }
  const done = () => {
    onDone(`${entry.name}已退出${phase.name}${moves?.length ? `，由${moves.map(({ name }) => name).join('、')}递补` : ''}`)
    close()
  }
  if (moves) {
    return (
      <Dialog
        title={`${entry.name}退出${phase.name}？`} act='退出名单' back='不退出' busy='正在办理…' loading={withdraw.busy}
        onAct={() => withdraw.run(phase.id, entry.memberId, reason.trim(), done)} onBack={() => { withdraw.clear(); forgetMoves() }}
      >
        <Problem error={withdraw.error} />
        <View>{movesWords(entry, moves)}退出后不能再加回名单。</View>
      </Dialog>
    )
  }
  return (
    <Sheet title={`${entry.name}不参加${phase.name}`} dirty={reason !== ''} onClose={close} footer={<Button block kind='second' loading={ask.busy} busy='正在核对…' onClick={next}>下一步：看由谁递补</Button>}>
      <Problem error={ask.error} />
      <ReasonField value={reason} onChange={setReason} hint='如：出差，本人提出不参加' note='会写在名单里，也记在操作记录里' missing={tried} />
    </Sheet>
  )
}

function movesWords ({ state }: Entry, moves: NonNullable<Entries['moves']>): string {
  if (moves.length) return `由${moves.map(({ name, unit }) => `${name}（${unit.name}）`).join('、')}递补。`
  return state === 'reserve' ? '排在后面的候补依次往前。' : '没有候补的人，这个名额会空着。'
}
