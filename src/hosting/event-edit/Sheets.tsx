import { dropped, moved, replaced } from '@/organiser/editing/lists'
import { UnitsSheet } from '@/organiser/publish/UnitsSheet'
import { useSession } from '@/store/session'
import { AskedSheet } from './AskedSheet'
import { AttendSheet, HoursSheet, OutSheet } from './AttendSheets'
import type { PartProps } from './Basics'
import type { Opened } from './opened'
import { withPositions } from './positions'
import { PositionsSheet } from './PositionsSheet'
import { at } from './problems'
import { PercentSheet, SeatsSheet } from './QuotaSheets'
import { nextWeek } from './sessions'
import { SessionSheet } from './SessionSheet'
import type { Work } from './useEventEdit'

interface Props extends Pick<PartProps, 'problems' | 'change'> { work: Work, open: Opened, onOpen: (what: Opened | null) => void }

/** What lies open over the form. */
export function Sheets ({ work, open, problems, change, onOpen }: Props) {
  const roles = useSession((state) => state.me?.roles) ?? []
  const { form } = work
  const { attend, hours, shares, percent, least } = form
  const close = () => onOpen(null)
  switch (open.at) {
    case 'session': case 'positions': return <OfSession work={work} open={open} index={open.index} problems={problems} change={change} onOpen={onOpen} />
    case 'asked': return <OfForm work={work} open={open} index={open.index} problems={problems} change={change} onOpen={onOpen} />
    case 'units': {
      const roots = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
      return <UnitsSheet roots={roots} chosen={form.units} onClose={close} onChoose={(units) => { change({ units }); close() }} />
    }
    case 'shares':
      return (
        <SeatsSheet
          title='名额分到单位' lead='每个单位（包括它的下级）最多报这么多。没有列的单位，用剩下的名额。' unit='个' list={shares.list} problem={at(problems, 'shares')}
          each={{ value: shares.each, onChange: (each) => change({ shares: { ...shares, each } }) }} onChange={(list) => change({ shares: { ...shares, list } })} onClose={close}
        />
      )
    case 'least': return <SeatsSheet title='最少要来' lead='只是要求：不够的单位，组织者看得到，不影响报名。' unit='人' list={least} problem={at(problems, 'least')} onChange={(list) => change({ least: list })} onClose={close} />
    case 'percent': return <PercentSheet percent={percent} problem={at(problems, 'percent')} onChange={(changed) => change({ percent: changed })} onClose={close} />
    case 'attend': return <AttendSheet attend={attend} problems={problems} onChange={(changed) => change({ attend: changed })} onClose={close} />
    case 'out': return <OutSheet attend={attend} problems={problems} onChange={(changed) => change({ attend: changed })} onClose={close} />
    case 'hours': return <HoursSheet attend={attend} hours={hours} problems={problems} onChange={change} onClose={close} />
    default: return open satisfies never
  }
}

type OneProps = Props & { index: number }

function OfSession ({ work: { form, original }, open, index, problems, change, onOpen }: OneProps) {
  const { sessions } = form
  const session = sessions[index]
  if (!session) return null
  if (open.at === 'positions') {
    return (
      <PositionsSheet
        session={session} index={index} of={sessions.length} problems={problems} onClose={() => onOpen({ at: 'session', index })}
        onChange={(positions) => change({ sessions: replaced(sessions, index, withPositions(session, positions)) })} onAll={() => change({ sessions: sessions.map((one) => withPositions(one, session.positions)) })}
      />
    )
  }
  return (
    <SessionSheet
      key={session.own.id} session={session} index={index} of={sessions.length} problems={problems} seatless={original.enrol.how === 'opt-out'} onClose={() => onOpen(null)}
      onChange={(changed) => change({ sessions: replaced(sessions, index, changed) })} onPositions={() => onOpen({ at: 'positions', index })}
      onCopy={() => { change({ sessions: nextWeek(sessions, index) }); onOpen({ at: 'session', index: sessions.length }) }}
      onRemove={() => { change({ sessions: dropped(sessions, index) }); onOpen(null) }}
    />
  )
}

function OfForm ({ work: { form }, index, problems, change, onOpen }: OneProps) {
  const list = form.asked
  const asked = list[index]
  if (!asked) return null
  return (
    <AskedSheet
      key={asked.own.id} asked={asked} index={index} of={list.length} problems={problems} groups={form.group.trim() !== ''} onClose={() => onOpen(null)}
      onChange={(changed) => change({ asked: replaced(list, index, changed) })} onMove={(by) => { change({ asked: moved(list, index, by) }); onOpen({ at: 'asked', index: index + by }) }}
      onRemove={() => { change({ asked: dropped(list, index) }); onOpen(null) }}
    />
  )
}
