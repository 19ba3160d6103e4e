import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Interpreted } from '../imports/interpret'
import { IMAGE_MARK, type ParsedQuestion } from '../parse/types'
import { questionsSafely } from '../read/sandbox'
import { isBlocking } from '../rules/check'
import type { ParseCommand } from './arguments'

export interface Out {
  print(text: string): void
  warn(text: string): void
}

export async function readPath(file: string, key: string | undefined, builtFrom: string): Promise<Interpreted> {
  const input = (path: string) => ({ name: basename(path), bytes: readFileSync(path) })
  return questionsSafely(input(file), key === undefined ? undefined : input(key), { builtFrom, milliseconds: 120_000, heapMb: 1024 })
}

export async function parseFile({ file, key, json }: ParseCommand, out: Out, builtFrom: string): Promise<number> {
  const read = await readPath(file, key, builtFrom)
  const { questions, problems } = read
  for (const { message, line, words } of problems) out.warn(`${place(line)}${message}${words ? ` “${short(words)}”` : ''}`)
  if (json) out.print(JSON.stringify(questions.map(plainQuestion), null, 1))
  else for (const line of summary(read)) out.print(line)
  return questions.length === 0 ? 1 : 0
}

const withoutKeys = (text: string) => text.replace(IMAGE_MARK, '[image]')

function plainQuestion({ type, stem, options, answer, answer_text, analysis, points, section, line, problems }: ParsedQuestion) {
  return {
    type, stem: withoutKeys(stem), options: options.map(withoutKeys), answer, answer_text: answer_text.map((texts) => texts.map(withoutKeys)), analysis: withoutKeys(analysis),
    points, section, line, problems
  }
}

const place = (line: number | null) => (line === null ? '' : `第 ${line} 行：`)
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
const NAMES: [ParsedQuestion['type'], string][] = [['single', '单选'], ['multiple', '多选'], ['judge', '判断'], ['fill', '填空'], ['short', '简答'], ['unsupported', '不支持']]

function summary({ questions }: Interpreted): string[] {
  const flagged = questions.map((one, i) => ({ ...one, no: i + 1, problems: one.problems.filter(isBlocking) })).filter((one) => one.problems.length > 0)
  const counts = NAMES.map(([type, name]) => ({ name, n: questions.filter((one) => one.type === type).length })).filter(({ n }) => n > 0).map(({ name, n }) => `${name} ${n}`)
  return [
    `读到 ${questions.length} 题${counts.length ? `（${counts.join('，')}）` : ''}，${flagged.length ? `其中 ${flagged.length} 题要处理：` : '没有要处理的。'}`,
    ...flagged.flatMap((one) => one.problems.map(({ message }) => `  第 ${one.no} 题（${one.line === null ? '' : `第 ${one.line} 行，`}“${short(withoutKeys(one.stem))}”）：${message}`))
  ]
}
