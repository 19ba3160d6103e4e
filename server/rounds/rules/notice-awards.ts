import type { Award, Certificate, PrizeDraw, Qualify, RoundConfig } from '../../../contract/round-config'
import type { NoticeFacts } from './notice'
import { factWords, nameOf, stepsOf, type LevelName } from './notice-names'
import { countingPhases } from './phases'
import { endMoment, list, moment, number } from './words'

export function awardSentences(config: RoundConfig, { zone = 'Asia/Shanghai', levelName }: Pick<NoticeFacts, 'zone' | 'levelName'>): string[] {
  const { persons, units, draws, certificates } = config.awards ?? {}
  return [
    ...(persons ? [`个人奖：${persons.map((award) => awardWords(config, award, '人', levelName)).join('；')}。`] : []),
    ...(units ? [`单位奖：${units.map((award) => awardWords(config, award, '个', levelName)).join('；')}。`] : []),
    ...(draws ?? []).map((draw) => drawSentence(config, draw)),
    ...(certificates ?? []).map((one) => `${whoWords(config, one.who)}可${handedOut(config, one, zone)}领取“${one.name}”，凭证书编号可在线查验。`)
  ]
}

/** When a certificate is to be had, where it is not for good. */
function handedOut({ phases: [phase] }: RoundConfig, { from, until }: Certificate, zone: string): string {
  const opened = phase?.window.opensAt
  if (from !== undefined) return `在 ${moment(from, zone, opened)} ${until === undefined ? '以后' : `至 ${endMoment(until, zone, opened)} `}`
  return until === undefined ? '' : `在 ${endMoment(until, zone, opened)} 以前`
}

const awardWords = (config: RoundConfig, award: Award, counter: string, levelName?: LevelName): string => `${award.name}：${awardRule(config, award, counter, levelName)}`

/** To whom an award goes: 第 1—10 名. */
export function awardRule(config: RoundConfig, { to, withinPercent, atMost, group, level, also, edge, phase }: Award, counter: string, levelName?: LevelName): string {
  const scope = [
    ...(phase === undefined ? [] : [`${nameOf(config, phase)}中`]),
    ...(group === undefined ? [] : [config.audience.groups?.list.find(({ id }) => id === group)?.name ?? group]),
    ...(level === undefined ? [] : [counter === '人' ? `每个${levelName?.(level) ?? '单位'}中` : `${levelName?.(level) ?? '各单位'}中`]),
    ...(withinPercent === undefined ? [] : [`在前 ${number(withinPercent)}% 以内`])
  ].map((text) => `${text}，`).join('')
  const extra = [
    ...(atMost === undefined ? [] : [`最多 ${atMost} ${counter}`]), ...(also ? ['可与其他奖项兼得'] : []),
    ...(edge === 'lot' ? ['末位相同的抽签'] : edge === 'none' ? ['末位相同的都不得'] : [])
  ].join('，')
  return `${scope}${toWords(config, to)}${extra ? `（${extra}）` : ''}`
}

function toWords(config: RoundConfig, to: Award['to']): string {
  switch (to.kind) {
    case 'rank': return to.from === to.to ? `第 ${to.from} 名` : `第 ${to.from}—${to.to} 名`
    case 'percent': return `${to.of === 'rest' ? '其余的' : ''}前 ${number(to.percent)}%`
    case 'qualify': return `${whoWords(config, to.who)}`
    case 'value': return `不低于 ${number(to.least)} 分的`
    case 'rest': return '其余的'
    default: return to satisfies never
  }
}

export function whoWords(config: RoundConfig, who: Qualify): string {
  const name = who.phase === undefined ? '' : nameOf(config, who.phase)
  const words = [
    ...(who.score !== undefined && who.below !== undefined ? [`${name}得分不低于 ${number(who.score)} 分、低于 ${number(who.below)} 分`]
      : who.score !== undefined ? [`${name}得分不低于 ${number(who.score)} 分`] : who.below !== undefined ? [`${name}得分低于 ${number(who.below)} 分`] : []),
    ...(who.passed ? [`${name}合格`] : []),
    ...(who.full ? [`${name}至少一次全部答对`] : []),
    ...(who.attempts !== undefined ? [`${name}答题不少于 ${who.attempts} 次`] : []),
    ...(who.phases !== undefined ? [`参加不少于 ${stepsOf(config, countingPhases(config)).count(who.phases)}`] : []),
    ...(who.rankTo !== undefined ? [`${name}名次在前 ${who.rankTo}`] : []),
    ...(who.fact ? [`${factWords(who.fact.fact, who.fact.least)}以上`] : [])
  ]
  if (words.length) return `${list(words, '且')}的`
  return name ? `参加过${name}的` : '参加过的'
}

const drawSentence = (config: RoundConfig, draw: PrizeDraw) => `${draw.name}：${drawWords(config, draw)}；抽奖种子和名单留存，可复核。`

/** Among whom, and what is drawn. */
export function drawWords(config: RoundConfig, { who, tickets, prizes, without }: PrizeDraw): string {
  const left = without ? `，${list(without.map((one) => ({ winners: '已中过奖的', awarded: '已获名次奖的' })[one]))}不再参加` : ''
  const limits = tickets ? [tickets.perDay && `每天最多 ${tickets.perDay} 次`, tickets.cap && `全程最多 ${tickets.cap} 次`].filter(Boolean).join('，') : ''
  const chances = tickets ? `，${nameOf(config, tickets.phase)}每有一次不低于 ${number(tickets.score)} 分得一次机会${limits ? `，${limits}` : ''}` : ''
  return `从${whoWords(config, who)}人员中抽取${list(prizes.map((prize) => `${prize.name} ${prize.count} 名`))}${chances}${left}`
}
