import { Link } from 'react-router'
import type { OrganiserRound } from '../../../contract/organiser'
import { useData } from '../services/data'
import { count, left } from '../services/format'
import { request } from '../services/request'
import { Loaded } from '../shell/States'
import { DayBars } from './progress/DayBars'
import { Share } from './Share'
import { percent } from '../services/format'

/** How the round goes that ends first: what one opens the page for. */
export function Running({ rounds }: { rounds: readonly OrganiserRound[] }) {
  const [round] = rounds.filter(({ state, practice }) => state === 'open' && !practice).sort((a, b) => a.closesAt - b.closesAt)
  if (!round) return null
  return <Panel key={round.id} round={round} />
}

const SHOWN = 5

function Panel({ round }: { round: OrganiserRound }) {
  const found = useData(() => request('GET /organiser/rounds/:id/progress', { id: round.id }), round.id)
  return (
    <section aria-label={`${round.title}的参与进度`} className='running'>
      <div className='rule' />
      <div className='running-body'>
        <Loaded of={found} failed='参与进度暂时取不出来' rows={3}>
          {({ participants, roster, rate, rows, days, at }) => {
            const low = rows.filter((row) => row.roster > 0 && row.participants < row.roster)
            return (
              <>
                <div className='running-part'>
                  <h2 className='h2'>{round.title}参与进度</h2>
                  <p className='running-rate num'>{rate === null ? '—' : <>{percent(rate).slice(0, -1)}<small>%</small></>}</p>
                  <p className='num'><b>{count(participants)}</b> / {count(roster)} 人已参与</p>
                  <p className='sub num'>还剩 {left(round.closesAt - at)}，{count(Math.max(0, roster - participants))} 人未参与</p>
                  <p className='running-go'><Link to={`/rounds/${round.id}`}>看进度和未参与名单</Link></p>
                </div>
                <div className='running-part running-wide'>
                  <div className='between'><h2 className='h2'>每日新增参与人数</h2><span className='cap'>单位：人</span></div>
                  <DayBars days={days} opensAt={round.opensAt} closesAt={round.closesAt} at={at} />
                </div>
                <div className='running-part'>
                  <div className='between'><h2 className='h2'>参与率最低的单位</h2><Link to={`/rounds/${round.id}`} className='num'>全部 {count(rows.length)} 个</Link></div>
                  {low.length
                    ? <ul>{low.slice(0, SHOWN).map(({ unit, participants: n, roster: of }) => <li key={unit.id} className='between running-unit'><span className='one-line'>{unit.name}</span><Share participants={n} roster={of} /></li>)}</ul>
                    : <p className='sub running-all'>各单位都全员参与了。</p>}
                </div>
              </>
            )
          }}
        </Loaded>
      </div>
    </section>
  )
}
