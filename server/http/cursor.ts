import { AppError } from '../errors'

/** A cursor that is a number (an offset, a moment). @throws when it is none of ours. */
export function numberCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined || cursor === '') return undefined
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('bad_request', '这一页已经找不到了，请从第一页看起。')
  return Number(cursor)
}
