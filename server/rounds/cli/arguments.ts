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

export interface CreateCommand {
  kind: 'create'
  file: string
  /** Name or id of the unit that will have the round; absent: the top unit. */
  unit: string | undefined
  publish: boolean
}

export interface ExportCommand {
  kind: 'export'
  /** Of the stored round. */
  id: string
}

export type Command = CheckCommand | StandingsCommand | CreateCommand | ExportCommand

const USAGE = `用法：
  npm run -s rounds -- check 规则文件                               检查规则，印出通知条文
  npm run -s rounds -- create 规则文件                              连同题库一起检查，存进数据库，作为草稿
      --unit 单位        由哪个单位主办，写名称或编号，不写时为最上级单位
      --publish          存好后马上发布
  npm run -s rounds -- export 竞赛编号                              印出数据库里一场竞赛的规则（JSON）
  npm run -s rounds -- standings 规则文件 答卷文件 [花名册文件]          算出个人和单位名次（JSON）
      --seed 种子        抽签和抽奖的种子，不写时为 1；种子相同，结果相同
      --days 起[-止]     只算这几天的答卷，如 20260601 或 20260601-20260607
文件格式见 docs/rounds-files.md。`

/** Options that each command takes, and whether they are followed by a value. */
const OPTIONS: Record<Command['kind'], Record<string, boolean>> = {
  check: {}, standings: { '--seed': true, '--days': true }, create: { '--unit': true, '--publish': false }, export: {}
}
const MOST_FILES: Record<Command['kind'], number> = { check: 1, standings: 3, create: 1, export: 1 }

const isKind = (text: string | undefined): text is Command['kind'] => text !== undefined && Object.hasOwn(OPTIONS, text)

/** @param from the folder in which the person stands: npm runs commands from the project's */
export function parseCommand(args: readonly string[], from: string): Command {
  const [kind, ...rest] = args
  if (!isKind(kind)) throw new UsageError(kind === undefined ? USAGE : `没有“${kind}”这个命令。\n${USAGE}`)
  const { words, options } = readWords(rest, OPTIONS[kind])
  const surplus = words[MOST_FILES[kind]]
  if (surplus !== undefined) throw new UsageError(`多了${kind === 'export' ? '' : '一个文件'}：${surplus}。\n${USAGE}`)
  if (kind === 'export') {
    if (!words[0]) throw new UsageError(`请写出竞赛编号。\n${USAGE}`)
    return { kind, id: words[0] }
  }
  const [first, second, third] = words.map((file) => found(file, from))
  if (first === undefined) throw new UsageError(`请写出规则文件。\n${USAGE}`)
  if (kind === 'check') return { kind, file: first }
  if (kind === 'create') return { kind, file: first, unit: options.get('--unit'), publish: options.has('--publish') }
  if (second === undefined) throw new UsageError(`请写出答卷文件。\n${USAGE}`)
  return { kind, config: first, attempts: second, roster: third, seed: options.get('--seed') ?? '1', days: daysOf(options.get('--days')) }
}

function readWords(args: readonly string[], known: Record<string, boolean>): { words: string[]; options: Map<string, string> } {
  const words: string[] = []
  const options = new Map<string, string>()
  for (let at = 0; at < args.length; at++) {
    const text = args[at] as string
    if (!text.startsWith('--')) { words.push(text); continue }
    const equals = text.indexOf('=')
    const name = equals === -1 ? text : text.slice(0, equals)
    if (!Object.hasOwn(known, name)) throw new UsageError(`不认识的选项 ${name}。\n${USAGE}`)
    if (!known[name]) {
      if (equals !== -1) throw new UsageError(`${name} 后面不写内容。\n${USAGE}`)
      options.set(name, '')
      continue
    }
    const value = equals === -1 ? args[++at] : text.slice(equals + 1)
    if (!value) throw new UsageError(`${name} 后面要写内容。\n${USAGE}`)
    options.set(name, value)
  }
  return { words, options }
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
