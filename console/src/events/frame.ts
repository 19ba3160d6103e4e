import { useOutletContext } from 'react-router'
import type { Answer } from '../services/request'

export type Opened = Answer<'GET /organiser/events/:id'>

/** What the tabs of an event share with the frame around them. */
export interface EventFrameState extends Opened {
  /** Fetches the event anew: a command has changed it. */
  refresh: () => Promise<void>
}

export const useEvent = () => useOutletContext<EventFrameState>()
