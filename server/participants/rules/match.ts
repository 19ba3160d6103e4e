import type { MatchedLine } from '../../../contract/participants'

/** Somebody of the round, as a list may name them. */
export interface Known {
  id: string
  name: string
  staffNo: string | null
  unit: string
}

export interface Wanted {
  /** Names of the groups, where a group is asked for; null: a number. */
  groups: readonly { id: string; name: string }[] | null
}

const HEAD = /^(?:序号|编号|姓名|名字|工号|职工号|单位|支部|党支部|积分|学习积分|分数|得分|数值|次数|组别|分组|备注)$/
/** Names in lists are spread out: 王　伟. */
export const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

/**
 * A pasted list, line by line: a name or a staff number, perhaps a unit, and a number or a group, in columns of any order as they come out of
 * Excel. A name that several people have needs the unit or the staff number beside it: nobody is guessed.
 */
export function matchLines(text: string, people: readonly Known[], { groups }: Wanted): Omit<MatchedLine, 'was'>[] {
  const byName = new Map<string, Known[]>()
  for (const one of people) byName.set(plain(one.name), [...(byName.get(plain(one.name)) ?? []), one])
  const byNo = new Map(people.flatMap((one) => (one.staffNo ? [[plain(one.staffNo), one] as const] : [])))
  const seen = new Map<string, number>()
  return text.split(/\r\n?|\n/).flatMap((raw, i): Omit<MatchedLine, 'was'>[] => {
    const cells = raw.split(raw.includes('\t') ? '\t' : /[，;；\s]+|,(?!\d{3}(?!\d))/).map((cell) => cell.trim()).filter(Boolean)
    if (cells.length === 0 || cells.every((cell) => HEAD.test(plain(cell)))) return []
    const line = i + 1
    const out = (more: Partial<MatchedLine>): Omit<MatchedLine, 'was'>[] => [{ line, words: raw.trim().slice(0, 80), memberId: null, name: '', unit: '', value: null, problem: '', ...more }]
    const found = whose(cells, byName, byNo)
    if (typeof found === 'string') return out({ problem: found })
    const { person, left } = found
    const about = { name: person.name, unit: person.unit }
    const value = groups ? groupIn(left, groups) : numberIn(left)
    if (value === null) return out({ ...about, problem: groups ? `没有认出组别，请写${groups.map(({ name }) => `“${name}”`).join('或')}。` : '没有认出数值，请写成整数。' })
    const before = seen.get(person.id)
    if (before !== undefined) return out({ ...about, problem: `和第 ${before} 行是同一个人，请只留一行。` })
    seen.set(person.id, line)
    return out({ ...about, memberId: person.id, value })
  })
}

/** Whose line it is, and the cells that stand behind the name (those before it, where none do). */
function whose(written: readonly string[], byName: ReadonlyMap<string, Known[]>, byNo: ReadonlyMap<string, Known>): { person: Known; left: string[] } | string {
  const cells = joined(written, byName)
  const at = cells.findIndex((cell) => byName.has(plain(cell)))
  if (at >= 0) {
    const named = byName.get(plain(cells[at] as string)) as Known[]
    const others = cells.filter((_, i) => i !== at).map(plain)
    const tells = ({ staffNo, unit }: Known) => others.some((other) => other === plain(staffNo ?? '') || plain(unit).includes(other) || other.includes(plain(unit)))
    const exact = named.length === 1 ? named : named.filter(tells)
    const [person] = exact
    if (!person || exact.length > 1) return `有 ${named.length} 个“${named[0]?.name ?? ''}”，请加上工号或支部名称。`
    return { person, left: without(cells, at, person) }
  }
  const numbered = cells.findIndex((cell) => byNo.has(plain(cell)))
  const person = byNo.get(plain(cells[numbered] ?? ''))
  return person ? { person, left: without(cells, numbered, person) } : '没有在参加人员里找到这个人，请核对姓名或工号。'
}

function without(cells: readonly string[], at: number, { staffNo }: Known): string[] {
  const own = (cell: string) => staffNo !== null && plain(cell) === plain(staffNo)
  const behind = cells.slice(at + 1).filter((cell) => !own(cell))
  return behind.length ? behind : cells.slice(0, at).filter((cell) => !own(cell))
}

/** 「王 伟」: a name whose parts came apart at the space. */
function joined(cells: readonly string[], byName: ReadonlyMap<string, Known[]>): string[] {
  const at = cells.findIndex((cell, i) => !byName.has(plain(cell)) && byName.has(plain(cell + (cells[i + 1] ?? ''))))
  return at < 0 ? [...cells] : [...cells.slice(0, at), `${cells[at]}${cells[at + 1]}`, ...cells.slice(at + 2)]
}

/** The one number there is. Of two nobody knows which is meant. */
function numberIn(cells: readonly string[]): string | null {
  const numbers = cells.map((cell) => plain(cell).replace(/,(?=\d{3}(?:\D|$))/g, '').replace(/(?:分|次|项|篇|天|人)$/, '')).filter((cell) => /^\d{1,7}$/.test(cell))
  return numbers.length === 1 ? numbers[0] ?? null : null
}

function groupIn(cells: readonly string[], groups: readonly { id: string; name: string }[]): string | null {
  const found = groups.filter(({ id, name }) => cells.some((cell) => plain(cell) === plain(name) || plain(cell) === id))
  return found.length === 1 ? found[0]?.id ?? null : null
}
