import { useOutletContext } from 'react-router'
import type { OrganiserRound } from '../../../contract/organiser'

/** What the tabs of a round share with the frame around them. */
export interface Frame {
  round: OrganiserRound
  /** Fetches the round anew: a command has changed it. */
  refresh: () => Promise<void>
}

export const useFrame = () => useOutletContext<Frame>()
