import type { OrganiserRound } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { openDesk as open } from '../../editor/desk'
import { request, type Answer } from '../../services/request'

const isRules = (found: unknown) => Array.isArray((found as RoundConfig | null)?.phases)

/** Everything about one round being edited. */
export function openDesk({ round, version, config }: { round: OrganiserRound; version: number; config: RoundConfig }) {
  const { id } = round
  const asDraft = round.state === 'draft'
  const desk = open<RoundConfig>({
    what: 'round', id, version, config, automatic: asDraft, isConfig: isRules,
    put: (at, next) => request('PUT /organiser/rounds/:id', { id, version: at, config: next, ...(asDraft && { asDraft }) })
  })
  return { ...desk, round }
}

export type Desk = ReturnType<typeof openDesk>
export type Preview = Answer<'POST /organiser/rounds/preview'>
