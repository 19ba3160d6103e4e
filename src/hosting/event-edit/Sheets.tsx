import { useSession } from '@/store/session'
import { UnitsSheet } from '@/organiser/publish/UnitsSheet'
import type { PartProps } from './Basics'
import type { Opened } from './Editor'
import { nextWeek } from './sessions'
import { SessionSheet } from './Sessions'
import type { Work } from './useEventEdit'

interface Props extends Pick<PartProps, 'problems' | 'change'> { work: Work, open: Opened | null, onOpen: (what: Opened | null) => void }

/** What lies open over the form. */
export function Sheets ({ work: { form, original }, open, problems, change, onOpen }: Props) {
  const roles = useSession((state) => state.me?.roles) ?? []
  const close = () => onOpen(null)
  if (open === 'units') {
    const roots = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
    return <UnitsSheet roots={roots} chosen={form.units} onClose={close} onChoose={(units) => { change({ units }); close() }} />
  }
  const session = open === null ? undefined : form.sessions[open]
  if (open === null || !session) return null
  return (
    <SessionSheet
      key={session.own.id} session={session} index={open} of={form.sessions.length} problems={problems} seatless={original.enrol.how === 'opt-out'} onClose={close}
      onChange={(changed) => change({ sessions: form.sessions.map((one, at) => (at === open ? changed : one)) })}
      onCopy={() => { change({ sessions: nextWeek(form.sessions, open) }); onOpen(form.sessions.length) }}
      onRemove={() => { change({ sessions: form.sessions.filter((_, at) => at !== open) }); close() }}
    />
  )
}
