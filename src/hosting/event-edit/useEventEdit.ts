import type { EventConfig } from '../../../contract/event-config'
import type { EventPreview } from '../../../contract/event-desk'
import { useEditing, type Work as Writes, type Writing } from '@/organiser/editing/useEditing'
import { links } from '@/services/nav'
import { owned } from '@/services/owned'
import { request, type Answer } from '@/services/request'
import { useSession } from '@/store/session'
import { toConfig, toForm, type EventForm } from './form'

type EventPreset = Answer<'GET /organiser/event-presets'>['presets'][number]
type EventState = Answer<'GET /organiser/events/:id'>['event']['state']
export type Work = Writes<EventConfig, EventForm, EventState>

const kept = owned<{ id: string, work: Work }>('event-edit')

const writing = (zone: string): Writing<EventConfig, EventForm, EventState, EventPreview, EventPreset> => ({
  kept, toForm: (config) => toForm(config, zone), toConfig: (form, base) => toConfig(form, base, zone), list: links.organiserEvents, page: links.organiserEvent,
  presets: () => request('GET /organiser/event-presets'),
  // What the preset says in place of an introduction is how to write one.
  begin: ({ name, config }) => ({ ...config, title: config.title || name, intro: '' }),
  read: async (id) => {
    const { event: { state, mine }, version, config } = await request('GET /organiser/events/:id', { id })
    return { version, state, mine, config }
  },
  preview: (config, draft) => request('POST /organiser/events/preview', { config, draft }),
  create: (unitId, config) => request('POST /organiser/events', { unitId, config }),
  put: ({ id, version, draft }, config, reason) => request('PUT /organiser/events/:id', { id, version, config, ...(reason && { reason }), ...(draft && { asDraft: true }) }),
  publish: (id) => request('POST /organiser/events/:id/publish', { id }),
  remove: (id) => request('DELETE /organiser/events/:id', { id })
})

/** `ask`: somebody is about to leave what is not saved. */
export function useEventEdit (id: string | undefined, ask: () => void) {
  const zone = useSession((state) => state.me?.zone) ?? 'Asia/Shanghai'
  return useEditing(writing(zone), id, ask)
}

export type EventEdit = ReturnType<typeof useEventEdit>
