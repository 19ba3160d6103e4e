import type { Problem } from '../../../contract/organiser'

/** What a part of the configuration is called in a notice; the first that fits. */
const parts: [RegExp, string][] = [
  [/^title/, '名称'], [/^(topic)/, '主题'], [/^audience/, '参加范围'], [/\.window|\.makeUp/, '开放时间'], [/\.(paper|papers)/, '试卷'], [/\.timing/, '限时'],
  [/\.(attempts|counting|earned)/, '次数与计分'], [/\.(scoring|pass)/, '计分'], [/\.(entry|gates?)/, '参加条件'], [/^phases/, '阶段'], [/^(person|result)/, '个人名次'], [/^unit/, '单位名次'],
  [/^(awards|draws|certificates)/, '奖项']
]

/** 试卷、开放时间: which parts of a draft keep it from being published, each once, in the order of a notice. */
export function lacksOf(problems: readonly Problem[]): string[] {
  const wrong = problems.filter(({ level }) => level === 'error').map(({ field }) => parts.find(([pattern]) => pattern.test(field))?.[1] ?? '规则')
  return [...new Set([...parts.map(([, name]) => name), '规则'])].filter((name) => wrong.includes(name))
}
