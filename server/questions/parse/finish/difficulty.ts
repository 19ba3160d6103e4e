const WORDS: [string, number][] = [['较易', 2], ['较简单', 2], ['较难', 4], ['中', 3], ['一般', 3], ['容易', 1], ['易', 1], ['简单', 1], ['难', 5], ['高', 5], ['低', 1]]

/** 易 1 … 难 5; figures 1–5 as they are; 0–1 (the part that gets it right) turned over. */
export function difficultyOf(text: string): number | null {
  const plain = text.trim()
  const figure = /^([0-9](?:\.[0-9]+)?)/.exec(plain)
  if (figure) {
    const n = Number(figure[1])
    if (/^0?\.[0-9]/.test(plain) || n === 0) return Math.min(5, Math.max(1, Math.round(5 - n * 4)))
    return n >= 1 && n <= 5 ? Math.round(n) : null
  }
  const stars = /^[★⭐]+/.exec(plain)?.[0]
  return WORDS.find(([one]) => plain.startsWith(one))?.[1] ?? (stars ? Math.min(5, [...stars].length) : null)
}
