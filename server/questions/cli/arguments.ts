import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export class UsageError extends Error {}

export interface ParseCommand {
  kind: 'parse'
  file: string
  key: string | undefined
  json: boolean
}

export interface ImportCommand {
  kind: 'import'
  file: string
  key: string | undefined
  bank: string
  unit: string | undefined
}

const USAGE = `用法：
  npm run -s questions -- parse 文件 [答案文件] [--json]                    读出题目，列出有问题的
  npm run -s questions -- import 文件 [答案文件] --bank 题库名 [--unit 单位编号]   存进题库（没有这个题库就新建）
文件可以是 .docx .doc .xlsx .csv .txt、GIFT、Aiken、Moodle XML、QTI 或学史导出的 JSON。`

/** @param from the folder in which the person stands: npm runs commands from the project's */
export function parseCommand(args: readonly string[], from: string): ParseCommand | ImportCommand {
  const [kind, ...rest] = args
  if (kind !== 'parse' && kind !== 'import') throw new UsageError(kind === undefined ? USAGE : `没有“${kind}”这个命令。\n${USAGE}`)
  const files: string[] = []
  const options = new Map<string, string>()
  for (let at = 0; at < rest.length; at++) {
    const [name = '', inline] = splitOption(rest[at] as string)
    if (!name.startsWith('--')) {
      files.push(rest[at] as string)
      continue
    }
    if (!(kind === 'parse' ? ['--json'] : ['--bank', '--unit']).includes(name)) throw new UsageError(`不认识的选项 ${name}。\n${USAGE}`)
    const value = name === '--json' ? 'yes' : inline ?? rest[++at]
    if (value === undefined || value === '') throw new UsageError(`${name} 后面要写内容。\n${USAGE}`)
    options.set(name, value)
  }
  const [file, key, surplus] = files
  if (file === undefined) throw new UsageError(`请写出要读的文件。\n${USAGE}`)
  if (surplus !== undefined) throw new UsageError(`多了一个文件：${surplus}。一次读一个题目文件，另可有一个答案文件。\n${USAGE}`)
  const paths = { file: found(file, from), key: key === undefined ? undefined : found(key, from) }
  if (kind === 'parse') return { kind, ...paths, json: options.has('--json') }
  const bank = options.get('--bank')?.trim()
  if (!bank) throw new UsageError(`请用 --bank 写出存到哪个题库。\n${USAGE}`)
  if (bank.length > 60) throw new UsageError('题库名最多 60 个字。')
  return { kind, ...paths, bank, unit: options.get('--unit') }
}

function splitOption(text: string): [string, string | undefined] {
  const at = text.startsWith('--') ? text.indexOf('=') : -1
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function found(file: string, from: string): string {
  const path = [resolve(from, file), resolve(file)].find((one) => existsSync(one))
  if (path === undefined) throw new UsageError(`没有找到文件：${file}`)
  return path
}
