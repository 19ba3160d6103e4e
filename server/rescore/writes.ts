import { correctKey } from './correct-write'
import { beginJob, claimJob, endPass, leaveJob } from './job-writes'
import { rescoreStep } from './rescore-write'

export const rescoreWrites = [correctKey, rescoreStep, claimJob, beginJob, endPass, leaveJob]
