import { useEffect, useState } from 'react'
import { useData } from '../../services/data'
import { count, mean, percent } from '../../services/format'
import { request, type Answer } from '../../services/request'
import { Empty, Loaded } from '../../shell/States'
import { useFrame } from '../frame'
import { AbsentDrawer } from './AbsentDrawer'
import { DayBars } from './DayBars'
import { UnitPath } from './UnitPath'
import { UnitTable } from './UnitTable'

const LIVE_MS = 10_000

type Progress = Answer<'GET /organiser/rounds/:id/progress'>
export interface Asked { id: string; name: string }

/** Who takes part, unit by unit, down the tree; live while the round runs. */
export function ProgressTab() {
  const { round } = useFrame()
  const [parent, setParent] = useState<string | undefined>(undefined)
  const [asked, setAsked] = useState<Asked | null>(null)
  const found = useData(() => request('GET /organiser/rounds/:id/progress', { id: round.id, parent }), `${round.id} ${parent ?? ''}`, { keep: true })
  const { refresh } = found
  const live = round.state === 'open' && !round.practice
  useEffect(() => {
    if (!live) return
    const timer = setInterval(() => { if (!document.hidden) void refresh() }, LIVE_MS)
    return () => clearInterval(timer)
  }, [live, refresh])
  if (round.practice) return <div className='box'><Empty title='练习不统计参与' text='谁练过、练了几次，只有本人看得到。' /></div>
  if (round.state === 'upcoming') return <div className='box'><Empty title='还没有开始' text='开始以后，这里按单位显示参与人数、参与率和未参与名单。' /></div>
  return (
    <Loaded of={found} failed='参与进度暂时取不出来' rows={8}>
      {(progress) => (
        <>
          <Figures progress={progress} live={live} />
          <section className='box progress-days' aria-label='每日新增参与人数'>
            <div className='between'><h2 className='h2'>每日新增参与人数</h2><span className='cap'>单位：人</span></div>
            <DayBars days={progress.days} opensAt={round.opensAt} closesAt={round.closesAt} at={progress.at} />
          </section>
          <UnitPath path={progress.path} show={setParent} />
          <div className='box progress-units'>
            {progress.rows.length ? <UnitTable rows={progress.rows} show={setParent} ask={setAsked} /> : <Empty title='这里没有参加的单位' text='开赛时花名册里的单位会列在这里。' />}
          </div>
          {asked ? <AbsentDrawer key={asked.id} roundId={round.id} unit={asked} close={() => setAsked(null)} /> : null}
        </>
      )}
    </Loaded>
  )
}

function Figures({ progress: { participants, roster, rate, today, mean: points, fullMarks }, live }: { progress: Progress; live: boolean }) {
  const figure = (name: string, value: string, note: string) => <div className='figure'><span className='sub'>{name}</span><b className='num'>{value}</b><span className='cap num'>{note}</span></div>
  return (
    <div className='progress-top box'>
      <div className='figures'>
        {figure('参与率', rate === null ? '—' : percent(rate), `${count(participants)} / ${count(roster)} 人`)}
        {figure('未参与', count(Math.max(0, roster - participants)), '按开赛当日花名册')}
        {figure('今天新增', count(today), live ? '每 10 秒更新' : '')}
        {figure('平均分', points === null ? '—' : mean(points), `满分 ${count(fullMarks)} 人`)}
      </div>
    </div>
  )
}
