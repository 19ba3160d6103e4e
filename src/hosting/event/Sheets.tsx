import type { EventPerson, EventSessionRow } from '../../../contract/event-desk'
import { now } from '@/services/clock'
import { CancelSheet } from './CancelSheet'
import { DeliverySheet } from './DeliverySheet'
import { EnterSheet } from './EnterSheet'
import { FeedbackSheet } from './FeedbackSheet'
import { NoteSheet } from './NoteSheet'
import { PersonSheet } from './PersonSheet'
import { SessionSheet } from './SessionSheet'
import type { Loaded, Watched } from './useEvent'

export type Opened = { what: 'person', person: EventPerson } | { what: 'session', session: EventSessionRow } | { what: 'cancel', session: { id: string, name: string } | null } | { what: 'note' | 'delivery' | 'enter' | 'feedback' }

interface Props { open: Opened, event: Loaded, watched: Watched, mayChange: boolean, onOpen: (what: Opened | null) => void, onPeople: () => void }

/** What lies open over the page. */
export function Sheets ({ open, event, watched, mayChange, onOpen, onPeople }: Props) {
  const { config, sessions, event: { id, title, mine } } = event
  const close = () => onOpen(null)
  const done = (words: string) => { close(); void watched.done(words) }
  switch (open.what) {
    case 'person': return <PersonSheet person={open.person} how={config.enrol.how} mayRemove={mayChange} watched={watched} onClose={close} />
    case 'session': {
      const { session } = open
      return (
        <SessionSheet
          session={session} how={config.enrol.how} mayCancel={mine && mayChange && sessions.length > 1 && !session.cancelled && session.ends > now()} onClose={close}
          onPeople={() => { watched.setSession(session.id); close(); onPeople() }} onCancel={() => onOpen({ what: 'cancel', session })}
        />
      )
    }
    case 'cancel': return <CancelSheet watched={watched} session={open.session} title={title} onClose={close} />
    case 'note': return <NoteSheet of={event} onClose={close} onDone={done} />
    case 'delivery': return <DeliverySheet id={id} onClose={close} />
    case 'feedback': return <FeedbackSheet id={id} onClose={close} />
    case 'enter': return <EnterSheet of={event} onClose={close} onDone={done} />
    default: return open satisfies never
  }
}
