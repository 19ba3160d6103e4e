import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { drawPaper, poolFor } from './draw'
import { seededRandom } from './random'
import type { PoolQuestion } from './types'
import { duration, shortTypeNames } from './words'

/** "Start now" takes a moment to choose and to send. */
const LATE_START_MS = 10 * 60_000

/** What contradicts itself or cannot be carried out, said so that the organiser can mend it. */
export function checkRound(config: RoundConfig, questions: readonly PoolQuestion[], now: number): Problem[] {
  const problems: Problem[] = []
  const add = (level: Problem['level'], field: string, message: string) => { problems.push({ level, field, message }) }
  if (config.phases.length !== 1) add('error', 'phases', '目前一轮只能有一个阶段，请只保留一个。')
  for (const [i, phase] of config.phases.entries()) {
    const at = `phases.${i}`
    const { opensAt, closesAt, daily } = phase.window
    if (opensAt < now - LATE_START_MS) add('error', `${at}.window.opensAt`, '开始时间已经过去。要马上开始，请改成现在；否则请往后改。')
    else if (opensAt <= now) add('warning', `${at}.window.opensAt`, '开始时间已到，竞赛会马上开始，开始后规则不能再改。')
    if (closesAt <= opensAt) add('error', `${at}.window.closesAt`, '截止时间要晚于开始时间。')
    else if (closesAt <= now) add('error', `${at}.window.closesAt`, '截止时间已经过去，请往后改。')
    if (daily && daily.to <= daily.from) add('error', `${at}.window.daily`, '每天开放的结束时刻要晚于开始时刻。')
    const { paperSeconds, questionSeconds } = phase.timing
    if (paperSeconds && closesAt - opensAt < paperSeconds * 1000) add('error', `${at}.timing.paperSeconds`, `开放时间还不够答一份（限时 ${duration(paperSeconds)}），请推迟截止或缩短限时。`)
    if (daily && paperSeconds && (daily.to - daily.from) * 60 < paperSeconds) add('error', `${at}.timing.paperSeconds`, `每天开放的时间不够答一份（限时 ${duration(paperSeconds)}），请放宽时段或缩短限时。`)
    if (phase.scoring.speedBonus && !questionSeconds) add('error', `${at}.scoring.speedBonus`, '按速度加分要先设每题限时。')
    const revealsAtOnce = phase.reveal === 'each' || phase.reveal === 'paper'
    if (revealsAtOnce && !config.practice && phase.attempts.total !== 1 && phase.paper.kind === 'fixed') {
      add('warning', `${at}.reveal`, '试题固定又可答多次，答过一次就知道答案了，请改为截止后公布答案或随机抽题。')
    }
    if (phase.counting.kind === 'average' && phase.attempts.total === 1) add('warning', `${at}.counting`, '只答一次，取平均与取该次相同，可改为取第一次。')
    checkPaper(phase.paper, `${at}.paper`, questions, add)
  }
  checkUnit(config, add)
  return problems
}

type Add = (level: Problem['level'], field: string, message: string) => void

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

function checkUnit({ unit, practice, show }: RoundConfig, add: Add) {
  if (practice) return
  if (!show.unitBoard && !show.personBoard) add('warning', 'show', '个人榜和单位榜都关着，成员看不到名次；要公布名次，请打开一个。')
  if (unit.by.kind !== 'composite') return
  const total = unit.by.weights.reduce((sum, { percent }) => sum + percent, 0)
  if (Math.abs(total - 100) > 1e-6) add('error', 'unit.by.weights', `综合分的各项比例合计要是 100%，现在是 ${Number(total.toFixed(2))}%。`)
  const metrics = unit.by.weights.map(({ metric }) => metric)
  if (new Set(metrics).size < metrics.length) add('error', 'unit.by.weights', '综合分里同一项出现了两次，请合并成一项。')
  if (metrics.some((metric) => !['rate', 'mean', 'rosterMean'].includes(metric))) add('error', 'unit.by.weights', '总分和人数没有统一的满分，不能按比例合成；请用参与率和平均分。')
}
