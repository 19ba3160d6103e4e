import type { FastifyInstance } from 'fastify'
import type { Context } from '../context'
import type { AttemptTable } from '../db/schema'
import { AppError } from '../errors'
import { attachment } from '../http/attachment'
import type { Handlers, MemberActor } from '../http/call'
import { authenticator } from '../http/router'
import { newId } from '../ids'
import { jobView } from '../jobs/views'
import { managedRound } from '../organiser/routes'
import { memberIn } from '../participants/member-in'
import { momentOf, type Round } from '../rounds/round'
import { nameOf } from '../rounds/rules/notice-names'
import { number } from '../rounds/rules/words'
import { papersArchive, PAPERS_ARCHIVE, type ArchiveInput } from './archive'
import { answeredPaper, correctedIn } from './paper'
import { attemptsOf, peopleOf, proxiesOf, summaryOf, whyNotCounted } from './person'
import { setPaper } from './pdf/writer'
import { drawablesOf } from './pictures'
import { readablePaper, whyClosed } from './range'
import { safeName } from './rules/names'
import { sheetOf } from './rules/sheet'
import { countPapers, scopeFor } from './scope'
import { recordLook, startArchive } from './writes'

type PapersRoute = keyof typeof import('../../contract/papers').papersEndpoints

export const papersHandlers: Handlers<PapersRoute> = {
  async 'GET /organiser/rounds/:id/people/:memberId'({ ctx, actor, input, now }) {
    const { round } = await memberIn(ctx, actor, input.id, input.memberId, now)
    const person = (await peopleOf(ctx, round, [input.memberId])).get(input.memberId)
    if (!person) throw new Error(`Member ${input.memberId} has no unit`)
    const rows = (await attemptsOf(ctx, round, [input.memberId])).get(input.memberId) ?? []
    const [whyNot, proxies, corrected] = [whyNotCounted(round, rows), await proxiesOf(ctx, rows), await correctedIn(ctx, round, rows)]
    const closed = await Promise.all(round.config.phases.map(async ({ id }) => ({ phase: id, why: await whyClosed(ctx, actor, round, id, now) })))
    return {
      roundTitle: round.title, person, attempts: rows.map((row) => summaryOf(round, row, { whyNot, proxies, corrected: corrected.has(row.id) })), closed: closed.filter(({ why }) => why !== '')
    }
  },

  async 'GET /organiser/attempts/:id'({ ctx, actor, input, now }) {
    const { row, round } = await readablePaper(ctx, actor, input.id, now)
    return read(ctx, actor, round, row, now)
  },

  async 'GET /organiser/rounds/:id/papers'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const { scope, why } = await scopeFor(ctx, actor, round, { ...input, which: 'all' }, now)
    return {
      roundTitle: round.title, papers: why ? 0 : (await countPapers(ctx, scope)).papers, whyNot: why,
      phases: round.config.phases.map(({ id }) => ({ id, name: nameOf(round.config, id) }))
    }
  },

  async 'POST /organiser/rounds/:id/papers'({ ctx, actor, input, now }) {
    const round = await managedRound(ctx, actor, input.id, now)
    const { scope, unit, why } = await scopeFor(ctx, actor, round, input, now)
    if (why) throw new AppError('conflict', why)
    const { papers } = await countPapers(ctx, scope)
    if (papers === 0) throw new AppError('conflict', '选的范围里还没有交上来的答卷。')
    const what: ArchiveInput = { scope, member: actor.member.id }
    const parts = [unit, input.phase === undefined ? '' : nameOf(round.config, input.phase), input.which === 'counting' ? '只要计入成绩的' : ''].filter(Boolean)
    const job = await ctx.writer.write(startArchive, {
      // Which attempts count is found out paper by paper, as they are set.
      roundId: round.id, papers: input.which === 'all' ? papers : null, scope: parts.join('，'),
      job: { id: newId(now), kind: PAPERS_ARCHIVE, unit_id: actor.grants[0]?.unitId ?? round.unit_id, actor: actor.accountId, title: `答卷存档：${round.title}`, subject: round.id, message: '等待开始', at: now, input: what }
    })
    return jobView(job, [papersArchive()])
  }
}

/** Each look at keys that others still have to find is put on record. */
async function read(ctx: Context, actor: MemberActor, round: Round, row: AttemptTable, now: number) {
  const paper = await answeredPaper(ctx, round, row)
  if (momentOf(round, now) === 'open') {
    await ctx.writer.write(recordLook, { roundId: round.id, attemptId: row.id, member: row.member_id, name: paper.person.name, actor: actor.accountId, now })
  }
  return paper
}

const params = { type: 'object', properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' } } } as const

export function registerPaperFiles(app: FastifyInstance, ctx: Context): void {
  const authenticate = authenticator(ctx)
  app.get('/api/organiser/attempts/:id/paper.pdf', { schema: { summary: '一份答卷，PDF', tags: ['organiser'], params } }, async (request, reply) => {
    const now = ctx.clock()
    const actor = (await authenticate(request, 'organiser', now)) as MemberActor
    const { row, round } = await readablePaper(ctx, actor, (request.params as { id: string }).id, now)
    const paper = await read(ctx, actor, round, row, now)
    const bytes = await setPaper(sheetOf(paper, ctx.config.zone, now), await drawablesOf(ctx, paper))
    const name = `${safeName([paper.person.name, paper.roundTitle, `第${row.no}次`, `${number(paper.attempt.score ?? 0)}分`].join('_'), 72)}.pdf`
    return attachment(reply, { name, mime: 'application/pdf' }).send(bytes)
  })
}
