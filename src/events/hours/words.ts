/** 750 → 12 小时 30 分钟. */
export function minutesWords (minutes: number): string {
  const h = Math.floor(minutes / 60), m = minutes % 60
  return [h ? `${h} 小时` : '', m ? `${m} 分钟` : ''].filter(Boolean).join(' ') || '0 小时'
}
