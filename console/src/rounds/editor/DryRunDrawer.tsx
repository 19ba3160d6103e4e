import { Drawer, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { Done } from '../../../../contract/conduct'
import type { RoundConfig } from '../../../../contract/round-config'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { useSettled } from '../../services/settled'
import { Loaded } from '../../shell/States'
import { daysOf, momentAt } from './days'
import { DryPhase } from './DryPhase'
import { toLocal } from '../../editor/time'
import { phaseName } from './words'

const states = { upcoming: '未开始', open: '进行中', closed: '已结束' }

/** What a member would see on a day at an hour, having done this or that. Nothing of it is saved. */
export function DryRunDrawer({ config, close }: { config: RoundConfig; close: () => void }) {
  const { phases, audience } = config
  const days = daysOf(config)
  const [day, setDay] = useState(days[1]?.value ?? '')
  const [clock, setClock] = useState(() => toLocal(Math.min(...phases.map(({ window }) => window.opensAt)) + 3_600_000).slice(11))
  const [kind, setKind] = useState<Done['kind']>('nothing')
  const [phase, setPhase] = useState(phases[0]?.id ?? '')
  const [group, setGroup] = useState('')
  const at = momentAt(day, clock)
  const as: Done = kind === 'nothing' ? { kind } : { kind, phase }
  const asked = useSettled(JSON.stringify({ at, as, group: group || undefined }), 250)
  const found = useData(async () => {
    const question = JSON.parse(asked) as { at: number | null; as: Done; group?: string }
    return request('POST /organiser/rounds/dry-run', { config, ...question, at: question.at ?? 0 })
  }, asked, { keep: true })
  const done = [{ value: 'nothing', label: '还什么都没做' }, { value: 'passed', label: '参加并合格' }, { value: 'usedUp', label: '今天的次数用完' }]
  return (
    <Drawer title='试走一遍' open size={520} onClose={close}>
      <p className='sub'>看看那个时候成员在手机上见到什么。不会保存，也不影响任何人。</p>
      <div className='rule-dry'>
        <div className='rule-controls'>
          <Select<string> aria-label='哪一天' value={day} onChange={setDay} style={{ width: 200 }} options={days} />
          <Input type='time' className='rule-clock' aria-label='几点' value={clock} onChange={({ target }) => { if (target.value) setClock(target.value) }} />
        </div>
        <Radio.Group aria-label='这个人做过什么' optionType='button' className='rule-choice' value={kind} options={done} onChange={({ target }) => setKind(target.value as Done['kind'])} />
        {kind !== 'nothing' && phases.length > 1 ? <Select<string> aria-label='在哪个阶段' value={phase} onChange={setPhase} style={{ width: 200 }} options={phases.map(({ id }, i) => ({ value: id, label: phaseName(phases, i) }))} /> : null}
        {audience.groups && audience.groups.by !== 'unit' ? <Select<string> aria-label='属于哪一组' value={group} onChange={setGroup} style={{ width: 200 }} options={[{ value: '', label: '不在任何组' }, ...audience.groups.list.map(({ id, name }) => ({ value: id, label: name }))]} /> : null}
      </div>
      <div aria-live='polite' aria-busy={found.loading && found.data !== null}>
        <Loaded of={found} failed='现在还走不了' rows={4}>
          {(run) => (
            <>
              <p className='strong rule-dry-state'>{states[run.state]}</p>
              {run.phases.map((view) => <DryPhase key={view.id} view={view} at={run.at} current={phases.length > 1 && view.id === run.current} named={phases.length > 1} reveal={run.reveals.find((one) => one.phase === view.id)} />)}
            </>
          )}
        </Loaded>
      </div>
    </Drawer>
  )
}
