import fc from 'fast-check'
import { diffRoster } from '../../server/enrol/rules/diff'
import type { Diff, Entry, Given, ListRow, UnitAt } from '../../server/enrol/rules/types'
import '../support/chance'

const units: UnitAt[] = [
  { id: 'top', name: '社科联', parentId: null, path: 'top/' }, { id: 'a', name: '一支部', parentId: 'top', path: 'top/a/' }, { id: 'b', name: '二支部', parentId: 'top', path: 'top/b/' },
  { id: 'x', name: '县社科联', parentId: null, path: 'x/' }, { id: 'xa', name: '县支部', parentId: 'x', path: 'x/xa/' }
]
const entry = (id: string, partial: Partial<Entry> = {}): Entry => ({ id, name: '王伟', unitId: 'a', staffNo: null, phone: null, note: '', left: false, guarded: false, ...partial })
const row = (no: number, partial: Partial<ListRow> = {}): ListRow => ({ no, place: `第 ${no} 行`, name: '王伟', unit: '一支部', parent: '', unitId: '', staffNo: '', phone: null, phoneWrong: '', note: '', skipped: false, ...partial })
const given = (rows: ListRow[], people: Entry[], partial: Partial<Given> = {}): Given =>
  ({ rows, people, units, base: 'top', hasUnits: true, choices: {}, complete: false, elsewhere: { staffNos: new Set(), phones: new Set() }, ...partial })
const judge = (rows: ListRow[], people: Entry[], partial: Partial<Given> = {}) => diffRoster(given(rows, people, partial)).rows.map(({ kind, memberId, problem }) => problem?.code ?? `${kind} ${memberId ?? ''}`.trim())

describe('a list beside the roster', () => {
  it('finds people by staff number, then phone, then name within the unit', () => {
    const people = [entry('n', { name: '李强', staffNo: '1' }), entry('p', { name: '赵敏', phone: 'P' }), entry('m', { name: '孙立' }), entry('o', { name: '孙立', unitId: 'b' })]
    expect(judge([row(1, { name: '李强', staffNo: '1' }), row(2, { name: '赵敏', phone: 'P' }), row(3, { name: '孙立' }), row(4, { name: '周文' })], people)).toEqual(['same n', 'same p', 'same m', 'new'])
    expect(judge([row(1, { name: '孙立', unit: '二支部', staffNo: '9' })], people)).toEqual(['changed o'])
    expect(judge([row(1, { name: '赵敏', unit: '二支部', phone: 'P' })], people)).toEqual(['moved p'])
  })
  it('asks where it is not certain', () => {
    const two = [entry('1'), entry('2')]
    expect(judge([row(1)], two)).toEqual(['which_person'])
    expect(judge([row(1, { name: '' })], [])).toEqual(['no_name'])
    expect(judge([row(1, { phoneWrong: 'cut' })], [])).toEqual(['phone_wrong'])
    expect(judge([row(1, { unit: '' })], [])).toEqual(['no_unit'])
    expect(judge([row(1, { unit: '三支部' })], [])).toEqual(['unknown_unit'])
    expect(judge([row(1, { staffNo: '1' }), row(2, { name: '李强', staffNo: '1' })], [])).toEqual(['same_staff', 'same_staff'])
    expect(judge([row(1, { phone: 'P' }), row(2, { name: '李强', phone: 'P' })], [])).toEqual(['same_phone', 'same_phone'])
    expect(judge([row(1), row(2)], [])).toEqual(['same_name', 'same_name'])
    expect(judge([row(1, { staffNo: '1' }), row(2, { staffNo: '2' })], [])).toEqual(['new', 'new'])
    expect(judge([row(1, { name: '李强', phone: 'P' })], [entry('1', { phone: 'P' })])).toEqual(['phone_other'])
    expect(judge([row(1, { staffNo: '1', phone: 'P' })], [entry('1', { staffNo: '1' }), entry('2', { phone: 'P', name: '李强' })])).toEqual(['phone_other'])
    expect(judge([row(1, { staffNo: '1' })], [], { elsewhere: { staffNos: new Set(['1']), phones: new Set() } })).toEqual(['elsewhere'])
    expect(judge([row(1, { name: '改名', staffNo: '1' })], [entry('1', { staffNo: '1', guarded: true })])).toEqual(['guarded'])
    expect(judge([row(1, { staffNo: '1' }), row(2, { phone: 'P' })], [entry('1')])).toEqual(['changed 1', 'twice'])
  })
  it('tells units of one name apart by the one above, and takes the nearer without', () => {
    const more = { units: [...units, { id: 'xb', name: '一支部', parentId: 'x', path: 'x/xb/' }] }
    const to = (one: Partial<ListRow>, partial: Partial<Given> = {}) => diffRoster(given([row(1, one)], [], { ...more, ...partial })).rows[0]?.to
    expect([to({}), to({ parent: '县社科联' }), to({ unitId: 'xb' })]).toEqual(['a', 'xb', 'xb'])
    expect(judge([row(1)], [], { units: [...units, { id: 'c', name: '一 支部', parentId: 'top', path: 'top/c/' }] })).toEqual(['which_unit'])
  })
  it('makes units that somebody decided about, under the one that was named', () => {
    const { rows, units: missing } = diffRoster(given([row(1, { unit: '三支部' })], [], { choices: { '/三支部': { under: 'top' } } }))
    expect(rows[0]).toMatchObject({ kind: 'new', to: 'new:/三支部' })
    expect(missing).toMatchObject([{ key: '/三支部', name: '三支部', rows: 1 }])
    expect(judge([row(1, { unit: '三支部' })], [entry('1')], { choices: { '/三支部': { unitId: 'a' } } })).toEqual(['same 1'])
    expect(judge([row(1, { unit: '三支部' })], [], { choices: { '/三支部': { under: 'gone' } } })).toEqual(['unknown_unit'])
  })
  it('takes off only who lies in the unit of a whole list, and nobody whom a doubtful line may mean', () => {
    const people = [entry('1', { name: '李强' }), entry('2', { name: '赵敏', unitId: 'xa' }), entry('3', { name: '孙立', guarded: true }), entry('4', { name: '周文', left: true }), entry('5', { name: '吴云', phone: 'P' })]
    const left = (rows: ListRow[], complete = true) => diffRoster(given(rows, people, { complete })).left
    expect(left([row(1)])).toEqual(['1', '5'])
    expect(left([row(1)], false)).toEqual([])
    expect(left([row(1, { name: '李强', skipped: true }), row(2, { name: '别名', phone: 'P' })])).toEqual([])
  })
  it('finds people wherever they are in the unit when the list names no units', () => {
    expect(judge([row(1, { unit: '' })], [entry('1', { unitId: 'b' })], { hasUnits: false })).toEqual(['same 1'])
    expect(judge([row(1, { unit: '' })], [entry('1', { unitId: 'xa' })], { hasUnits: false })).toEqual(['new'])
  })
  it('takes back who has left, by number only', () => {
    const people = [entry('1', { left: true, staffNo: '1' })]
    expect(judge([row(1, { staffNo: '1' })], people)).toEqual(['back 1'])
    expect(judge([row(1)], people)).toEqual(['new'])
  })
})

