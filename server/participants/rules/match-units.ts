import type { GivenLine } from '../../../contract/participants'
import { plain } from './match'

/** A unit of the round, as a table may name it. */
export interface KnownUnit {
  id: string
  name: string
  above: string
  was: GivenLine['was']
}

const HEAD = /^(?:序号|编号|单位|单位名称|支部|党支部|上级单位|分数|得分|评分|加分|组织工作分|依据|评分依据|理由|说明|备注)$/
const REASON_MOST = 100

/**
 * A pasted table, line by line: a unit, the points, and perhaps why, in columns as they come out of Excel. A name that several units have
 * needs the unit above beside it: none is guessed.
 */
export function matchUnits(text: string, units: readonly KnownUnit[]): GivenLine[] {
  const byName = new Map<string, KnownUnit[]>()
  for (const one of units) byName.set(plain(one.name), [...(byName.get(plain(one.name)) ?? []), one])
  const seen = new Map<string, number>()
  return text.split(/\r\n?|\n/).flatMap((raw, i): GivenLine[] => {
    const cells = raw.split(raw.includes('\t') ? '\t' : /[，,;；]|\s{1,}/).map((cell) => cell.trim())
    if (cells.every((cell) => cell === '' || HEAD.test(plain(cell)))) return []
    const line = i + 1
    const out = (more: Partial<GivenLine>): GivenLine[] =>
      [{ line, words: raw.trim().slice(0, 120), unitId: null, name: '', above: '', points: null, reason: '', was: { points: null, reason: '' }, problem: '', ...more }]
    const at = cells.findIndex((cell) => byName.has(plain(cell)))
    if (at < 0) return out({ problem: '没有在参加单位里找到这个单位，请核对名称。' })
    const named = byName.get(plain(cells[at] ?? '')) ?? []
    const others = cells.filter((_, place) => place !== at).map(plain)
    // The unit above may stand in the line as well, and then it is not the one that is meant.
    const [unit, another] = named.length === 1 ? inner(cells, at, byName, named) : named.filter(({ above }) => others.includes(plain(above)))
    if (!unit || another) return out({ problem: `有 ${named.length} 个“${named[0]?.name ?? ''}”，请在同一行写上它的上级单位。` })
    const about = { name: unit.name, above: unit.above, was: unit.was }
    const left = cells.slice(at + 1).filter((cell) => cell !== '' && plain(cell) !== plain(unit.above) && plain(cell) !== plain(unit.name))
    const points = pointsIn(left[0] ?? '')
    if (points === null) return out({ ...about, problem: '没有认出分数，请在单位后面一列写 0 以上的数，最多两位小数。' })
    const reason = left.slice(1).join('，')
    if (reason.length > REASON_MOST) return out({ ...about, points, problem: `依据最多 ${REASON_MOST} 字，请写短一些。` })
    const before = seen.get(unit.id)
    if (before !== undefined) return out({ ...about, points, problem: `和第 ${before} 行是同一个单位，请只留一行。` })
    seen.set(unit.id, line)
    return out({ ...about, unitId: unit.id, points, reason })
  })
}

/** The unit named, or the one below it that is named behind it. */
function inner(cells: readonly string[], at: number, byName: ReadonlyMap<string, KnownUnit[]>, named: readonly KnownUnit[]): readonly KnownUnit[] {
  const next = cells.slice(at + 1).flatMap((cell) => byName.get(plain(cell)) ?? []).filter(({ above }) => plain(above) === plain(named[0]?.name ?? ''))
  return next.length ? next : named
}

function pointsIn(cell: string): number | null {
  const figure = plain(cell).replace(/,(?=\d{3}(?:\D|$))/g, '').replace(/分$/, '')
  return /^\d{1,7}(?:\.\d{1,2})?$/.test(figure) && Number(figure) <= 1e6 ? Number(figure) : null
}
