import type { Api, Output } from '../../contract'
import { among } from '../db/dialects'
import type { Call, Handlers } from '../http/call'
import { checkInsToReview } from '../study/organiser'
import { picturesOf } from './pictures'
import { mayRead } from './rules/sight'
import { lookerAt, reflections, type Row } from './views'

type CheckIns = Output<Api['GET /organiser/check-ins']>
type Shown = NonNullable<CheckIns['items'][number]['given'][number]['reflection']>

/** Check-ins with what the reflections say that prove them: whoever decides on one reads it there. */
export const asProofHandlers: Handlers<'GET /organiser/check-ins'> = {
  async 'GET /organiser/check-ins'(call) {
    const { items, next } = await checkInsToReview(call)
    const texts = await textsOf(call, items.flatMap(({ given }) => given.flatMap(({ reflectionId }) => reflectionId ?? [])))
    return { items: items.map((item) => ({ ...item, given: item.given.map((one) => ({ ...one, reflection: texts.get(one.reflectionId ?? '') ?? null })) })), next }
  }
}

async function textsOf({ ctx, actor, now }: Pick<Call<'GET /organiser/check-ins'>, 'ctx' | 'actor' | 'now'>, ids: readonly string[]): Promise<Map<string, Shown>> {
  if (ids.length === 0) return new Map()
  const rows = await reflections(ctx).where(among(ctx.engine, 'reflection.id', [...new Set(ids)])).execute()
  const read = rows.filter((row) => mayRead(row, lookerAt(actor, row.path)))
  const pictures = await picturesOf(ctx, read.map(({ id }) => id), now)
  return new Map(rows.map((row) => [row.id, read.includes(row) ? { chars: row.chars, text: row.text, why: '', pictures: pictures.get(row.id) ?? [] } : { chars: row.chars, text: null, why: whyNot(row), pictures: [] }]))
}

/** A team's reflection proves the check-ins of mates elsewhere, too. */
const whyNot = ({ sight, state }: Row) =>
  (sight === 'self' ? '作者选了仅自己可见，这里不显示内容。' : state === 'draft' || state === 'withdrawn' ? '作者已经撤回，这里不显示内容。' : '作者在别的单位，这里不显示内容。')
