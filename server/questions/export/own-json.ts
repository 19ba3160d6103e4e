import { OWN_FORMAT, OWN_VERSION } from '../parse/formats/own-json'
import { storedOf } from '../parse/formats/stored'
import type { ParsedQuestion } from '../parse/types'

/** Every field that is stored. Kinds we cannot ask are not stored and so not exported. */
export function exportOwnJson(questions: readonly ParsedQuestion[]): string {
  const stored = questions.filter((one) => one.type !== 'unsupported').map(storedOf)
  return `${JSON.stringify({ format: OWN_FORMAT, version: OWN_VERSION, questions: stored }, null, 2)}\n`
}
