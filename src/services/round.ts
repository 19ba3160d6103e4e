import { useRef } from 'react'
import type { RoundCard, UnitShare } from '../../contract/quiz'
import { useAct } from './act'
import { now } from './clock'
import { points, recentEnd, soon, unbroken } from './format'
import { go, links } from './nav'
import { request } from './request'

type Facts = Pick<RoundCard, 'topic' | 'questions' | 'paperSeconds' | 'questionSeconds'> & Partial<Pick<RoundCard, 'phase' | 'fullScore'>>

/** 30 分钟, 1 分 30 秒 */
export function seconds (count: number): string {
  const minutes = Math.floor(count / 60)
  if (!minutes) return `${count} 秒`
  return count % 60 ? `${minutes} 分 ${count % 60} 秒` : `${minutes} 分钟`
}

function facts ({ phase, topic, questions, fullScore, paperSeconds, questionSeconds }: Facts): string[] {
  const limit = questionSeconds ? `每题 ${seconds(questionSeconds)}` : paperSeconds ? `限时 ${seconds(paperSeconds)}` : '不限时'
  const count = fullScore === null ? '题数不限' : `${questions} 题`
  // 各专题随机 10 题: said already.
  const said = topic.replace(/\s/g, '').match(/\d+题/g)?.includes(`${questions}题`)
  return [phase?.name ?? '', topic, said ? '' : count, limit].filter(Boolean)
}

/** 解放战争时期 · 20 题 · 限时 30 分钟; before it the phase, where there are several. */
export const factsOf = (round: Facts): string => facts(round).join(' · ')

/** The same to be shown with the class `keep`: a line ends between two facts only. */
export const factsLine = (round: Facts): string => facts(round).map(unbroken).join('\u00a0· ')

/** 已答 7/20, 已答 7 题 where there are as many questions as one can. */
export const doneWords = ({ answered, total }: NonNullable<RoundCard['mine']['openAttempt']>): string => (total === null ? `已答 ${answered} 题` : `已答 ${answered}/${total}`)

/** What the one button of a round does now. */
export type RoundAction =
  | { kind: 'resume', attemptId: string, text: string }
  | { kind: 'start', text: string }
  | { kind: 'result', attemptId: string, text: string }
  | { kind: 'none', text: string }

type Mine = Pick<RoundCard['mine'], 'openAttempt' | 'canStart' | 'lastAttempt'>

export function actionOf ({ mine, practice }: { mine: Mine, practice: boolean }): RoundAction {
  const { openAttempt, canStart, lastAttempt } = mine
  if (openAttempt) return { kind: 'resume', attemptId: openAttempt.id, text: `接着答（${doneWords(openAttempt)}）` }
  const text = practice ? '开始练习' : '开始答题'
  if (canStart) return { kind: 'start', text }
  return lastAttempt ? { kind: 'result', attemptId: lastAttempt, text: '查看成绩' } : { kind: 'none', text }
}

type Left = Pick<RoundCard['mine'], 'leftToday' | 'leftTotal'> & { leftWeek?: number | null }

/** 今天还可答 2 次, by the limit that is reached first; empty where there is no limit. */
export function leftWords ({ leftToday, leftWeek = null, leftTotal }: Left): string {
  const limits = [{ before: '今天', count: leftToday }, { before: '本周', count: leftWeek }, { before: '', count: leftTotal }]
  const [first] = limits.flatMap(({ before, count }) => (count === null ? [] : [{ before, count }])).sort((a, b) => a.count - b.count)
  return first ? `${first.before}还可答 ${first.count} 次` : ''
}

/** 我的成绩 84 分, by the counting rule; empty before the first finished attempt. */
export const scoreWords = ({ score }: RoundCard['mine']): string => (score === null ? '' : `我的成绩 ${points(score)} 分`)

/** 40 个支部中第 10 名; empty without a rank. */
export const rankWords = ({ rank, of }: Pick<UnitShare, 'rank' | 'of'>): string =>
  rank === null ? '' : of === null ? `第 ${rank} 名` : `${of} 个支部中第 ${rank} 名`

/** 今天 17:40 自动交卷: how long the open attempt may be gone on with. */
export const dueWords = ({ openAttempt }: Pick<RoundCard['mine'], 'openAttempt'>): string => (openAttempt ? `${recentEnd(openAttempt.deadlineAt, now())} 自动交卷` : '')

/** Why one cannot start, to go on in a sentence. */
export const whyNotWords = ({ whyNot }: Pick<RoundCard['mine'], 'whyNot'>): string => whyNot.replace(/。$/, '')

/** The same of a round; where there are several phases, which one begins next: 第 2 关明天 8:00 开始. */
export function waitWords ({ phase, mine }: Pick<RoundCard, 'phase' | 'mine'>): string {
  const why = whyNotWords(mine)
  return phase.name && mine.opensAt !== null && / 开始$/.test(why) ? `${phase.name} ${soon(mine.opensAt, now())} 开始` : why
}

/** The clock begins to run, or a try is spent, for somebody who may not have seen the rules. */
export const startsBlindly = ({ mine, practice, paperSeconds, questionSeconds }: RoundCard): boolean =>
  !practice && mine.attempts === 0 && (mine.leftTotal !== null || mine.leftToday !== null || paperSeconds !== null || questionSeconds !== null)

/** What is started: a round, and where there are several, which of its phases and papers. */
export interface Start { roundId: string, phase?: string, paper?: string }

/** Of a round with one phase nothing has to be named; of several the one that is shown, whatever has changed meanwhile. */
export const startOf = ({ id, phase }: Pick<RoundCard, 'id' | 'phase'>): Start => (phase.name ? { roundId: id, phase: phase.id } : { roundId: id })

/** Does what the button says; starting leads to the attempt that the server gave out. `onOpened`: the page is left for it. */
export function useRoundAction (onOpened?: () => void) {
  const opening = useRef('')
  const start = useAct(async ({ roundId, ...which }: Start) => {
    opening.current = roundId
    go(links.answer((await request('POST /rounds/:id/attempts', { id: roundId, ...which })).id))
    onOpened?.()
  })
  const run = (action: RoundAction, what: Start) => {
    switch (action.kind) {
      case 'resume': return go(links.answer(action.attemptId))
      case 'result': return go(links.result(action.attemptId))
      case 'start': return start.run(what)
      case 'none': return
      default: return action satisfies never
    }
  }
  return { run, busy: start.busy, error: start.error, opening: opening.current }
}
