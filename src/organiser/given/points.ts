/** 12.5 → 12.5; null: no such figure, which the server would refuse. */
export function pointsIn (text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/分$/, '').trim()
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return null
  const points = Number(plain)
  return points <= 1_000_000 ? points : null
}
