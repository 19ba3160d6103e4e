import type { Context } from '../context'
import type { MessageTable } from '../db/messages-schema'
import { everySecond, type Sweep } from '../every-second'
import type { Sent } from '../wechat/client'
import { fillTemplate, type Words } from '../wechat/template'
import type { MessageKind } from './kind'
import { claimMessages, reportMessages, type Report } from './outbox'

/** Messages given to WeChat side by side. */
const SIDE_BY_SIDE = 5

/** Sends what waits, and what had to wait. */
export function startMessages(ctx: Context, kinds: readonly MessageKind[]): Sweep {
  return everySecond((stopped) => sendDue(ctx, kinds, stopped), (error) => { ctx.log.error({ err: error }, 'messages could not be sent; they wait') })
}

/** @returns how many were tried. Several processes may do it side by side: each takes others. */
export async function sendDue(ctx: Context, kinds: readonly MessageKind[], stopped: () => boolean = () => false): Promise<number> {
  const runner = ctx.secretText(8)
  for (let count = 0; ;) {
    if (stopped() || !await anyDue(ctx)) return count
    const { messages } = await ctx.writer.write(claimMessages, { runner, now: ctx.clock() })
    if (messages.length === 0) return count
    await ctx.writer.write(reportMessages, { runner, reports: await sendAll(ctx, kinds, messages), now: ctx.clock() })
    count += messages.length
  }
}

/** Asked without the writer, since it is asked every second. */
const anyDue = async ({ db, clock }: Context) => Boolean(await db.selectFrom('message').select('id').where('state', '=', 'waiting').where('next_at', '<=', clock()).limit(1).executeTakeFirst())

async function sendAll(ctx: Context, kinds: readonly MessageKind[], messages: readonly MessageTable[]): Promise<Report[]> {
  const needless = new Set<string>()
  for (const kind of kinds) for (const id of await kind.needless(ctx, messages.filter((one) => one.kind === kind.kind), ctx.clock())) needless.add(id)
  const reports: Report[] = messages.filter(({ id }) => needless.has(id)).map(({ id }) => ({ id, outcome: { how: 'needless' } }))
  const rest = messages.filter(({ id }) => !needless.has(id))
  const people = await openids(ctx, rest)
  const worker = async () => {
    for (let one = rest.shift(); one; one = rest.shift()) reports.push({ id: one.id, outcome: await send(ctx, one, people.get(one.account_id)) })
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  return reports
}

async function openids({ db }: Context, messages: readonly MessageTable[]): Promise<Map<string, string>> {
  if (messages.length === 0) return new Map()
  const rows = await db.selectFrom('identity').select(['account_id', 'subject']).where('provider', '=', 'wechat').where('account_id', 'in', messages.map((one) => one.account_id)).execute()
  return new Map(rows.map(({ account_id, subject }) => [account_id, subject]))
}

async function send({ wechat, config }: Context, { kind, words, page }: MessageTable, openid: string | undefined): Promise<Sent> {
  const template = config.wechat?.templates[kind]
  if (!wechat || !template) return { how: 'later', why: '微信提醒已经关闭' }
  if (openid === undefined) return { how: 'wrong', why: '这个账号已不再用微信登录' }
  return wechat.send({ openid, template: template.id, page, data: fillTemplate(template, JSON.parse(words) as Words, config.zone) })
}
