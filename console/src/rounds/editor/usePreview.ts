import type { RoundConfig } from '../../../../contract/round-config'
import type { Problem } from '../../editor/problems'
import { usePreview as useSeen, type Seen as SeenOf } from '../../editor/usePreview'
import { request } from '../../services/request'
import type { Desk, Preview } from './desk'

export type Seen = SeenOf<RoundConfig, Preview>

const ask = (config: RoundConfig) => request('POST /organiser/rounds/preview', { config })

export const usePreview = (desk: Desk) => useSeen<RoundConfig, Preview>(desk, ask, (problems) => relevant(desk, problems))

const ONLY_BEFORE = /^phases\.\d+\.window\.(opensAt|closesAt)$/
/** What is said of a round that has yet to open does not concern one that has begun. */
const relevant = (desk: Desk, problems: Problem[]): Problem[] =>
  (desk.round.state === 'open' || desk.round.state === 'closed' ? problems.filter(({ field, message }) => !(ONLY_BEFORE.test(field) && /已经过去|已到/.test(message))) : problems)
