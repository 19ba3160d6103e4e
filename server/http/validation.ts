import Ajv, { type ValidateFunction } from 'ajv'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors'

// Points have two decimals; in binary 0.07 is no exact multiple of 0.01.
const options = { allErrors: false, useDefaults: true, strict: false, multipleOfPrecision: 6 } as const
// One for all servers of a process: Ajv keeps what it has compiled.
const text = new Ajv({ ...options, coerceTypes: 'array' })
const body = new Ajv({ ...options, coerceTypes: false })

/**
 * Bodies are taken as they are: a text is not turned into a number behind anybody's back, and an unknown field is an error. Only
 * parameters and queries, which are always text, are converted.
 */
export function registerValidation(app: FastifyInstance): void {
  app.setValidatorCompiler<object>(({ schema, httpPart }): ValidateFunction => (httpPart === 'body' ? body : text).compile(schema))
  app.addHook('preValidation', (request, _reply, done) => {
    const bad = hasNul(request.params) || hasNul(request.query) || hasNul(request.body)
    done(bad ? new AppError('bad_request', '提交的内容里有不能保存的字符，请删去后再试。') : undefined)
  })
}

/** PostgreSQL stores no NUL in a text, and no person types one. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000')
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  if (Array.isArray(value)) return value.some(hasNul)
  for (const name in value) if (hasNul((value as Record<string, unknown>)[name])) return true
  return false
}
