import { createInterface } from 'node:readline/promises'
import { resetPassword } from '../account/handout-writes'
import { handedOut, hashPassword } from '../account/password'
import type { Context } from '../context'
import { AppError } from '../errors'
import { checked, UsageError, type Answers } from './arguments'
import { beginAssociation } from './write'

interface Out { print(text: string): void }

/** Makes the association and its first administrator. What was not given is asked for where somebody sits at the keyboard. */
export async function begin(ctx: Context, given: Partial<Answers>, out: Out): Promise<number> {
  const { association, levels, name, account, bank } = await complete(given)
  const password = handedOut(ctx)
  await ctx.writer.write(beginAssociation, { association, levels, name, account, hash: await hashPassword(password), bank, now: ctx.clock() })
  out.print(`\n“${association}”建好了，${name}是管理员。${bank ? '题库里有一个“党史基础题库”，可以马上出题。' : ''}`)
  out.print(`\n  登录名  ${account}\n  密码    ${password}   （只显示这一次，登录后要先改成自己的密码）\n`)
  out.print('现在启动服务（npm run serve），在浏览器打开 /console 登录，从“花名册”导入人员，再发布第一场竞赛。')
  return 0
}

/** For an administrator whom nobody above can help. */
export async function reset(ctx: Context, account: string, out: Out): Promise<number> {
  const found = await ctx.db.selectFrom('identity').innerJoin('account', 'account.id', 'identity.account_id').select('account.member_id')
    .where('identity.provider', '=', 'password').where('identity.subject', '=', account).executeTakeFirst()
  if (!found?.member_id) throw new AppError('not_found', `没有登录名 ${account}，或者它还没有绑定花名册。`)
  const password = handedOut(ctx)
  await ctx.writer.write(resetPassword, { memberId: found.member_id, hash: await hashPassword(password), actor: 'system', now: ctx.clock() })
  out.print(`${account} 的一次性密码：${password}\n只显示这一次，登录后要先改成自己的密码；原来登录的设备都已退出。`)
  return 0
}

async function complete(given: Partial<Answers>): Promise<Answers> {
  const asks = [['association', '单位名称（如 江州市社会科学界联合会）'], ['name', '管理员姓名'], ['account', '管理员登录名（如 limin）']] as const
  const missing = asks.filter(([key]) => given[key] === undefined)
  const told = { levels: [], bank: true, ...given }
  if (missing.length === 0) return told as Answers
  if (!process.stdin.isTTY) throw new UsageError(`还缺：${missing.map(([, words]) => words).join('、')}。用 --help 看写法。`)
  const keyboard = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const ask = asker(keyboard)
    for (const [key, words] of missing) told[key] = await answerTo(ask, key, words)
    if (given.levels === undefined) told.levels = (await ask('各级单位怎么称呼，从上到下（如 机关,处室,支部；可不填）：')).split(/[,，、]/).map((one) => one.trim()).filter(Boolean)
  } finally {
    keyboard.close()
  }
  return told as Answers
}

type Ask = (words: string) => Promise<string>

/** Ctrl+D or Ctrl+C instead of an answer: whoever sits there has thought better of it. */
function asker(keyboard: ReturnType<typeof createInterface>): Ask {
  const cancelled = new UsageError('\n已取消，没有改动。')
  const closed = new Promise<never>((_, reject) => { keyboard.once('close', () => { reject(cancelled) }) })
  // It closes after the last answer too, when nobody waits for it any more.
  closed.catch(() => undefined)
  return (words) => Promise.race([keyboard.question(words).catch(() => { throw cancelled }), closed])
}

async function answerTo(ask: Ask, key: 'association' | 'name' | 'account', words: string): Promise<string> {
  for (;;) {
    const said = await ask(`${words}：`)
    try {
      return checked(key, said)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      process.stdout.write(`${error.message}\n`)
    }
  }
}
