/** How full a field is, said when its limit comes near: what goes beyond is cut off without a word. */
export function counted (text: string, max: number): string | undefined {
  if (text.length < max * 0.75) return undefined
  return text.length < max ? `${text.length} / ${max} 字` : `${max} / ${max} 字，已经写满，再多的不会留下`
}
