import type { QuestionDetail } from '../../contract/questions'
import { covers } from '../auth/actors'
import type { Context } from '../context'
import { notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { ownBank, usableBank } from './range'
import { firstKeys } from './first-keys'
import { bodyOf } from './versions'

async function questionById({ db }: Context, id: string) {
  const question = await db.selectFrom('question').selectAll().where('id', '=', id).where('status', '!=', 'removed').executeTakeFirst()
  if (!question) throw notFound('这道题')
  return question
}

/** A question of a bank that the actor may change. */
export async function ownQuestion(ctx: Context, actor: MemberActor, id: string) {
  const question = await questionById(ctx, id)
  await ownBank(ctx, actor, question.bank_id)
  return question
}

export const COMMAND_LINE = 'command-line'

/** Names for account ids. */
export async function namesOf({ db }: Pick<Context, 'db'>, accounts: readonly string[]): Promise<(account: string) => string> {
  const wanted = [...new Set(accounts)].filter((id) => id !== '' && id !== COMMAND_LINE)
  const rows = wanted.length === 0 ? [] : await db.selectFrom('account').innerJoin('member', 'member.id', 'account.member_id').select(['account.id', 'member.name']).where('account.id', 'in', wanted).execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (account) => names.get(account) ?? (account === COMMAND_LINE ? '命令行' : account === '' ? '系统' : '已离开的成员')
}

/** Everything about a question but where it was used: that is known further up (organiser/question-usage.ts). */
export async function questionDetail(ctx: Context, actor: MemberActor, id: string): Promise<Omit<QuestionDetail, 'rounds'>> {
  const question = await questionById(ctx, id)
  const bank = await usableBank(ctx, actor, question.bank_id)
  const versions = await ctx.db.selectFrom('question_version').selectAll().where('question_id', '=', id).orderBy('version', 'desc').execute()
  const nameOf = await namesOf(ctx, versions.map(({ editor }) => editor))
  const keyOf = await firstKeys(ctx, id, versions)
  const history = versions.map((row) => ({
    version: row.version, at: row.created_at, by: nameOf(row.editor), kind: row.kind, note: row.note, body: bodyOf(question, { ...row, rubric: keyOf(row) })
  }))
  const now = history.find(({ version }) => version === question.version)
  if (!now) throw new Error(`Question ${id} lacks its version ${question.version}`)
  return {
    id, bank: { id: bank.id, name: bank.name }, version: question.version, status: question.status === 'active' ? 'active' : 'disabled',
    mine: covers(actor.grants, bank.unit_path), body: now.body, history
  }
}
