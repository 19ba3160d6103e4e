/* Figures as they are typed, and as they are sent. */

export const text = (n: number | undefined) => (n === undefined ? '' : String(n))

/** An empty field is no rule; anything else is sent as a number for the server to judge. */
export const given = <K extends string>(key: K, typed: string): { [k in K]?: number } =>
  (typed.trim() === '' ? {} : { [key]: Number(typed) } as { [k in K]?: number })

/** A field that must be filled: empty is not nought. */
export const number = (typed: string) => (typed.trim() === '' ? NaN : Number(typed))

export const omit = <T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = value
  return rest
}

/** Words to choose from, in their order. */
export const options = <T extends string>(texts: Record<T, string>) => (Object.entries(texts) as [T, string][]).map(([value, words]) => ({ value, text: words }))

export const chosen = <T extends string>(list: readonly { value: T, text: string }[], value: T): string => list.find((one) => one.value === value)?.text ?? value
