import type { RoundState } from '../words'

/** 3 分 20 秒; below a second with its tenths. */
export function spent(ms: number): string {
  if (ms < 1000) return `${(ms / 1000).toFixed(1)} 秒`
  const all = Math.round(ms / 1000)
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  return [hours && `${hours} 小时`, minutes && `${minutes} 分`, (seconds || all < 60) && `${seconds} 秒`].filter(Boolean).join(' ')
}

/** 92.5, 100: as a score is said, two decimals at most. */
export const points = (value: number): string => String(Number(value.toFixed(2)))

export const VIEWS = [
  { value: 'units', text: '单位' }, { value: 'people', text: '个人' }, { value: 'scores', text: '分数分布' }, { value: 'bulletin', text: '通报表' }, { value: 'rescored', text: '重新计分' }
] as const
export type View = (typeof VIEWS)[number]['value']

/** Once it has begun there is something to see; practice has no standings. */
export const hasResults = ({ state, practice }: { state: RoundState; practice: boolean }): boolean => !practice && (state === 'open' || state === 'closed')
