import type { Line } from '../paste/PasteDrawer'

/** A person whom a line can mean. */
export interface Known { memberId: string; name: string; staffNo: string; unit: { id: string; name: string } }

export interface MatchedLine extends Line { memberId: string; name: string; unit: string; group: string | null; team: string | null; leader: boolean }

interface Group { id: string; name: string }

const LEADER = /^(队长|组长|是|√|1)$/
const HEAD = /^(姓名|名字|工号|成员)$/
const cellsOf = (text: string) => text.split(text.includes('\t') ? '\t' : /[,，\s]+/).map((cell) => cell.trim())

/** Lines of a table held against those who take part: who it is, and of which group or team. Namesakes need the staff number or the unit. */
export function matchLines(text: string, people: readonly Known[], what: 'group' | 'team', groups: readonly Group[]): MatchedLine[] {
  const seen = new Map<string, number>()
  return text.split(/\r\n?|\n/).flatMap((words, i) => {
    const cells = cellsOf(words).filter((cell) => cell !== '')
    if (!cells.length || (i === 0 && HEAD.test(cells[0] ?? ''))) return []
    const line = i + 1
    const wrong = (problem: string): MatchedLine[] => [{ line, words, problem, memberId: '', name: '', unit: '', group: null, team: null, leader: false }]
    const leader = what === 'team' && cells.length > 2 && LEADER.test(cells.at(-1) ?? '')
    const own = leader ? cells.slice(0, -1) : cells
    const [who = '', ...rest] = own
    const value = rest.pop()
    if (value === undefined) return wrong(what === 'group' ? '后面没有写组名' : '后面没有写队名')
    const named = people.filter(({ name, staffNo }) => name === who || (staffNo !== '' && staffNo === who))
    const found = named.length > 1 ? named.filter(({ staffNo, unit }) => rest.includes(staffNo) || rest.includes(unit.name)) : named
    if (!named.length) return wrong(`参加的人里没有“${who}”`)
    if (found.length !== 1) return wrong(`有 ${named.length} 个“${who}”，请在姓名后面加上工号或支部名称`)
    const [{ memberId, name, unit }] = found as [Known]
    const before = seen.get(memberId)
    if (before !== undefined) return wrong(`和第 ${before} 行是同一个人`)
    const none = /^(无|没有|-|—)$/.test(value)
    const group = what === 'group' && !none ? groups.find((one) => one.name === value)?.id : null
    if (group === undefined) return wrong(`没有叫“${value}”的组，有：${groups.map((one) => one.name).join('、')}`)
    if (what === 'team' && value.length > 20) return wrong('队名最多 20 个字')
    seen.set(memberId, line)
    return [{ line, words, problem: '', memberId, name, unit: unit.name, group, team: what === 'team' && !none ? value : null, leader }]
  })
}
