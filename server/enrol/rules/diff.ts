import { personName, PHONE_WRONG } from '../../roster/rules/words'
import { placer, type Placed } from './place'
import type { Diff, Entry, Field, Given, Judged, ListRow, ProblemCode } from './types'

/**
 * What a list would change. People are found by staff number, else by phone, else by name within the unit; an empty cell leaves what is known.
 * A line that is not certain changes nothing: it is a problem until somebody mends it or sets it aside.
 */
export function diffRoster(given: Given): Diff {
  const { rows, people, complete } = given
  const places = placer(given)
  const judged = new Map<number, Judged>()
  const put = (row: ListRow, more: Partial<Judged>) => { judged.set(row.no, { no: row.no, kind: 'same', memberId: null, to: null, from: null, changes: [], problem: null, ...more }) }
  const wrong = (row: ListRow, code: ProblemCode, message: string, near: string[] = []) => put(row, { kind: 'problem', problem: { code, message, near } })

  const live = rows.filter((row) => !row.skipped)
  for (const row of rows) if (row.skipped) put(row, { kind: 'skipped' })
  const placed = new Map(live.map((row): [number, Placed] => [row.no, places.place(row)]))
  const target = (row: ListRow) => { const at = placed.get(row.no); return at && 'to' in at ? at.to : '' }
  const staff = grouped(live, ({ staffNo }) => staffNo)
  const phones = grouped(live, ({ phone }) => phone ?? '')
  const names = grouped(live, (row) => (row.name && target(row) ? `${target(row)} ${row.name}` : ''))
  for (const row of live) {
    const other = (group: readonly ListRow[] | undefined) => group?.find((one) => one !== row)
    const twin = { staff: other(staff.get(row.staffNo)), phone: other(phones.get(row.phone ?? '')), name: other(names.get(`${target(row)} ${row.name}`)) }
    const at = placed.get(row.no) as Placed
    if (row.name === '') wrong(row, 'no_name', '没有姓名。')
    else if (row.name.length > 30) wrong(row, 'name_long', '姓名太长，最多 30 个字。')
    else if (row.staffNo.length > 40) wrong(row, 'staff_long', '工号太长，最多 40 个字。')
    else if (row.phoneWrong) wrong(row, 'phone_wrong', PHONE_WRONG[row.phoneWrong])
    else if ('code' in at) wrong(row, at.code, at.message, at.near)
    else if (twin.staff) wrong(row, 'same_staff', `工号和${twin.staff.place}（${twin.staff.name || '没有姓名'}）相同，请改对，或跳过多余的一行。`)
    else if (twin.phone) wrong(row, 'same_phone', `手机号和${twin.phone.place}（${twin.phone.name || '没有姓名'}）相同，请改对，或跳过多余的一行。`)
    else if (twin.name && !row.staffNo && !row.phone) wrong(row, 'same_name', `和${twin.name.place}同名，又在同一个单位，请写上工号或手机号，或跳过多余的一行。`)
  }

  const sure = live.filter((row) => !judged.has(row.no))
  const found = match(given, sure, target, places.inBase)
  const holders = new Map<string, ListRow>()
  for (const row of sure) {
    const who = found.get(row.no)
    if (who && 'code' in who) wrong(row, who.code, who.message)
    else if (who && holders.has(who.id)) wrong(row, 'twice', `和${(holders.get(who.id) as ListRow).place}是同一个人，请跳过多余的一行。`)
    else if (who) {
      holders.set(who.id, row)
      const one = compared(row, who, given.hasUnits || row.unit || row.unitId ? target(row) : null)
      if (who.guarded && one.kind !== 'same') wrong(row, 'guarded', `${who.name}的资料不能用名单改：是你自己，或担任着上级的组织者。请跳过这一行。`)
      else put(row, one)
    } else put(row, { kind: 'new', to: target(row) })
  }
  const list = rows.map((row) => judged.get(row.no) as Judged)
  return { rows: list, units: places.unknown(), left: complete ? missing(given, list, people.filter((one) => !one.left && !one.guarded && places.inBase(one.unitId))) : [] }
}

