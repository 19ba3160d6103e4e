import type { Path } from '../../editor/paths'

export type Section = 'scope' | 'paper' | 'answering' | 'counting' | 'ranking' | 'awards'

/** In the order in which a notice says it. */
export const SECTIONS: { id: Section; name: string; phased: boolean }[] = [
  { id: 'scope', name: '范围与时间', phased: true }, { id: 'paper', name: '试卷', phased: true }, { id: 'answering', name: '作答方式', phased: true },
  { id: 'counting', name: '次数与计分', phased: true }, { id: 'ranking', name: '名次与支部榜', phased: false }, { id: 'awards', name: '公布与奖励', phased: true }
]

export const sectionName = (id: Section) => SECTIONS.find((one) => one.id === id)?.name ?? ''

const PHASE_PARTS: [RegExp, Section][] = [
  [/^(paper|alternatives)\b/, 'paper'], [/^(timing|proxy|gates|entry|makeUp)\b/, 'answering'], [/^(attempts|counting|scoring|pass)\b/, 'counting'], [/^(reveal|revealAt)\b/, 'awards']
]
const ROUND_PARTS: [RegExp, Section][] = [[/^attempts\b/, 'counting'], [/^study\b/, 'answering'], [/^(person|unit|result)\b/, 'ranking'], [/^(awards|show)\b/, 'awards']]

/** Where a field is edited; `part`: in which of the phases. */
export function placeOf(field: Path): { section: Section; part: number | null } {
  const [, at, rest = ''] = /^phases\.(\d+)\.?(.*)$/.exec(field) ?? []
  if (at !== undefined) return { section: PHASE_PARTS.find(([pattern]) => pattern.test(rest))?.[1] ?? 'scope', part: Number(at) }
  return { section: ROUND_PARTS.find(([pattern]) => pattern.test(field))?.[1] ?? 'scope', part: null }
}
