import { Type, type Static } from '@sinclair/typebox'

/**
 * Every error the API answers with. `message` is a sentence for the person; `code` is for the program.
 * `details` is only what the client needs in order to go on (never internals).
 */
export const errorCodes = [
  'bad_request', 'not_signed_in', 'session_expired', 'forbidden', 'not_found', 'conflict', 'too_many', 'busy', 'internal',
  'wrong_password', 'password_change_needed', 'not_bound', 'consent_needed', 'code_wrong', 'already_bound', 'wechat_unavailable',
  'round_not_open', 'round_closed', 'outside_hours', 'not_admitted', 'no_attempts_left', 'not_invited', 'other_attempt_open',
  'attempt_finished', 'answers_newer_elsewhere', 'answer_locked', 'not_revealed', 'round_started', 'round_invalid', 'edited_elsewhere',
  'file_unreadable', 'file_too_large'
] as const

export type ErrorCode = (typeof errorCodes)[number]

export const ApiError = Type.Object({
  code: Type.Unsafe<ErrorCode>({ type: 'string', enum: [...errorCodes] }),
  message: Type.String(),
  /** Names the request in the server's log; shown last and small. */
  problem: Type.Optional(Type.String()),
  details: Type.Optional(Type.Unknown())
})
export type ApiError = Static<typeof ApiError>
