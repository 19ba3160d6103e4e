import type { QuestionBody } from '../../contract/questions'
import { covers } from '../auth/actors'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import { newId } from '../ids'
import { unitById } from '../roster/queries'
import { bankList, bankView, facetsOf } from './banks'
import { ownQuestion } from './detail'
import { ownBank, usableBank } from './range'
import { storable, tidied } from './rules/body'
import { isBlocking, problemsOf } from './rules/check'
import { searchPage } from './search'
import { createBank, createQuestion, editQuestion, setStatus, updateBank } from './writes'

type BankRoute = 'GET /banks' | 'POST /banks' | 'PUT /banks/:id' | 'GET /banks/:id/questions' | 'GET /banks/:id/facets' | 'POST /banks/:id/questions' | 'PUT /questions/:id' | 'POST /questions/:id/status'

/** As the bank keeps it. @throws bad_request with every problem, by code and sentence */
export function checkedBody(given: QuestionBody): QuestionBody {
  const body = tidied(given)
  const problems = problemsOf(body).filter(isBlocking)
  if (problems.length) throw new AppError('bad_request', problems[0]?.message ?? '题目有误，请检查。', { problems })
  return storable(body)
}

function checkedName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') throw new AppError('bad_request', '请填写题库名称。', { field: 'name' })
  return trimmed
}

export const bankHandlers: Handlers<BankRoute> = {
  async 'GET /banks'({ ctx, actor }) {
    return { banks: await bankList(ctx, actor) }
  },

  async 'POST /banks'({ ctx, actor, input, now }) {
    const unit = await unitById(ctx.db, input.unitId)
    if (!unit) throw notFound('这个单位')
    if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', `“${unit.name}”不在你的管理范围内，不能替它建题库。`)
    const id = newId(now)
    await ctx.writer.write(createBank, { id, unitId: unit.id, name: checkedName(input.name), practice: input.practice, actor: actor.accountId, now })
    return bankView(ctx, actor, id)
  },

  async 'PUT /banks/:id'({ ctx, actor, input, now }) {
    const bank = await ownBank(ctx, actor, input.id)
    await ctx.writer.write(updateBank, { id: bank.id, name: checkedName(input.name), practice: input.practice, actor: actor.accountId, now })
    return bankView(ctx, actor, bank.id)
  },

  async 'GET /banks/:id/questions'({ ctx, actor, input }) {
    const { id, cursor, limit, ...search } = input
    const bank = await usableBank(ctx, actor, id)
    return searchPage(ctx, bank.id, search, cursor, limit ?? 50)
  },

  async 'GET /banks/:id/facets'({ ctx, actor, input }) {
    return facetsOf(ctx, (await usableBank(ctx, actor, input.id)).id)
  },

  async 'POST /banks/:id/questions'({ ctx, actor, input, now }) {
    const { id: bankId, ...given } = input
    const bank = await ownBank(ctx, actor, bankId)
    const id = newId(now)
    const { version } = await ctx.writer.write(createQuestion, { id, bankId: bank.id, body: checkedBody(given), actor: actor.accountId, now })
    return { id, version }
  },

  async 'PUT /questions/:id'({ ctx, actor, input, now }) {
    const question = await ownQuestion(ctx, actor, input.id)
    const { version } = await ctx.writer.write(editQuestion, { id: question.id, version: input.version, body: checkedBody(input.body), actor: actor.accountId, now })
    return { id: question.id, version }
  },

  async 'POST /questions/:id/status'({ ctx, actor, input, now }) {
    const question = await ownQuestion(ctx, actor, input.id)
    await ctx.writer.write(setStatus, { id: question.id, status: input.status, actor: actor.accountId, now })
    return { ok: true }
  }
}
