import Ajv from 'ajv'
import type { Problem } from '../../contract/organiser'
import { RoundConfig } from '../../contract/round-config'
import { AppError } from '../errors'
import { schemaProblems } from './config-problems'

const ajv = new Ajv({ strict: false, multipleOfPrecision: 6, allErrors: true, verbose: true })
/** Compiled when it is first asked for, and then kept by Ajv: most of what loads this file never reads a configuration. */
const reader = () => ajv.compile<RoundConfig>(RoundConfig)

/**
 * Reads a configuration that somebody wrote or a form made.
 * @throws round_invalid with the first field that does not fit.
 */
export function parseRoundConfig(value: unknown): RoundConfig {
  const read = readRoundConfig(value)
  if ('config' in read) return read.config
  const [first = { level: 'error' as const, field: '', message: '规则里有一项不对，请检查后再试。' }] = read.problems
  throw new AppError('round_invalid', first.message, { problems: [first] })
}

/** The configuration, or everything about it that does not fit, by field. */
export function readRoundConfig(value: unknown): { config: RoundConfig } | { problems: Problem[] } {
  const fits = reader()
  return fits(value) ? { config: value } : { problems: schemaProblems(fits.errors ?? []) }
}
