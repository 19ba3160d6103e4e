import { Checkbox, DatePicker, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useExport } from '../jobs/useExport'
import { UnitPick } from '../roster/UnitPick'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { usePlans } from './usePlans'
import { spanOf } from './span'

/** A Word document of what was shown: the unit's, with those below it. */
export function ExportForm({ close }: { close: () => void }) {
  const units = useData(() => request('GET /organiser/units'))
  const plans = usePlans()
  const all = units.data?.units ?? []
  const [unit, setUnit] = useState<string | null>(null)
  const [days, setDays] = useState<[Dayjs | null, Dayjs | null] | null>(null)
  const [plan, setPlan] = useState<string | undefined>(undefined)
  const [picked, setPicked] = useState(false)
  const unitId = unit ?? all[0]?.id ?? null
  const save = useExport(async (id: string) => {
    const job = await request('POST /organiser/reflections/export', { unitId: id, ...spanOf(days), ...(plan && { planId: plan }), ...(picked && { picked }) })
    close()
    return job
  })
  return (
    <Modal open title='汇编成 Word' okText='开始汇编' cancelText='取消' confirmLoading={save.busy} okButtonProps={{ disabled: unitId === null }} onOk={() => { if (unitId !== null) save.run(unitId) }} onCancel={close} destroyOnHidden width={520}>
      <p className='sub reason-says'>把展示出来的心得按单位排好，带姓名、日期和图片。只给作者自己看的不收。</p>
      <Field label='哪个单位（含下级）'>{(field) => <UnitPick {...field} units={all} value={unitId} choose={setUnit} />}</Field>
      <Field label='提交日期'>{(field) => <DatePicker.RangePicker {...field} id={{ start: field.id }} className='whole-width' allowEmpty={[true, true]} placeholder={['从哪天', '到哪天']} value={days} onChange={(chosen) => setDays(chosen)} />}</Field>
      {plans.length ? <Field label='学习计划'>{(field) => <Select {...field} allowClear placeholder='不限' value={plan ?? null} options={plans} showSearch={{ optionFilterProp: 'label' }} onChange={(value: string | null | undefined) => setPlan(value ?? undefined)} />}</Field> : null}
      <Checkbox checked={picked} onChange={({ target }) => setPicked(target.checked)}>只收精选</Checkbox>
      <Problem error={units.error ?? save.error} />
    </Modal>
  )
}
