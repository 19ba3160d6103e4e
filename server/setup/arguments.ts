export class UsageError extends Error {}

export interface Answers { association: string; levels: string[]; name: string; account: string; bank: boolean }
export type Command = { kind: 'begin'; given: Partial<Answers> } | { kind: 'reset'; account: string }

const USAGE = `用法：
  npm run -s setup                                   逐项询问
  npm run -s setup -- --association 名称 --name 姓名 --account 登录名 [--levels 机关,处室,支部] [--no-bank]
  npm run -s setup -- --reset 登录名                  给忘了密码的人一个一次性密码`

export const ACCOUNT = /^[\p{L}\p{N}._@-]{2,40}$/u

/** @throws UsageError with what is wrong and how it goes */
export function parseSetup(argv: readonly string[]): Command {
  const given: Partial<Answers> = {}
  for (let i = 0; i < argv.length; i++) {
    const [flag = '', value = ''] = [argv[i], argv[i + 1]]
    const take = () => {
      if (!value || value.startsWith('--')) throw new UsageError(`${flag} 后面要写内容。\n${USAGE}`)
      i++
      return value.trim()
    }
    switch (flag) {
      case '--association': given.association = checked('association', take()); break
      case '--levels': given.levels = take().split(/[,，、]/).map((one) => one.trim()).filter(Boolean); break
      case '--name': given.name = checked('name', take()); break
      case '--account': given.account = checked('account', take()); break
      case '--no-bank': given.bank = false; break
      case '--reset': return { kind: 'reset', account: take().toLowerCase() }
      default: throw new UsageError(flag === '--help' || flag === '-h' ? USAGE : `不认识 ${flag}。\n${USAGE}`)
    }
  }
  return { kind: 'begin', given }
}

/** @throws UsageError when the answer cannot be taken */
export function checked(what: 'association' | 'name' | 'account', answer: string): string {
  const text = answer.trim()
  if (what === 'account' && !ACCOUNT.test(text)) throw new UsageError('登录名要 2 到 40 个字，可以用汉字、字母、数字和 . _ @ -，不留空格。')
  if (what !== 'account' && (text === '' || text.length > (what === 'name' ? 30 : 60))) throw new UsageError(what === 'name' ? '姓名要写 1 到 30 个字。' : '单位名称要写 1 到 60 个字。')
  return what === 'account' ? text.toLowerCase() : text
}
