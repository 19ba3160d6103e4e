import type { ApiError, ErrorCode } from '../../contract/errors'

/** `offline`: the server was not reached. `unreadable`: something answered, but not our server's language. */
export type FailureCode = ErrorCode | 'offline' | 'unreadable'

/** Every failure of a call; `message` is a sentence for the person. */
export class RequestError extends Error {
  readonly code: FailureCode
  readonly problem: string | undefined
  readonly details: unknown

  constructor (error: Omit<ApiError, 'code'> & { code: FailureCode }, readonly status: number) {
    super(error.message)
    this.name = 'RequestError'
    this.code = error.code
    this.problem = error.problem
    this.details = error.details
  }
}

export const offline = (cause: unknown): RequestError => {
  const error = new RequestError({ code: 'offline', message: '网络没有连上，请检查网络后再试。' }, 0)
  error.cause = cause
  return error
}

export const unreadable = (status: number): RequestError =>
  new RequestError({ code: 'unreadable', message: '服务暂时没有正常回应，请过一会儿再试。' }, status)

export const asRequestError = (error: unknown): RequestError =>
  error instanceof RequestError
    ? error
    : new RequestError({ code: 'internal', message: '页面出了问题，请退出后再进来试一次。' }, 0)

export const isOffline = (error: unknown): boolean => error instanceof RequestError && error.code === 'offline'

/** Nobody answered, or not our server: what was kept is better than nothing. */
export const unreached = ({ code, status }: RequestError): boolean => code === 'offline' || code === 'unreadable' || status >= 500