/* Random rosters and lists of few names, numbers and units, so that everything meets everything. */

const name = fc.constantFrom('王伟', '李强', '赵敏', '孙立')
const people = fc.uniqueArray(fc.record({ name, unitId: fc.constantFrom('a', 'b', 'xa'), staffNo: fc.option(fc.constantFrom('1', '2', '3', '4')), phone: fc.option(fc.constantFrom('P', 'Q', 'R')), left: fc.boolean() }), { maxLength: 8, selector: () => ({}) })
  .map((list) => list.map((one, i) => entry(`m${i}`, {
    ...one, staffNo: list.findIndex((other) => other.staffNo === one.staffNo) === i ? one.staffNo : null, phone: list.findIndex((other) => other.phone === one.phone) === i ? one.phone : null
  })))
const lines = fc.array(fc.record({ name, unit: fc.constantFrom('一支部', '二支部', '县支部', '新支部'), staffNo: fc.constantFrom('', '', '1', '2', '3', '5'), phone: fc.constantFrom(null, null, 'P', 'Q', 'S'), note: fc.constantFrom('', '备注') }), { maxLength: 8 })
  .map((list) => list.map((one, i) => row(i + 1, one)))
const choices = { '/新支部': { under: 'top' } }
const NEW = 'new:/新支部'

/** What the write does, on plain values. */
function applied(before: readonly Entry[], rows: readonly ListRow[], { rows: judged, left }: Diff): Entry[] {
  const after = new Map(before.map((one) => [one.id, { ...one, left: one.left || left.includes(one.id) }]))
  for (const one of judged) {
    const text = rows.find(({ no }) => no === one.no) as ListRow
    if (one.kind === 'new') after.set(`n${one.no}`, entry(`n${one.no}`, { name: text.name, unitId: one.to ?? '', staffNo: text.staffNo || null, phone: text.phone, note: text.note }))
    const who = one.memberId ? after.get(one.memberId) : undefined
    if (!who || one.kind === 'problem') continue
    Object.assign(who, { left: false, unitId: one.to ?? who.unitId }, Object.fromEntries(one.changes.map(({ field }) => [field, text[field]])))
  }
  return [...after.values()]
}

