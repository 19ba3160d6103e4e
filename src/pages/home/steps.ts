/** Time left in two or three steps, for figures that stand out: 4 天 12 时 19 分; seconds only in the last two minutes. */
export function steps (ms: number): { figure: number, unit: string }[] {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  if (seconds < 120) return [{ figure: seconds, unit: '秒' }]
  const minutes = Math.floor(seconds / 60)
  const all = [
    { figure: Math.floor(minutes / 1440), unit: '天' },
    { figure: Math.floor(minutes / 60) % 24, unit: '时' },
    { figure: minutes % 60, unit: '分' }
  ]
  return all.slice(all.findIndex(({ figure }) => figure > 0))
}
