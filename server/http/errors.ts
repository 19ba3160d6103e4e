import type { FastifyError, FastifyInstance } from 'fastify'
import { BUSY_RETRY_SECONDS } from '../db/writer/group-commit'
import { AppError } from '../errors'

/** Turns every failure into the contract's error: a code, a sentence that says what to do, and for our own faults only a number. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    if (error instanceof AppError) {
      if (error.code === 'busy') void reply.header('retry-after', BUSY_RETRY_SECONDS)
      const wait = (error.details as { retryAfterSeconds?: number } | undefined)?.retryAfterSeconds
      if (wait) void reply.header('retry-after', wait)
      return reply.status(error.status).send({ code: error.code, message: error.message, ...(error.details !== undefined && { details: error.details }) })
    }
    const { validation, statusCode = 500 } = error as FastifyError
    if (validation) {
      const field = `${validation[0]?.instancePath.slice(1).replaceAll('/', '.') ?? ''}`
      return reply.status(400).send({ code: 'bad_request', message: `提交的内容有一处不对${field ? `（${field}）` : ''}，请检查后再试。`, details: { field, why: validation[0]?.message } })
    }
    if (statusCode === 413) return reply.status(413).send({ code: 'bad_request', message: '提交的内容太大了，请减少后再试。' })
    if (statusCode >= 400 && statusCode < 500) return reply.status(statusCode).send({ code: 'bad_request', message: '这个请求服务器看不懂，请更新小程序后再试。' })
    request.log.error({ err: error }, 'request failed')
    return reply.status(500).send({ code: 'internal', message: '服务器出了点问题，已经记录下来。你已保存的内容不会丢，请过一会儿再试。', problem: request.id })
  })
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'not_found', message: '没有这个地址，请返回首页。' }))
}
