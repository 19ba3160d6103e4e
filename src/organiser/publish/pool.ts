import type { BankSummary } from '../../../contract/question'
import type { DrawPart } from '../../../contract/round-config'

type Type = DrawPart['type']
type Choice = Pick<DrawPart, 'banks' | 'topics'>

/** Questions of a type that a choice of banks and topics holds; none chosen means all. */
export function available (banks: readonly BankSummary[], type: Type, { banks: ids = [], topics = [] }: Choice): number {
  return banks
    .filter((bank) => ids.length === 0 || ids.includes(bank.id))
    .flatMap((bank) => bank.topics)
    .filter(({ topic }) => topics.length === 0 || topics.includes(topic))
    .reduce((sum, { counts }) => sum + counts[type], 0)
}

/** Topics of the chosen banks with the number of their questions; a topic that several banks have is one. */
export function topicsOf (banks: readonly BankSummary[], ids: readonly string[]): { topic: string, total: number }[] {
  const totals = new Map<string, number>()
  for (const bank of banks.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
    for (const { topic, counts } of bank.topics) {
      const total = counts.single + counts.multiple + counts.judge + counts.fill
      totals.set(topic, (totals.get(topic) ?? 0) + total)
    }
  }
  return [...totals].map(([topic, total]) => ({ topic, total }))
}
