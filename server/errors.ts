import type { ErrorCode } from '../contract/errors'

const statusOf: Partial<Record<ErrorCode, number>> = {
  not_signed_in: 401, session_expired: 401, wrong_password: 401,
  forbidden: 403, not_bound: 403, consent_needed: 403, password_change_needed: 403, not_invited: 403, not_admitted: 403, not_revealed: 403,
  not_found: 404,
  conflict: 409, already_bound: 409, answers_newer_elsewhere: 409, attempt_finished: 409, answer_locked: 409,
  round_started: 409, edited_elsewhere: 409, other_attempt_open: 409,
  file_too_large: 413, file_unreadable: 422,
  too_many: 429, busy: 503, internal: 500, wechat_unavailable: 502
}

/** An outcome the caller can act on: a code for the program, a sentence for the person. Crosses the writer's thread as plain data. */
export class AppError extends Error {
  constructor(readonly code: ErrorCode, message: string, readonly details?: unknown) {
    super(message)
    this.name = 'AppError'
  }

  get status(): number {
    return statusOf[this.code] ?? 400
  }
}

export const notFound = (what: string) => new AppError('not_found', `没有找到${what}，可能已被删除。请返回上一页刷新后再试。`)
