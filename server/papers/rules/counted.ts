import type { CountingRule, PersonOrder } from '../../../contract/round-config'
import { addInto, countedOf, emptyTally, takenOf, type CountedAttempt } from '../../rounds/rules/counting'

/** A finished attempt that nothing keeps from counting. */
export interface Tried extends CountedAttempt {
  id: string
}

const others: Record<CountingRule['kind'], string> = {
  best: '按最好的一次计', first: '只计第一次', last: '只计最后一次', sum: '', average: '',
  dailyBestSum: '按每天最好的一次计', weeklyBestSum: '按每周最好的一次计', paperBestSum: '按每份试卷最好的一次计'
}

/** Of a member's attempts in one phase those that are not in the score, with why not. */
export function leftOut(rule: CountingRule, ties: readonly PersonOrder[], attempts: readonly Tried[]): Map<string, string> {
  const out = new Map<string, string>()
  const tally = emptyTally()
  const looked: Tried[] = []
  for (const attempt of [...attempts].sort((a, b) => a.finishedAt - b.finishedAt)) {
    const before = tally.counted
    addInto(rule, ties, tally, attempt)
    if (tally.counted === before) out.set(attempt.id, `每天只计前 ${rule.firstPerDay ?? 0} 次`)
    else looked.push(attempt)
  }
  const held = takenOf(rule, tally, ties)?.map((one) => one.finishedAt)
  const why = countedOf(rule, tally, ties) === null ? `答满 ${rule.least?.attempts ?? 1} 次才计成绩` : ''
  for (const { id, finishedAt } of looked) {
    if (why) out.set(id, why)
    else if (held && !held.includes(finishedAt)) out.set(id, tooMany(rule) ?? others[rule.kind])
  }
  return out
}

const tooMany = ({ kind, top }: CountingRule) => (top === undefined ? undefined : `${others[kind]}，最多计 ${top} 次`)
