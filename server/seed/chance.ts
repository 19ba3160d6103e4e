import type { Random } from '../rounds/rules/random'

export const between = (random: Random, from: number, to: number) => from + random() * (to - from)
export const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T

/** Normally distributed (Box–Muller). */
export const normal = (random: Random, mean: number, spread: number) =>
  mean + spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** An index, as often as its weight. */
export function weighted(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [i, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return i
  }
  return weights.length - 1
}
