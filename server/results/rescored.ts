import { sql } from 'kysely'
import type { Rescored } from '../../contract/results'
import type { Context } from '../context'
import type { MemberActor } from '../http/call'
import type { RescoreInput } from '../rescore/input'
import type { Scope } from './scope'

interface Entry { id: string; at: number; actor: string; kind: string; data: string; name: string | null }

/** When and why the round was marked again, newest first. What members read of it everybody sees; reason and question only the owner, and not while answering: a reason may say the key. */
export async function rescored(ctx: Context, { round, own }: Scope, actor: MemberActor, now: number): Promise<Rescored[]> {
  const { rows: entries } = await sql<Entry>`select a.id, a.at, a.actor, a.kind, a.data, m.name from audit a left join account c on c.id = a.actor left join member m on m.id = c.member_id
    where a.subject = ${round.id} and a.kind in ('round.rescore', 'round.amend') and a.outcome = 'done' order by a.at desc, a.id desc limit 100`.execute(ctx.db)
  if (entries.length === 0) return []
  const notes = await ctx.db.selectFrom('round_note').select(['id', 'at', 'text']).where('round_id', '=', round.id).execute()
  const answering = await ctx.db.selectFrom('attempt').select('id').where('round_id', '=', round.id).where('member_id', '=', actor.member.id).where('finished_at', 'is', null).where('deadline_at', '>', now).executeTakeFirst()
  const whole = own && !answering
  return Promise.all(entries.map(async (entry): Promise<Rescored> => {
    const data = JSON.parse(entry.data) as { job?: string; reason?: string; remarked?: number }
    const base = { id: entry.id, at: Number(entry.at), why: '', who: '', question: null }
    if (entry.kind === 'round.amend') {
      const note = notes.find(({ at, text }) => Number(at) === Number(entry.at) && text.includes('规则'))
      return { ...base, kind: 'rules', text: note?.text ?? '调整了规则，成绩和名次已按新规则重新计算。', effect: data.remarked === undefined ? '' : `分数有变化的答卷 ${data.remarked} 份`, ...(whole && { why: data.reason ?? '', who: entry.name ?? '' }) }
    }
    const note = notes.find(({ id }) => id === `${data.job}.${round.id}`)
    const job = await ctx.db.selectFrom('job').select(['id', 'input', 'message', 'actor']).where('id', '=', data.job ?? '').executeTakeFirst()
    return { ...base, kind: 'key', text: note?.text ?? '改正了一道题的答案，成绩和名次已重新计算。', effect: job?.message ?? '', ...(whole && job && await reasonOf(ctx, job)) }
  }))
}

async function reasonOf({ db }: Context, job: { id: string; input: string; actor: string }): Promise<Pick<Rescored, 'why' | 'who' | 'question'>> {
  const { question, noted } = JSON.parse(job.input) as RescoreInput
  const { rows } = await sql<{ data: string; name: string | null }>`select a.data, m.name from audit a left join account c on c.id = a.actor left join member m on m.id = c.member_id
    where a.kind = 'question.key' and a.subject = ${question.id} order by a.at desc`.execute(db)
  const found = rows.map((row) => ({ name: row.name, data: JSON.parse(row.data) as { job?: string; reason?: string } })).find(({ data }) => data.job === job.id)
  return { why: found?.data.reason ?? '', who: found?.name ?? '', question: { id: question.id, bank: question.bank, stem: noted.question.stem } }
}
