import type { Fact, RoundConfig } from '../../../contract/round-config'
import { factsIn, isStudy } from './facts'
import type { NoticeFacts } from './notice'
import { factName } from './notice-names'
import { list, moment } from './words'

/** Whose word holds for figures of study, since when they count, and as of which moment. */
export function studySentences(config: RoundConfig, { zone = 'Asia/Shanghai' }: NoticeFacts): string[] {
  const { study, byHand, toStart, inResult } = factsIn(config)
  const names = (facts: readonly Fact[]) => list(facts.map(factName))
  const entered = byHand.filter(isStudy)
  const { from } = config.study ?? {}
  const inPlans = study.some((fact) => fact !== 'reflections')
  const said = [
    from === undefined ? '' : `${moment(from, zone)} 以后的才算`, inPlans ? '只算主办单位和上级单位的学习计划' : '',
    toStart.length ? '能不能答题看当时' : '', inResult.length ? '计入成绩和评奖的以竞赛截止时为准' : ''
  ].filter(Boolean)
  return [
    ...(study.length ? [`${names(study)}按系统里的学习记录计算：${said.join('；')}。`] : []),
    ...(entered.length ? [`${names(entered)}由组织者登记。`] : [])
  ]
}