function grouped(rows: readonly ListRow[], key: (row: ListRow) => string): Map<string, ListRow[]> {
  const groups = new Map<string, ListRow[]>()
  for (const row of rows) {
    const of = key(row)
    const group = groups.get(of)
    if (of === '') continue
    if (group) group.push(row)
    else groups.set(of, [row])
  }
  return groups
}

type Found = Entry | { code: ProblemCode; message: string }

/** Numbers first, for all lines: a name must not take somebody whom another line means by his number. */
function match({ people, elsewhere, hasUnits }: Given, rows: readonly ListRow[], target: (row: ListRow) => string, inBase: (unitId: string) => boolean): Map<number, Found> {
  const byStaff = new Map(people.flatMap((one) => (one.staffNo ? [[one.staffNo, one] as const] : [])))
  const byPhone = new Map(people.flatMap((one) => (one.phone ? [[one.phone, one] as const] : [])))
  const byName = new Map<string, Entry[]>()
  for (const one of people) if (!one.left) byName.set(personName(one.name), [...(byName.get(personName(one.name)) ?? []), one])
  const found = new Map<number, Found>()
  const taken = new Set<string>()
  for (const row of rows) {
    const [numbered, called] = [byStaff.get(row.staffNo), row.phone ? byPhone.get(row.phone) : undefined]
    const one = numberedBy(row, numbered, called, elsewhere)
    if (one) found.set(row.no, one)
    if (one && 'id' in one) taken.add(one.id)
  }
  for (const row of rows) {
    if (found.has(row.no)) continue
    const anywhere = !hasUnits && !row.unit && !row.unitId
    const fitting = (byName.get(row.name) ?? []).filter((one) => !taken.has(one.id) && !(row.staffNo && one.staffNo) && (anywhere ? inBase(one.unitId) : one.unitId === target(row)))
    if (fitting.length > 1) found.set(row.no, { code: 'which_person', message: `花名册里有 ${fitting.length} 位${row.name}，认不出是哪一位，请写上工号或手机号。` })
    else if (fitting[0]) found.set(row.no, fitting[0])
  }
  return found
}

function numberedBy(row: ListRow, numbered: Entry | undefined, called: Entry | undefined, { staffNos, phones }: Given['elsewhere']): Found | null {
  if (row.staffNo && staffNos.has(row.staffNo)) return { code: 'elsewhere', message: `工号 ${row.staffNo} 登记在你管理范围以外的单位，请联系上级办理调动。` }
  if (row.phone && phones.has(row.phone)) return { code: 'elsewhere', message: '手机号登记在你管理范围以外的单位，请联系上级办理调动。' }
  if (called && (numbered ? called !== numbered : personName(called.name) !== row.name)) return { code: 'phone_other', message: `手机号在花名册里是${called.name}的，请核对。` }
  return numbered ?? called ?? null
}

function compared(row: ListRow, who: Entry, to: string | null): Partial<Judged> {
  const changes: Judged['changes'] = []
  const change = (field: Field, now: string | null, from: string) => { if (now && now !== from) changes.push({ field, from }) }
  change('name', row.name, who.name)
  change('staffNo', row.staffNo, who.staffNo ?? '')
  change('phone', row.phone, who.phone ?? '')
  change('note', row.note, who.note)
  const moves = to !== null && to !== who.unitId
  const kind = who.left ? 'back' : moves ? 'moved' : changes.length ? 'changed' : 'same'
  return { kind, memberId: who.id, changes, from: who.unitId, to: moves ? to : null }
}

/** Whoever a line that was set aside may mean is not missing. */
function missing({ rows }: Given, judged: readonly Judged[], people: readonly Entry[]): string[] {
  const here = new Set(judged.flatMap(({ memberId }) => memberId ?? []))
  const doubtful = rows.filter((_, i) => judged[i]?.kind === 'skipped' || judged[i]?.kind === 'problem')
  const [names, numbers, phones] = [new Set(doubtful.map(({ name }) => name)), new Set(doubtful.map(({ staffNo }) => staffNo)), new Set(doubtful.map(({ phone }) => phone))]
  return people.filter((one) => !here.has(one.id) && !names.has(personName(one.name)) && !(one.staffNo && numbers.has(one.staffNo)) && !(one.phone && phones.has(one.phone))).map(({ id }) => id)
}
