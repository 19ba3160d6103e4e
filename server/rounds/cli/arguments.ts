import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export class UsageError extends Error {}

export interface CheckCommand {
  kind: 'check'
  file: string
}

export interface StandingsCommand {
  kind: 'standings'
  config: string
  attempts: string
  roster: string | undefined
  /** What every lot and draw is drawn from. */
  seed: string
  /** Only the attempts of these calendar days (20260601), both included. */
  days: { from: number; to: number } | undefined
}

const USAGE = `用法：
  npm run -s rounds -- check 规则文件                               检查规则，印出通知条文
  npm run -s rounds -- standings 规则文件 答卷文件 [花名册文件]          算出个人和单位名次（JSON）
      --seed 种子        抽签和抽奖的种子，不写时为 1；种子相同，结果相同
      --days 起[-止]     只算这几天的答卷，如 20260601 或 20260601-20260607
文件格式见 docs/rounds-files.md。`

/** @param from the folder in which the person stands: npm runs commands from the project's */
export function parseCommand(args: readonly string[], from: string): CheckCommand | StandingsCommand {
  const [kind, ...rest] = args
  if (kind !== 'check' && kind !== 'standings') throw new UsageError(kind === undefined ? USAGE : `没有“${kind}”这个命令。\n${USAGE}`)
  const files: string[] = []
  const options = new Map<string, string>()
  for (let at = 0; at < rest.length; at++) {
    const text = rest[at] as string
    if (!text.startsWith('--')) { files.push(text); continue }
    const equals = text.indexOf('=')
    const name = equals === -1 ? text : text.slice(0, equals)
    if (kind === 'check' || !['--seed', '--days'].includes(name)) throw new UsageError(`不认识的选项 ${name}。\n${USAGE}`)
    const value = equals === -1 ? rest[++at] : text.slice(equals + 1)
    if (!value) throw new UsageError(`${name} 后面要写内容。\n${USAGE}`)
    options.set(name, value)
  }
  const most = kind === 'check' ? 1 : 3
  if (files.length > most) throw new UsageError(`多了一个文件：${files[most]}。\n${USAGE}`)
  const [first, second, third] = files.map((file) => found(file, from))
  if (first === undefined) throw new UsageError(`请写出规则文件。\n${USAGE}`)
  if (kind === 'check') return { kind, file: first }
  if (second === undefined) throw new UsageError(`请写出答卷文件。\n${USAGE}`)
  return { kind, config: first, attempts: second, roster: third, seed: options.get('--seed') ?? '1', days: daysOf(options.get('--days')) }
}

function daysOf(text: string | undefined): StandingsCommand['days'] {
  if (text === undefined) return undefined
  const [, from, to = from] = /^(\d{8})(?:-(\d{8}))?$/.exec(text) ?? []
  if (from === undefined) throw new UsageError(`--days 写成 20260601 或 20260601-20260607，不是 ${text}。`)
  return { from: Number(from), to: Number(to) }
}

function found(file: string, from: string): string {
  const path = [resolve(from, file), resolve(file)].find((one) => existsSync(one))
  if (path === undefined) throw new UsageError(`没有找到文件：${file}`)
  return path
}
