import Ajv, { type ValidateFunction } from 'ajv'
import type { FastifyInstance } from 'fastify'

/**
 * Bodies are taken as they are: a text is not turned into a number behind anybody's back, and an unknown field is an error. Only
 * parameters and queries, which are always text, are converted.
 */
export function registerValidation(app: FastifyInstance): void {
  const options = { allErrors: false, useDefaults: true, strict: false } as const
  const text = new Ajv({ ...options, coerceTypes: 'array' })
  const body = new Ajv({ ...options, coerceTypes: false })
  app.setValidatorCompiler<object>(({ schema, httpPart }): ValidateFunction => (httpPart === 'body' ? body : text).compile(schema))
}
