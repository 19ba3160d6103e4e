import { accountWrites } from './account/writes'
import type { AnyWrite } from './db/writer/write'
import { changeAttempt, startAttempt } from './quiz/attempt-writes'
import { finishAttempt } from './quiz/finish-write'
import { rebuildRound } from './leaderboard/rebuild'
import { roundWrites } from './rounds/writes'

/** Every change of the database there is. */
export const writes: readonly AnyWrite[] = [...accountWrites, ...roundWrites, startAttempt, changeAttempt, finishAttempt, rebuildRound]
