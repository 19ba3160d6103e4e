import type { ApiError, ErrorCode } from '../../../contract/errors'

/** `offline`: the server was not reached. `unreadable`: something answered, but not in our server's language. */
export type FailureCode = ErrorCode | 'offline' | 'unreadable'

/** Every failure of a call; `message` is a sentence for the person. */
export class RequestError extends Error {
  readonly code: FailureCode
  readonly problem: string | undefined
  readonly details: unknown

  constructor(error: Omit<ApiError, 'code'> & { code: FailureCode }, readonly status: number) {
    super(error.message)
    this.name = 'RequestError'
    this.code = error.code
    this.problem = error.problem
    this.details = error.details
  }
}

export const offline = () => new RequestError({ code: 'offline', message: '网络没有连上，请检查网络后再试。' }, 0)

export const unreadable = (status: number) => status === 413
  ? new RequestError({ code: 'file_too_large', message: '文件太大了，最多 20 MB。请分成几份再传。' }, status)
  : new RequestError({ code: 'unreadable', message: '服务暂时没有正常回应，请过一会儿再试。' }, status)

export const asRequestError = (error: unknown): RequestError =>
  error instanceof RequestError ? error : new RequestError({ code: 'internal', message: '页面出了问题，请刷新后再试一次。' }, 0)

const isApiError = (data: unknown): data is ApiError => typeof data === 'object' && data !== null && 'code' in data && 'message' in data

/** What the server said, or what is to be made of its not saying it. */
export function answered(status: number, text: string): unknown {
  let data: unknown
  try { data = JSON.parse(text) } catch { data = undefined }
  if (status >= 200 && status < 300 && data !== undefined) return data
  throw isApiError(data) ? new RequestError(data, status) : unreadable(status)
}
