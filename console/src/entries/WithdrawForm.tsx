import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Entry, EntryList } from '../../../contract/advance'
import { useAct } from '../services/act'
import { request, type Answer } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { useUnsaved } from '../shell/useUnsaved'

type Moves = Answer<'POST /organiser/rounds/:id/entries/withdraw/preview'>['moves']
interface Props { roundId: string; phase: EntryList['phase']; entry: Entry; close: () => void; done: (list: EntryList) => void }

/** The reason first; then who moves up is read before it is done. */
export function WithdrawForm({ roundId, phase, entry, close, done }: Props) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [moves, setMoves] = useState<Moves | null>(null)
  const unsaved = useUnsaved(reason.trim() !== '')
  const about = { id: roundId, phase: phase.id, memberId: entry.memberId }
  const ask = useAct(async () => setMoves((await request('POST /organiser/rounds/:id/entries/withdraw/preview', about)).moves))
  const leave = useAct(async () => {
    done(await request('POST /organiser/rounds/:id/entries/withdraw', { ...about, reason: reason.trim() }))
    unsaved.release()
    void message.success(`${entry.name}已退出${phase.name}`)
    close()
  })
  const next = () => { setTried(true); if (moves) leave.run(); else if (reason.trim()) ask.run() }
  const said = moves?.length ? `由${moves.map(({ name, unit }) => `${name}（${unit.name}）`).join('、')}递补。` : entry.state === 'reserve' ? '排在后面的候补依次往前。' : '没有候补的人，这个名额会空着。'
  return (
    <Modal
      title={`${entry.name}不参加${phase.name}`} open okText={moves ? '退出名单' : '看由谁递补'} cancelText={moves ? '再改改' : '不退出'} confirmLoading={ask.busy || leave.busy} mask={{ closable: false }}
      onOk={next} onCancel={() => (moves ? setMoves(null) : close())}
    >
      {moves
        ? <p role='status'>{said}<b>退出后不能再加回名单。</b></p>
        : (
          <Field label='原因' error={tried && !reason.trim() ? '请写明原因' : undefined} hint='会写在名单里，也记在操作记录里'>
            {(field) => <Input {...field} value={reason} maxLength={100} placeholder='如：出差，本人提出不参加' onChange={({ target }) => setReason(target.value)} onPressEnter={next} />}
          </Field>
          )}
      <Problem error={leave.error ?? ask.error} />
    </Modal>
  )
}
