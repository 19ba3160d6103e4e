import { Button } from 'antd'
import { useState } from 'react'
import type { Entry, EntryList } from '../../../contract/advance'
import { useExport } from '../jobs/useExport'
import { useFrame } from '../rounds/frame'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import { Empty, Loaded } from '../shell/States'
import { AgainForm } from './AgainForm'
import { PhaseEntries } from './PhaseEntries'
import { WithdrawForm } from './WithdrawForm'
import '../bank/bank.css'
import './entries.css'

type Doing = { phase: EntryList['phase']; entry: Entry | null }

/** Who comes from one phase into the next. */
export function EntriesTab() {
  const { round } = useFrame()
  const found = useData(() => request('GET /organiser/rounds/:id/entries', { id: round.id }), round.id)
  const [doing, act] = useState<Doing | null>(null)
  const take = useExport(() => request('POST /organiser/rounds/:id/entries/export', { id: round.id }))
  const put = (list: EntryList) => {
    if (found.data) found.set({ ...found.data, phases: found.data.phases.map((one) => (one.phase.id === list.phase.id ? list : one)) })
  }
  const close = () => act(null)
  return (
    <Loaded of={found} failed='晋级名单暂时取不出来' rows={8}>
      {({ phases }) => phases.length
        ? (
          <>
            <Problem error={take.error} />
            {phases.map((list, i) => (
              <PhaseEntries
                key={list.phase.id} list={list} out={(entry) => act({ phase: list.phase, entry })} again={() => act({ phase: list.phase, entry: null })}
                extra={i === 0 && phases.some(({ entries }) => entries.length) ? <Button loading={take.busy} onClick={() => take.run()}>导出成表</Button> : null}
              />
            ))}
            {doing ? doing.entry
              ? <WithdrawForm roundId={round.id} phase={doing.phase} entry={doing.entry} close={close} done={put} />
              : <AgainForm roundId={round.id} phase={doing.phase} close={close} done={put} /> : null}
          </>
          )
        : <div className='box'><Empty title='这场竞赛没有晋级的阶段' text='每个阶段人人都可以参加，不用产生名单。' /></div>}
    </Loaded>
  )
}
