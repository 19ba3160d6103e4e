import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { useAct } from '@/services/act'
import { request } from '@/services/request'
import { useSession } from '@/store/session'
import type { Review } from './useReview'

/** Named, placed under a unit, and chosen at once. */
export function NewBank ({ intoBank, onClose }: { intoBank: Review['intoBank'], onClose: () => void }) {
  const roles = useSession((state) => state.me?.roles) ?? []
  const units = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
  const [name, setName] = useState('')
  const [unitId, setUnit] = useState(units[0]?.id ?? '')
  const [practice, setPractice] = useState(false)
  const [tried, setTried] = useState(false)
  const make = useAct(async () => {
    const bank = await request('POST /banks', { unitId, name: name.trim(), practice })
    intoBank.run(bank.id, onClose)
  })
  const submit = () => { setTried(true); if (name.trim()) make.run() }
  return (
    <Sheet
      title='新建题库' dirty={name !== ''} onClose={onClose}
      footer={<Button block loading={make.busy || intoBank.busy} busy='正在新建…' onClick={submit}>建好并选用</Button>}
    >
      <Problem error={make.error ?? intoBank.error} />
      <Field label='名称' value={name} max={60} hint='如：党的二十大知识' error={tried && !name.trim() ? '请填写题库名称' : undefined} onChange={setName} onDone={submit} />
      {units.length > 1 ? (
        <View className='field'>
          <View className='field-label'>属于哪个单位</View>
          <Chips label='属于哪个单位' items={units.map((unit) => ({ value: unit.id, text: unit.name }))} value={unitId} onChange={setUnit} />
        </View>
      ) : null}
      <View className='bank-practice'>
        <Cell title='开放练习' note='开放后，成员能看到答案与解析；要用来竞赛的题先不要开放' on={practice} label='开放练习，开放后成员能看到答案与解析' onClick={() => setPractice(!practice)} />
      </View>
    </Sheet>
  )
}
