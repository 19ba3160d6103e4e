import { createHash } from 'node:crypto'

const DIGITS = 10

/**
 * What the code of a place says, as ten digits for whoever cannot scan: nobody types `xs-place-kW_54hueqx` on a phone. Worked out from the code, so that
 * what is printed already has one. In a plan of a hundred places one guess in a hundred million is right.
 */
export function placeNumber(code: string): string {
  const hash = createHash('sha256').update(`place ${code}`).digest()
  return String(hash.readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')
}

/** 123 456 7890, as people type it. */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '')

/** Whether what was scanned or typed is that place's: the code itself, or its ten digits. */
export const isPlace = (code: string, said: string): boolean => said.trim() === code || plainNumber(said) === placeNumber(code)
