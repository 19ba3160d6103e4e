import type { AnsweredPaper } from '../../contract/papers'
import type { Context } from '../context'
import { picturesOf } from '../questions/export/pictures'
import type { Drawables } from './pdf/rows'

/** Pictures of a paper's questions that a PDF can hold: PNG and JPEG. */
export async function drawablesOf(ctx: Pick<Context, 'db' | 'engine'>, { items }: Pick<AnsweredPaper, 'items'>): Promise<Drawables> {
  const found = await picturesOf(ctx, items.map(({ question, key }) => ({ stem: question.stem, options: question.options, analysis: key.analysis })))
  return new Map([...found].flatMap(([id, { type, bytes, width, height }]) => (type === 'gif' ? [] : [[id, { bytes: Uint8Array.from(bytes), width, height }] as const])))
}
