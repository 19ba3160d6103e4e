import type { ImportSummary } from '../../../contract/questions'
import { count } from '../services/format'

type Counts = ImportSummary['counts']

/** Flagged questions that somebody has said to leave out. */
const setAside = ({ total, ready, problem, duplicate, done }: Counts) => total - ready - problem - duplicate - done

/** What has not gone into the bank and still may, and what was left out. */
export const leftOf = (counts: Counts): { left: number; skipped: number } =>
  ({ left: counts.ready + counts.problem + counts.duplicate - counts.skipped, skipped: counts.skipped + setAside(counts) })

/** How many would go into the bank now, what is left, and what the button says. `over`: there is nothing to bring in, the result is what comes next. */
export function footerWords({ counts }: Pick<ImportSummary, 'counts'>): { chosen: number; rest: string; act: string; over: boolean } {
  const { ready, problem, duplicate, skipped, done } = counts
  const chosen = ready + duplicate - skipped
  const left = [problem ? `${count(problem)} 题要处理` : '', duplicate ? `${count(duplicate)} 题可能重复` : ''].filter(Boolean).join('、')
  const over = chosen === 0 && (done > 0 || problem === 0)
  return { chosen, over, rest: left ? `还有 ${left}，可以以后再补` : '都核对过了', act: over ? '完成' : left ? `先入库 ${count(chosen)} 题` : `入库 ${count(chosen)} 题` }
}
