import type { RoundConfig } from '../../../../contract/round-config'

/** The rules as `npm run rounds -- export` writes them. */
export function exportRules(config: RoundConfig): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(config, null, 1)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${config.title.replace(/[\\/:*?"<>|]/g, ' ').trim() || '竞赛规则'}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** What a file says, as far as it may be a round's rules; the server says what is wrong within. */
export function readRules(text: string): RoundConfig | null {
  try {
    const found = JSON.parse(text.replace(/^\uFEFF/, '')) as RoundConfig | null
    return typeof found === 'object' && found !== null && found.v === 1 && Array.isArray(found.phases) && found.phases.length > 0 ? found : null
  } catch {
    return null
  }
}
