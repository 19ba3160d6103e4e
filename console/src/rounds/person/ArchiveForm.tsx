import { App, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import type { WhichPapers } from '../../../../contract/papers'
import { lookAtJobs } from '../../jobs/jobs'
import { fullName } from '../../roster/words'
import { useAct } from '../../services/act'
import { useData } from '../../services/data'
import { count } from '../../services/format'
import { request } from '../../services/request'
import { Field } from '../../shell/Field'
import { Problem } from '../../shell/Problem'
import { Loaded } from '../../shell/States'

const ALL = ''

/** Which papers of a round are put into one archive, which is then made by itself. */
export function ArchiveForm({ round: { id, title }, close }: { round: { id: string; title: string }; close: () => void }) {
  const { message } = App.useApp()
  const [unit, setUnit] = useState(ALL)
  const [phase, setPhase] = useState(ALL)
  const [which, setWhich] = useState<WhichPapers>('counting')
  const units = useData(async () => (await request('GET /organiser/units')).units)
  const chosen = { ...(unit && { unit }), ...(phase && { phase }) }
  const found = useData(() => request('GET /organiser/rounds/:id/papers', { id, ...chosen }), `${id} ${unit} ${phase}`, { keep: true })
  const start = useAct(async () => {
    await request('POST /organiser/rounds/:id/papers', { id, ...chosen, which })
    void message.success('正在做答卷存档，做好后在右上角“任务”里下载')
    close()
    await lookAtJobs()
  })
  const { data } = found
  const none = !data || data.papers === 0 || data.whyNot !== ''
  return (
    <Modal title={`答卷存档：${title}`} open okText='开始做存档' cancelText='不做了' okButtonProps={{ disabled: none || found.loading }} confirmLoading={start.busy} onOk={() => start.run()} onCancel={close}>
      <Loaded of={found} failed='答卷份数暂时取不出来' rows={4}>
        {({ papers, phases, whyNot }) => (
          <>
            <p className='archive-lead'>每份答卷一个 PDF，按单位分文件夹，附一张目录表，打成一个压缩包。里面有姓名、成绩和答案，请按内部资料保管；压缩包保留 7 天。</p>
            <Field label='单位'>
              {(field) => (
                <Select
                  {...field} value={unit} onChange={setUnit} loading={units.loading} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
                  options={[{ value: ALL, label: '管理范围内的全部单位' }, ...(units.data ?? []).map((one) => ({ value: one.id, label: fullName(units.data ?? [], one.id) }))]}
                />
              )}
            </Field>
            {phases.length > 1
              ? <Field label='阶段'>{(field) => <Select {...field} value={phase} onChange={setPhase} options={[{ value: ALL, label: '全部阶段' }, ...phases.map((one) => ({ value: one.id, label: one.name }))]} />}</Field>
              : null}
            <div className='field' role='group' aria-label='哪些答卷'>
              <span className='field-label'>哪些答卷</span>
              <Radio.Group value={which} onChange={({ target }) => setWhich(target.value as WhichPapers)} options={[{ value: 'counting', label: '只要计入成绩的' }, { value: 'all', label: '每一次都要' }]} />
            </div>
            <p className={whyNot ? 'care' : 'sub'} aria-live='polite'>{whyNot || (papers ? `选的范围里交了 ${count(papers)} 份答卷${which === 'counting' ? '，其中计入成绩的才放进压缩包' : ''}。` : '选的范围里还没有交上来的答卷。')}</p>
          </>
        )}
      </Loaded>
      <Problem error={start.error ?? units.error} />
    </Modal>
  )
}
