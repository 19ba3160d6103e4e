import type { BankSummary } from '../../../../../contract/question'
import type { DrawPart, PaperRule } from '../../../../../contract/round-config'
import { request } from '../../../services/request'
import { createStore } from '../../../services/store'
import { wordOf } from '../../../editor/options'
import { types } from '../words'

/* Questions there are, asked for once while the editor is open. */

const store = createStore<{ banks: BankSummary[] | null }>({ banks: null })
export const useBanks = () => store.use((state) => state.banks)
export async function askBanks(): Promise<void> {
  try { store.set({ banks: (await request('GET /organiser/banks')).banks }) } catch { /* the notice's own problems say what is short */ }
}

/** How many questions a part may be drawn from, whatever their difficulty. */
export function available(banks: readonly BankSummary[], { type, banks: from = [], topics = [] }: Pick<DrawPart, 'type' | 'banks' | 'topics'>): number {
  return banks.filter(({ id }) => from.length === 0 || from.includes(id)).flatMap((bank) => bank.topics)
    .filter(({ topic }) => topics.length === 0 || topics.includes(topic)).reduce((sum, { counts }) => sum + counts[type], 0)
}

/** 单选题 86 题、判断题 52 题: what there is of each kind that the papers draw. */
export function poolWords(banks: readonly BankSummary[], papers: readonly PaperRule[]): string {
  const parts = papers.flatMap((paper) => (paper.kind === 'drawn' ? paper.parts : []))
  return types.flatMap(([type]) => {
    const own = parts.filter((part) => part.type === type)
    return own.length ? [`${wordOf(types, type)} ${Math.max(...own.map((part) => available(banks, part)))} 题`] : []
  }).join('、')
}