const made = (list: readonly UnitAt[]) => [...list, { id: NEW, name: '新支部', parentId: 'top', path: `top/${NEW}/` }]
const unitIdOf: Record<string, string> = { 一支部: 'a', 二支部: 'b', 县支部: 'xa', 新支部: NEW }
const certain = (rows: readonly ListRow[], diff: Diff) => rows.map((one, i) => (diff.rows[i]?.kind === 'problem' ? { ...one, skipped: true } : one))

/** Row by row and person by person, without an index. */
function naive(rows: readonly ListRow[], all: readonly Entry[]): string[] {
  const same = (a: ListRow, b: ListRow) => a.name === b.name && a.unit === b.unit
  const others = (one: ListRow) => rows.filter((other) => other !== one)
  const own = (one: ListRow): string | null => {
    if (others(one).some((other) => one.staffNo !== '' && other.staffNo === one.staffNo)) return 'same_staff'
    if (others(one).some((other) => one.phone !== null && other.phone === one.phone)) return 'same_phone'
    return one.staffNo === '' && one.phone === null && others(one).some((other) => same(one, other)) ? 'same_name' : null
  }
  const byNumber = (one: ListRow): Entry | string | null => {
    const numbered = all.find(({ staffNo }) => one.staffNo !== '' && staffNo === one.staffNo)
    const called = all.find(({ phone }) => one.phone !== null && phone === one.phone)
    if (called && (numbered ? numbered !== called : called.name !== one.name)) return 'phone_other'
    return numbered ?? called ?? null
  }
  const taken = rows.filter((one) => own(one) === null).map(byNumber)
  const seen: Entry[] = []
  return rows.map((one) => {
    const wrong = own(one)
    if (wrong !== null) return wrong
    let who = byNumber(one)
    if (who === null) {
      const fitting = all.filter((p) => !p.left && p.name === one.name && p.unitId === unitIdOf[one.unit] && !(p.staffNo !== null && one.staffNo !== '') && !taken.includes(p))
      who = fitting.length > 1 ? 'which_person' : fitting[0] ?? null
    }
    if (who === null) return 'new'
    if (typeof who === 'string') return who
    if (seen.includes(who)) return 'twice'
    seen.push(who)
    const changes = who.name !== one.name || (one.staffNo !== '' && one.staffNo !== who.staffNo) || (one.phone !== null && one.phone !== who.phone) || (one.note !== '' && one.note !== who.note)
    return `${who.left ? 'back' : who.unitId !== unitIdOf[one.unit] ? 'moved' : changes ? 'changed' : 'same'} ${who.id}`
  })
}

const RUNS = { numRuns: 3000 }

it('judges every line as a search through everybody does', () => {
  fc.assert(fc.property(people, lines, (all, rows) => { expect(judge(rows, all, { choices })).toEqual(naive(rows, all)) }), RUNS)
})

it('makes of the roster exactly what the file says', () => {
  fc.assert(fc.property(people, lines, (all, listed) => {
    const rows = certain(listed, diffRoster(given(listed, all, { choices })))
    const diff = diffRoster(given(rows, all, { choices, complete: true }))
    const live = rows.filter((_, i) => !['problem', 'skipped'].includes(diff.rows[i]?.kind ?? ''))
    const after = applied(all, rows, diff)
    for (const one of live) {
      const found = after.filter((who) => !who.left && who.name === one.name && who.unitId === unitIdOf[one.unit] && (!one.staffNo || who.staffNo === one.staffNo) && (!one.phone || who.phone === one.phone) && (!one.note || who.note === one.note))
      expect(found.length).toBeGreaterThan(0)
    }
    // A whole list without a doubtful line: nobody else is left in its units.
    if (live.length < rows.length) return
    const wanted = live.filter(({ unit }) => unit !== '县支部').map(({ name: who, unit }) => `${who} ${unitIdOf[unit]}`).sort()
    expect(after.filter(({ left, unitId }) => !left && unitId !== 'xa').map(({ name: who, unitId }) => `${who} ${unitId}`).sort()).toEqual(wanted)
  }), RUNS)
})

it('changes nothing when it is applied again, and nobody has another’s number after it', () => {
  fc.assert(fc.property(people, lines, fc.boolean(), (all, listed, complete) => {
    const rows = certain(listed, diffRoster(given(listed, all, { choices, complete })))
    const diff = diffRoster(given(rows, all, { choices, complete }))
    const after = applied(all, rows, diff)
    const numbers = after.flatMap(({ staffNo, phone }) => [...(staffNo ? [`s${staffNo}`] : []), ...(phone ? [`p${phone}`] : [])])
    expect(new Set(numbers).size).toBe(numbers.length)
    const live = rows.map((one, i) => (diff.rows[i]?.kind === 'problem' ? { ...one, skipped: true } : one))
    const again = diffRoster(given(live, after, { units: made(units), complete }))
    expect(again.rows.filter(({ kind }) => !['same', 'skipped'].includes(kind))).toEqual([])
    expect(again.left).toEqual([])
  }), RUNS)
})
