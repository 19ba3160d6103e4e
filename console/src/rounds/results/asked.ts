import { useSearchParams } from 'react-router'

/** What is asked for stands in the address, so that one comes back to it. */
export function useAsked() {
  const [query, setQuery] = useSearchParams()
  const get = (name: string): string | undefined => query.get(name) ?? undefined
  const number = (name: string): number | undefined => { const text = query.get(name); return text === null || !/^\d+$/.test(text) ? undefined : Number(text) }
  /** Undefined takes a name away. */
  const ask = (changes: Record<string, string | number | undefined>) => setQuery((before) => {
    const next = new URLSearchParams(before)
    for (const [name, value] of Object.entries(changes)) if (value === undefined || value === '') next.delete(name)
      else next.set(name, String(value))
    return next
  }, { replace: true })
  return { get, number, ask }
}
