import { AppError } from '../errors'
import type { Handlers } from '../http/call'
import { newId } from '../ids'
import { jobView } from '../jobs/views'
import { ownQuestion, questionDetail } from '../questions/detail'
import { ownBank } from '../questions/range'
import { checkedBody } from '../questions/routes'
import { correctKey } from './correct-write'

export const rescoreHandlers: Handlers<'POST /questions/:id/key'> = {
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
  }
}
