import type { Line } from '../../paste/PasteDrawer'

export interface QuotaLine extends Line { unit: string; name: string; seats: number }

const HEAD = /^(单位|支部|单位名称|部门|名称)$/

/** Lines of a table held against the units of one's range: a name, and behind it how many. */
export function matchQuotas(text: string, units: readonly { id: string; name: string }[]): QuotaLine[] {
  const seen = new Map<string, number>()
  return text.split(/\r\n?|\n/).flatMap((words, i) => {
    const said = words.replace(/(\d)\s*[人个名]\s*$/, '$1')
    const cells = said.split(said.includes('\t') ? '\t' : /[,，\s]+/).map((cell) => cell.trim()).filter(Boolean)
    if (!cells.length || (i === 0 && HEAD.test(cells[0] ?? ''))) return []
    const line = i + 1
    const wrong = (problem: string): QuotaLine[] => [{ line, words, problem, unit: '', name: '', seats: 0 }]
    const [name = ''] = cells
    const figure = /^(\d{1,6})$/.exec(cells.length > 1 ? cells.at(-1) ?? '' : '')?.[1]
    if (/^(合计|总计|小计)$/.test(name)) return []
    if (figure === undefined) return wrong('后面没有写名额，或不是整数')
    const found = units.filter((unit) => unit.name === name)
    if (!found.length) return wrong(`没有叫“${name}”的单位，请写单位树里的名称`)
    if (found.length > 1) return wrong(`有 ${found.length} 个单位都叫“${name}”，请在列表里自己选`)
    const [{ id }] = found as [{ id: string; name: string }]
    const before = seen.get(id)
    if (before !== undefined) return wrong(`和第 ${before} 行是同一个单位`)
    const seats = Number(figure)
    if (seats > 100_000) return wrong('名额最多 100000')
    seen.set(id, line)
    return [{ line, words, problem: '', unit: id, name, seats }]
  })
}
