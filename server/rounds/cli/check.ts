import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { readRoundConfig } from '../config'
import { checkRules } from '../rules/check'
import { noticeOf } from '../rules/notice'
import type { CheckCommand } from './arguments'
import { readJson, type Out } from './files'

/** Prints the notice's sentences of a sound configuration, or what is wrong with it. @returns 1 when something is wrong */
export function checkCommand({ file }: CheckCommand, out: Out, zone: string): number {
  const { problems, config } = problemsOf(readJson(file, '规则文件'), zone)
  for (const { level, field, message } of problems) out.warn(`${level === 'error' ? '错误' : '提醒'}　${field || '整体'}：${message}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  if (!config || errors) {
    out.warn(`共 ${errors} 处错误。`)
    return 1
  }
  // Names of units are not in the file.
  for (const sentence of noticeOf(config, { audience: ['各参加单位'], zone })) out.print(sentence)
  return 0
}

/** What does not fit the schema, or else what contradicts itself. */
export function problemsOf(value: unknown, zone: string): { problems: Problem[]; config?: RoundConfig } {
  const read = readRoundConfig(value)
  return 'problems' in read ? read : { config: read.config, problems: checkRules(read.config, zone) }
}
