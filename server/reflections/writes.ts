import { claimChecks, reportCheck } from './check-writes'
import { decideComment, decideReflection, orderReflections, pickReflection } from './review-writes'
import { deleteReflection, saveReflection, submitReflection, withdrawReflection } from './save-writes'
import { commentOn, deleteComment, likeReflection, reportReflection } from './social-writes'

export const reflectionWrites = [
  saveReflection, submitReflection, withdrawReflection, deleteReflection, likeReflection, commentOn, deleteComment, reportReflection,
  decideReflection, pickReflection, decideComment, orderReflections, claimChecks, reportCheck
]
