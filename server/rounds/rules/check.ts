import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { checkPhase } from './check-phase'
import { checkWhole } from './check-round'
import type { Add } from './check-words'
import { drawPaper, poolFor } from './draw'
import { papersOf } from './phases'
import { seededRandom } from './random'
import type { PoolQuestion } from './types'
import { shortTypeNames } from './words'

/** "Start now" takes a moment to choose and to send. */
const LATE_START_MS = 10 * 60_000

/** What contradicts itself in a configuration, whatever the questions and whenever it is: what a file is checked for. */
export function checkRules(config: RoundConfig, zone = 'Asia/Shanghai'): Problem[] {
  const problems: Problem[] = []
  const add: Add = (level, field, message) => { problems.push({ level, field, message }) }
  for (const [i, phase] of config.phases.entries()) checkPhase(config, phase, `phases.${i}`, zone, add)
  checkWhole(config, add)
  return problems
}

/** What is too late to begin now. */
export function checkStart(config: RoundConfig, now: number): Problem[] {
  const problems: Problem[] = []
  const add: Add = (level, field, message) => { problems.push({ level, field, message }) }
  for (const [i, { window: { opensAt, closesAt } }] of config.phases.entries()) {
    const at = `phases.${i}.window`
    if (opensAt < now - LATE_START_MS) add('error', `${at}.opensAt`, '开始时间已经过去。要马上开始，请改成现在；否则请往后改。')
    else if (opensAt <= now) add('warning', `${at}.opensAt`, '开始时间已到，竞赛会马上开始；开始后再改规则，要写明原因。')
    if (closesAt > opensAt && closesAt <= now) add('error', `${at}.closesAt`, '截止时间已经过去，请往后改。')
  }
  return problems
}

/** What the questions there are do not give. */
export function checkPapers(config: RoundConfig, questions: readonly PoolQuestion[]): Problem[] {
  const problems: Problem[] = []
  const add: Add = (level, field, message) => { problems.push({ level, field, message }) }
  for (const [i, phase] of config.phases.entries()) {
    for (const [place, { paper }] of papersOf(phase).entries()) checkPaper(paper, place === 0 ? `phases.${i}.paper` : `phases.${i}.alternatives.papers.${place - 1}.paper`, questions, add)
  }
  return problems
}

/** What contradicts itself or cannot be carried out, said so that the organiser can mend it. */
export const checkRound = (config: RoundConfig, questions: readonly PoolQuestion[], now: number, zone?: string): Problem[] =>
  [...checkStart(config, now), ...checkPapers(config, questions), ...checkRules(config, zone)]

function checkPaper(paper: RoundConfig['phases'][number]['paper'], at: string, questions: readonly PoolQuestion[], add: Add) {
  const pool = poolFor(paper, questions)
  const drawn = drawPaper(paper, pool, seededRandom('check'))
  if (paper.kind === 'fixed' && new Set(paper.questions.map(({ question }) => question)).size < paper.questions.length) {
    add('error', `${at}.questions`, '同一道题选了两次，请去掉重复的。')
  }
  if ('paper' in drawn) return
  if (paper.kind === 'fixed') return add('error', `${at}.questions`, `有 ${drawn.short.length} 道题在题库里找不到了，请换题。`)
  for (const { part, wanted, found } of drawn.short) {
    const rule = paper.parts[part]
    if (!rule) continue
    const topics = rule.topics?.length ? `“${rule.topics.join('、')}”` : '题库'
    const left = (pool.candidates[part]?.length ?? 0) >= wanted ? '别的部分抽去以后只剩' : '只有'
    const remedy = rule.topics?.length ? '多选几个专题' : '在题库里添题'
    add('error', `${at}.parts.${part}.count`, `${topics}里的${shortTypeNames[rule.type]}题不够：要 ${wanted} 题，${left} ${found} 题。请减少题数或${remedy}。`)
  }
}
