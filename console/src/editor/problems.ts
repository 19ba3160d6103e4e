import type { RequestError } from '../services/request-error'
import type { Path } from './paths'

/** What is wrong with a configuration, at the path of a field. */
export interface Problem { field: string; message: string; level: 'error' | 'warning' }

export const errorsIn = (problems: readonly Problem[]): Problem[] => problems.filter(({ level }) => level === 'error')

const listed = (error: RequestError): Problem[] | undefined => (error.details as { problems?: Problem[] } | undefined)?.problems

/** The server has read the configuration and says what does not fit. */
export const isRefusal = (error: RequestError): boolean => listed(error) !== undefined || error.code === 'round_invalid'

/** Where a configuration that the server refused is wrong. */
export const problemsIn = (error: RequestError): Problem[] => listed(error) ?? [{ field: '', message: error.message, level: 'error' }]

/** Of the fields on show the one that holds this path: itself, or the nearest around it. */
export function nearest(paths: readonly Path[], field: Path): Path | null {
  const around = paths.filter((path) => path === field || field.startsWith(`${path}.`) || path.startsWith(`${field}.`))
  const closeness = (path: Path) => (path === field ? Infinity : field.startsWith(path) ? path.length : -path.length)
  return around.sort((a, b) => closeness(b) - closeness(a))[0] ?? null
}
