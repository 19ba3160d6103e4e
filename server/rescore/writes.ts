import { correctKey } from './correct-write'
import { beginJob, endPass } from './job-writes'
import { rescoreStep } from './rescore-write'

export const rescoreWrites = [correctKey, rescoreStep, beginJob, endPass]
