import { useState } from 'react'
import { Link } from 'react-router'
import { UnitPath } from '../rounds/progress/UnitPath'
import { useData } from '../services/data'
import { count, percent } from '../services/format'
import { request, type Answer } from '../services/request'
import { Choice } from '../shell/Choice'
import { Empty, Loaded } from '../shell/States'
import { usePlan } from './frame'
import { PlanDays } from './PlanDays'
import { ExportButton } from './ExportButton'
import { UnitTable } from './UnitTable'

export type Progress = Answer<'GET /organiser/plans/:id/progress'>
type Stretch = 'all' | 'week' | 'day'

const stretches: { value: Stretch; text: string }[] = [{ value: 'all', text: '开始到现在' }, { value: 'week', text: '最近 7 天' }, { value: 'day', text: '今天' }]

/** How each unit goes along, down the tree; every figure with the heads that it is of. */
export function ProgressTab() {
  const { plan } = usePlan()
  const [parent, setParent] = useState<string | undefined>(undefined)
  const [stretch, setStretch] = useState<Stretch>('all')
  const last = { all: undefined, week: 7, day: 1 }[stretch]
  const found = useData(() => request('GET /organiser/plans/:id/progress', { id: plan.id, parent, last }), `${plan.id} ${parent ?? ''} ${stretch}`, { keep: true })
  if (plan.state === 'draft') return <div className='box'><Empty title='还没有发布' text='发布以后，这里按单位显示谁在打卡、每项任务做了多少。' /></div>
  if (plan.state === 'upcoming') return <div className='box'><Empty title='还没有开始' text='开始以后，这里按单位显示打卡人数、参与率和每项任务完成的人数。' /></div>
  return (
    <>
      <div className='between gap wrap plan-top'>
        <Choice<Stretch> label='看哪段时间' value={stretch} change={setStretch} items={plan.state === 'running' ? stretches : stretches.slice(0, 1)} />
        <ExportButton id={plan.id} {...(parent && { unitId: parent })} {...(last && { last })} />
      </div>
      <Loaded of={found} failed='进度暂时取不出来' rows={8}>
        {(progress) => (
          <>
            <Figures progress={progress} />
            <section className='box progress-days' aria-label='每天打卡的人数'>
              <div className='between'><h2 className='h2'>每天打卡的人数</h2><span className='cap'>单位：人</span></div>
              <PlanDays days={progress.days} from={progress.from} to={progress.to} today={progress.today} />
            </section>
            <UnitPath path={progress.path} show={setParent} />
            <div className='box progress-units'>
              {progress.rows.length
                ? <UnitTable progress={progress} show={setParent} />
                : <Empty title='这个单位下面没有别的单位' text='每个人的情况在“成员”里看。'><p><Link to={`/plans/${plan.id}/people?unit=${parent ?? progress.path.at(-1)?.id ?? ''}`}>看成员</Link></p></Empty>}
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function Figures({ progress: { heads, participants, waiting, tasks, days } }: { progress: Progress }) {
  const figure = (name: string, value: string, note: string) => <div key={name} className='figure'><span className='sub'>{name}</span><b className='num'>{value}</b><span className='cap num'>{note}</span></div>
  const dayHeads = days.reduce((sum, { members }) => sum + members, 0)
  return (
    <div className='progress-top box'>
      <div className='figures'>
        {figure('打过卡的', heads ? percent(Math.min(1, participants / heads)) : '—', `${count(participants)} / ${count(heads)} 人`)}
        {figure('还没打卡', count(Math.max(0, heads - participants - waiting)), waiting ? `另有 ${count(waiting)} 人交了待审核` : '名单在“成员”里')}
        {figure('人均打卡天数', heads ? (dayHeads / heads).toFixed(1) : '—', `共 ${count(dayHeads)} 人次，按 ${count(heads)} 人算`)}
        {tasks[0] && tasks.length === 1 ? figure('完成过任务', count(tasks[0].done), `${count(tasks[0].done)} / ${count(tasks[0].heads)} 人`) : figure('任务', count(tasks.length), '各项完成的人数在下表')}
      </div>
    </div>
  )
}
