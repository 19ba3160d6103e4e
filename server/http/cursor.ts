import { AppError } from '../errors'

/** A cursor that is a number (an offset). @throws when it is none of ours. */
export function numberCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined || cursor === '') return undefined
  if (!/^\d{1,15}$/.test(cursor)) throw lost()
  return Number(cursor)
}

/** The last row of a page in an order by moment and id: two rows of the same millisecond are told apart. */
export interface Place { at: number; id: string }
export const placeCursor = ({ at, id }: Place) => `${at}.${id}`

/** @throws when the cursor is none of ours. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined || cursor === '') return undefined
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,40})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined) throw lost()
  return { at: Number(at), id }
}

const lost = () => new AppError('bad_request', '这一页已经找不到了，请从第一页看起。')
