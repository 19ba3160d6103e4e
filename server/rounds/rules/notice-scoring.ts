import type { PassRule, PhaseConfig, ScoringRule } from '../../../contract/round-config'
import { list, number } from './words'

/** Multiple choice left incomplete, and what lies beyond each question by itself. */
export function scoringSentences({ scoring, pass }: Pick<PhaseConfig, 'scoring' | 'pass'>, types: readonly string[]): string[] {
  return [
    ...(types.includes('multiple') ? [multiple(scoring)] : []),
    ...(types.includes('fill') ? ['填空题按空给分，每空分值相同。'] : []),
    ...(scoring.speedBonus ? [`答对的题，每剩 1 秒另加 ${number(scoring.speedBonus.perSecond)} 分，每题最多加 ${number(scoring.speedBonus.cap)} 分。`] : []),
    ...wrong(scoring), ...streak(scoring), ...double(scoring), ...stop(scoring),
    ...(scoring.onlyFull ? ['全部答对才得分，有一题不对整份计 0 分。'] : []),
    ...(pass ? [`${passWords(pass)}为合格。`] : [])
  ]
}

function multiple({ multiple: rule }: ScoringRule): string {
  switch (rule) {
    case 'all': return '多选题少选、错选均不得分。'
    case 'half': return '多选题少选的得一半分，错选不得分。'
    case 'each': return '多选题少选的按选对个数得分，错选不得分。'
    default: return rule satisfies never
  }
}

function wrong({ wrong: points, blank, least }: ScoringRule): string[] {
  if (!points) return []
  const whom = blank === 'wrong' ? '答错或不答' : '答错'
  if (points > 0) return [`${whom}的题每题得 ${number(points)} 分。`]
  const floor = least === undefined ? '每份得分最低为 0 分' : `每份得分最低为 ${number(least)} 分`
  return [`${whom}的题每题扣 ${number(-points)} 分，${blank === 'wrong' ? '' : '不答不扣分，'}${floor}。`]
}

function streak({ streak: rule }: ScoringRule): string[] {
  if (!rule) return []
  const most = rule.cap === undefined ? '' : `，每题最多加 ${number(rule.cap)} 分`
  return [`连续答对的，从第 ${rule.from} 题起加 ${number(rule.add)} 分，以后每多连对一题再多加 ${number(rule.add)} 分${most}，答错或不答重新计。`]
}

function double({ double: rule }: ScoringRule): string[] {
  if (!rule) return []
  const which = { last: `最后 ${rule.count} 题`, lot: `随机指定的 ${rule.count} 题`, member: `本人选定的 ${rule.count} 题` }[rule.pick]
  const times = rule.factor === 2 ? '加倍' : `按 ${number(rule.factor)} 倍`
  return [`${which}${times}计分${rule.wrongToo ? '，答错扣分也同样计' : ''}。`]
}

function stop({ stopAfterWrong, blank }: ScoringRule): string[] {
  if (stopAfterWrong === undefined) return []
  const what = blank === 'wrong' ? '答错或不答' : '答错'
  return [stopAfterWrong === 1 ? `${what} 1 题即结束，后面的题不计分。`.replace(' 1 题', '一题') : `${what}满 ${stopAfterWrong} 题即结束，后面的题不计分。`]
}

export function passWords({ score, correct, streak: run }: PassRule): string {
  return list([
    ...(score !== undefined ? [`得分不低于 ${number(score)} 分`] : []),
    ...(correct !== undefined ? [`答对不少于 ${correct} 题`] : []),
    ...(run !== undefined ? [`连续答对不少于 ${run} 题`] : [])
  ], '且')
}
