import { accountWrites } from './account/writes'
import type { AnyWrite } from './db/writer/write'
import { rebuildRound } from './leaderboard/rebuild'
import { organiserWrites } from './organiser/writes'
import { changeAttempt, startAttempt } from './quiz/attempt-writes'
import { finishAttempt } from './quiz/finish-write'
import { freezeRoster } from './rounds/entrants'

/** Every change of the database there is. */
export const writes: readonly AnyWrite[] = [...accountWrites, ...organiserWrites, freezeRoster, startAttempt, changeAttempt, finishAttempt, rebuildRound]
