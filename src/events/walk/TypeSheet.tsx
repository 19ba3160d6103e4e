import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'

/** For whoever cannot scan: the ten digits below a station's code. */
export function TypeSheet ({ typed, onClose }: { typed: (code: string) => Promise<boolean>, onClose: () => void }) {
  const [value, setValue] = useState('')
  const [wrong, setWrong] = useState('')
  const act = useAct(async () => { await typed(value.trim()); onClose() })
  const submit = () => {
    if (value.replace(/\D/g, '').length !== 10) { setWrong('编号是十位数字，写在站点码的下面，请填完整'); return }
    act.run()
  }
  return (
    <Sheet title='输入编号' onClose={onClose} footer={<><Problem error={act.error} /><Button block loading={act.busy} busy='正在盖章…' onClick={submit}>盖章</Button></>}>
      <Field label='站点编号' kind='number' value={value} max={14} error={wrong} note='站点码下面的十位数字' onChange={(text) => { setValue(text); setWrong('') }} onDone={submit} />
    </Sheet>
  )
}
