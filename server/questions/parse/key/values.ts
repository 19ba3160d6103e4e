import type { Section } from '../draft'
import { judgeOf, lettersOf } from '../marks/values'
import { valuesOf } from './runs'

/**
 * `ABCDA BCDAB`, `√ × √`, `ABC BD ACD`: a part's answers one after the other, without numbers. How many there are must be how many questions
 * the part has (see match.ts); null: this is no such line.
 */
export function bareValues(text: string, type: Section['type']): string[] | null {
  if (!['single', 'multiple', 'judge'].includes(type as string) || !/^[A-HＡ-Ｈa-h√×✓✗对错正确误\s、,，;；TF]{2,}[。.]?$/.test(text)) return null
  const plain = text.replace(/[。.]$/, '')
  const apart = plain.split(/[\s、,，;；]+/).filter(Boolean)
  if (type === 'multiple') return apart.length > 1 && apart.every((one) => lettersOf(one) !== null) ? apart : null
  const each = apart.flatMap((one) => valuesOf(one, one.replace(/正确|错误/g, '对').length) ?? [''])
  const fits = type === 'single' ? (one: string) => lettersOf(one)?.length === 1 : (one: string) => judgeOf(one) !== null || lettersOf(one)?.length === 1
  return each.length > 1 && each.every(fits) ? each : null
}
