import type { EventConfig } from '../../../../contract/event-config'
import { openDesk as open } from '../../editor/desk'
import { request } from '../../services/request'
import type { Opened } from '../frame'

export type Preview = Opened['preview']

const isEvent = (found: unknown) => Array.isArray((found as EventConfig | null)?.sessions)

/** Everything about one event being edited. What members already see never saves itself: a new time or place is told to them. */
export function openDesk({ event, version, config }: Opened) {
  const { id } = event
  const asDraft = event.state === 'draft'
  const desk = open<EventConfig>({
    what: 'event', id, version, config, automatic: asDraft, isConfig: isEvent,
    put: (at, next) => request('PUT /organiser/events/:id', { id, version: at, config: next, ...(asDraft && { asDraft }) })
  })
  return { ...desk, event }
}

export type Desk = ReturnType<typeof openDesk>
