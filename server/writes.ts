import { accountWrites } from './account/writes'
import { advanceWrites } from './advance/decide-write'
import { amendRound } from './amend/amend-write'
import { awardsWrites } from './awards/writes'
import type { AnyWrite } from './db/writer/write'
import { setSignUp, takeBackSignUp } from './entrants/sign-up-writes'
import { rebuildRound } from './leaderboard/rebuild'
import { organiserWrites } from './organiser/writes'
import { participantWrites } from './participants/writes'
import { practiceWrites } from './practice/writes'
import { changeAttempt, leaveAttempt, startAttempt } from './quiz/attempt-writes'
import { finishAttempt } from './quiz/finish-write'
import { importWrites } from './questions/imports/all-writes'
import { bankWrites } from './questions/writes'
import { rescoreWrites } from './rescore/writes'
import { freezeRoster } from './rounds/entrants'

/** Every change of the database there is. */
export const writes: readonly AnyWrite[] = [...accountWrites, ...advanceWrites, amendRound, ...participantWrites, ...bankWrites, ...importWrites, ...organiserWrites, freezeRoster, startAttempt, changeAttempt, leaveAttempt, finishAttempt, setSignUp, takeBackSignUp, rebuildRound, ...awardsWrites, ...practiceWrites, ...rescoreWrites]
