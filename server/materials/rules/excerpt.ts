import { foldForSearch } from '../../fold'

const AROUND = 16
const wide: Record<string, string> = { ',': '，', ':': '：', ';': '；', '!': '！', '?': '？', '(': '（', ')': '）' }
/** Searching compares narrow signs; between Chinese characters they are printed wide. */
const asPrinted = (text: string) => text.replace(/(?<=[\u3000-\u9fff”])[,:;!?()]|[,:;!?()](?=[\u3000-\u9fff“])/g, (sign) => wide[sign] ?? sign)

/**
 * Where in a text the searched words stand, so that one sees why it was found. `words`: the searchable text, a line a paragraph; `said`: what of it is shown anyway.
 * @returns some characters around the first word that is not shown anyway; empty: all are
 */
export function excerptOf(words: string, searched: readonly string[], said: readonly string[]): string {
  const shown = foldForSearch(said.join('\n'))
  const hidden = searched.filter((word) => !shown.includes(word))
  const [first] = hidden
  if (first === undefined) return ''
  const lines = words.split('\n').filter((line) => line.includes(first))
  // The line that has most of them says most.
  const many = (line: string) => hidden.filter((word) => line.includes(word)).length
  const line = lines.reduce<string | undefined>((best, one) => (best === undefined || many(one) > many(best) ? one : best), undefined)
  if (line === undefined) return ''
  const at = line.indexOf(first)
  const from = Math.max(0, at - AROUND), to = Math.min(line.length, at + first.length + AROUND)
  return asPrinted(`${from ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`)
}
