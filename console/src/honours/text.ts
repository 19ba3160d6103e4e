import type { HonourList, HonourRow } from '../../../contract/awards'

/** 陈*华: as boards show the names of other units. */
export function maskedName(name: string): string {
  const chars = [...name]
  if (chars.length <= 1) return '*'
  return chars.length === 2 ? `${chars[0]}*` : `${chars[0]}${'*'.repeat(chars.length - 2)}${chars.at(-1)}`
}

export const shownName = (kind: HonourList['kind'], { name }: Pick<HonourRow, 'name'>, masked: boolean): string => (masked && kind !== 'unit' ? maskedName(name) : name)

/** A list as a bulletin prints it: the name of the award, then who has it, one a line. */
export function listText({ kind, name, total }: Pick<HonourList, 'kind' | 'name' | 'total'>, rows: readonly HonourRow[], masked: boolean): string {
  return [`${name}（${total} ${kind === 'unit' ? '个' : '名'}）`, ...rows.map((row) => [shownName(kind, row, masked), row.unit, row.prize].filter(Boolean).join('\t'))].join('\n')
}
