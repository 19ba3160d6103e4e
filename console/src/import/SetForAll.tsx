import { AutoComplete, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ImportSummary } from '../../../contract/questions'
import { DIFFICULTIES } from '../question/words'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import type { Defaults } from './defaults'

interface Props { id: string; bank: { id: string; name: string }; start: Defaults; close: () => void; done: (summary: ImportSummary, defaults: Defaults) => void }

/** Topic, period and difficulty for everything that the file does not say itself. */
export function SetForAll({ id, bank, start, close, done }: Props) {
  const facets = useData(() => request('GET /banks/:id/facets', { id: bank.id }))
  const [topic, setTopic] = useState(start.topic ?? '')
  const [period, setPeriod] = useState(start.period ?? '')
  const [difficulty, setDifficulty] = useState(start.difficulty)
  const save = useAct(async () => {
    const defaults = { topic: topic.trim() || undefined, period: period.trim() || undefined, difficulty }
    done(await request('PUT /imports/:id', { id, bankId: bank.id, ...defaults }), defaults)
  })
  const names = (list?: { name: string }[]) => list?.filter(({ name }) => name).map(({ name }) => ({ value: name })) ?? []
  return (
    <Modal open title='统一设专题、时期、难度' onCancel={close} onOk={() => save.run()} okText='入库时填上' cancelText='取消' confirmLoading={save.busy} width={460} destroyOnHidden>
      <p className='sub'>只填文件里没有写的，写了的不变。</p>
      <Field label='专题'>{({ status: _, ...field }) => <AutoComplete {...field} value={topic} onChange={(next: string) => setTopic(next.slice(0, 60))} options={names(facets.data?.topics)} />}</Field>
      <Field label='时期'>{({ status: _, ...field }) => <AutoComplete {...field} value={period} onChange={(next: string) => setPeriod(next.slice(0, 60))} options={names(facets.data?.periods)} />}</Field>
      <Field label='难度'>{({ status: _, ...field }) => <Select {...field} allowClear placeholder='不设' value={difficulty} onChange={(next?: number) => setDifficulty(next)} options={DIFFICULTIES.map((label, i) => ({ value: i + 1, label }))} />}</Field>
      <Problem error={save.error} />
    </Modal>
  )
}
