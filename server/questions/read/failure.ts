import { AppError } from '../../errors'
import type { Problem, ProblemCode } from '../parse/types'

/** The file as a whole cannot be read; `message` says what to do about it. */
export const unreadable = (message: string) => new AppError('file_unreadable', message)

export const tooLarge = (message: string) => new AppError('file_too_large', message)

export const fileProblem = (code: ProblemCode, message: string, line: number | null = null, words = ''): Problem =>
  ({ code, message, line, words: words.length > 60 ? `${words.slice(0, 60)}…` : words })
