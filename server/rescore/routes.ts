import type { Job } from '../../contract/questions'
import { covers } from '../auth/actors'
import type { JobTable } from '../db/practice-schema'
import { AppError, notFound } from '../errors'
import type { Handlers } from '../http/call'
import { newId } from '../ids'
import { ownQuestion, questionDetail } from '../questions/detail'
import { ownBank } from '../questions/range'
import { checkedBody } from '../questions/routes'
import { unitById } from '../roster/queries'
import { correctKey } from './correct-write'

const jobView = ({ id, kind, state, done, total, message, at }: JobTable): Job => ({ id, kind, state, done, total, message, at })

export const rescoreHandlers: Handlers<'POST /questions/:id/key' | 'GET /jobs/:id'> = {
  async 'POST /questions/:id/key'({ ctx, actor, input, now }) {
    const question = await ownQuestion(ctx, actor, input.id)
    const bank = await ownBank(ctx, actor, question.bank_id)
    const reason = input.reason.trim()
    if (reason === '') throw new AppError('bad_request', '请写明改正的理由，会记在修改记录里。', { field: 'reason' })
    const { body } = await questionDetail(ctx, actor, question.id)
    const { answer, texts, analysis } = checkedBody({ ...body, answer: input.answer, texts: input.texts, analysis: input.analysis ?? body.analysis })
    const { version, job } = await ctx.writer.write(correctKey, {
      questionId: question.id, version: input.version, rubric: { right: answer, texts }, analysis, reason, jobId: newId(now),
      unit: { id: bank.unit_id, name: bank.unit_name }, actor: actor.accountId, now
    })
    return { version, job: jobView(job) }
  },

  async 'GET /jobs/:id'({ ctx, actor, input }) {
    const job = await ctx.db.selectFrom('job').selectAll().where('id', '=', input.id).executeTakeFirst()
    const unit = job && await unitById(ctx.db, job.unit_id)
    if (!job || !unit) throw notFound('这项任务')
    if (!covers(actor.grants, unit.path)) throw new AppError('forbidden', '这项任务属于别的单位，不在你的管理范围内。')
    return jobView(job)
  }
}
