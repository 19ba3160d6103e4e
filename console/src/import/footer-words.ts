import type { ImportSummary } from '../../../contract/questions'
import { count } from '../services/format'

/** `setAside`: faulty ones that somebody has said to leave out. How many would go into the bank now, what is left, and what the button says. */
export function footerWords({ counts }: Pick<ImportSummary, 'counts'>, setAside = 0): { chosen: number; rest: string; act: string } {
  const { ready, duplicate, skipped } = counts
  const problem = Math.max(0, counts.problem - setAside)
  const chosen = ready + duplicate - skipped
  const left = [problem ? `${count(problem)} 题要处理` : '', duplicate ? `${count(duplicate)} 题可能重复` : ''].filter(Boolean).join('、')
  return { chosen, rest: left ? `还有 ${left}，可以以后再补` : '都核对过了', act: left ? `先入库 ${count(chosen)} 题` : `入库 ${count(chosen)} 题` }
}
