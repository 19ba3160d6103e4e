import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { Add } from './check-words'
import { fullOfPaper, isEndless, papersOf, pointsOf } from './phases'
import { duration, number } from './words'

export function checkTiming(phase: PhaseConfig, at: string, add: Add) {
  const { timing, scoring } = phase
  const { paperSeconds, questionSeconds, leastSeconds } = timing
  if (scoring.speedBonus && !questionSeconds) add('error', `${at}.scoring.speedBonus`, '按速度加分要先设每题限时。')
  if (leastSeconds && paperSeconds && leastSeconds >= paperSeconds) add('error', `${at}.timing.leastSeconds`, `最短答题时间不能超过限时 ${duration(paperSeconds)}。`)
  const endless = papersOf(phase).some(({ paper }) => isEndless(paper))
  if (endless && !paperSeconds && scoring.stopAfterWrong === undefined) add('error', `${at}.timing.paperSeconds`, '题目不限量，要设全卷限时，或答错几题结束。')
}

export function checkScoring(phase: PhaseConfig, at: string, add: Add) {
  const { scoring, pass } = phase
  const fewest = Math.min(...papersOf(phase).map(({ paper }) => pointsOf(paper).length))
  const fulls = papersOf(phase).map(({ paper }) => fullOfPaper(paper, phase))
  const full = fulls.includes(null) ? Infinity : Math.min(...(fulls as number[]))
  const field = `${at}.scoring`
  if (scoring.double && scoring.double.count > fewest) add('error', `${field}.double.count`, `一份只有 ${fewest} 题，不能有 ${scoring.double.count} 题加倍。`)
  if (scoring.streak && scoring.streak.from > fewest) add('warning', `${field}.streak.from`, `一份只有 ${fewest} 题，连对不到 ${scoring.streak.from} 题。`)
  if (scoring.stopAfterWrong !== undefined && scoring.stopAfterWrong > fewest) add('warning', `${field}.stopAfterWrong`, `一份只有 ${fewest} 题，答错不到 ${scoring.stopAfterWrong} 题。`)
  if (scoring.least !== undefined && scoring.least < 0 && !(scoring.wrong !== undefined && scoring.wrong < 0)) add('warning', `${field}.least`, '没有答错扣分，最低分不起作用。')
  if (scoring.blank === 'wrong' && scoring.wrong === undefined && !scoring.stopAfterWrong) add('warning', `${field}.blank`, '没有答错扣分，也不因答错结束，不答算不算答错没有区别。')
  if (!pass) return
  if (pass.score === undefined && pass.correct === undefined && pass.streak === undefined) add('error', `${at}.pass`, '请写出合格线：得分、答对题数或连对题数。')
  if ((pass.score ?? 0) > full) add('error', `${at}.pass.score`, `合格线比满分 ${number(full)} 分还高。`)
  if ((pass.correct ?? 0) > fewest) add('error', `${at}.pass.correct`, `一份只有 ${fewest} 题，答不对 ${pass.correct} 题。`)
  if ((pass.streak ?? 0) > fewest) add('error', `${at}.pass.streak`, `一份只有 ${fewest} 题，连不对 ${pass.streak} 题。`)
}

export function checkCounting(config: RoundConfig, { counting, attempts, reveal, paper, role }: PhaseConfig, at: string, add: Add) {
  const practice = config.practice || role === 'practice'
  const many = attempts.total !== 1 || attempts.earned
  const revealsAtOnce = reveal === 'each' || reveal === 'paper'
  if (revealsAtOnce && !practice && many && paper.kind === 'fixed') {
    add('warning', `${at}.reveal`, '试题固定又可答多次，答过一次就知道答案了，请改为截止后公布答案或随机抽题。')
  }
  if (counting.kind === 'average' && !many) add('warning', `${at}.counting`, '只答一次，取平均与取该次相同，可改为取第一次。')
  if (counting.top !== undefined && !['dailyBestSum', 'weeklyBestSum', 'paperBestSum'].includes(counting.kind)) add('error', `${at}.counting.top`, '“取最好的几天（周、份）”只能和每天、每周、各卷最好成绩累计一起用。')
  if (counting.least && counting.kind !== 'average') add('error', `${at}.counting.least`, '最少次数只在取平均时有用。')
  if (counting.least && attempts.total !== undefined && !attempts.earned && counting.least.attempts > attempts.total) add('error', `${at}.counting.least.attempts`, `全程只有 ${attempts.total} 次，凑不够 ${counting.least.attempts} 次。`)
  if (counting.firstPerDay !== undefined && attempts.perDay !== undefined && !attempts.earned && counting.firstPerDay > attempts.perDay) add('warning', `${at}.counting.firstPerDay`, `每天只能答 ${attempts.perDay} 次，只计前 ${counting.firstPerDay} 次不起作用。`)
}
