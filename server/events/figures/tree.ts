import type { UnitRef } from '../../../contract/common'
import { covers } from '../../auth/actors'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import type { MemberActor } from '../../http/call'
import { childUnits, unitById, unitRefs } from '../../roster/queries'
import { lineage } from '../../unit-path'

/** Which units' paths belong to a row. */
export type Within = (path: string) => boolean
export interface Branch { unit: UnitRef; part: 'below' | 'itself' | 'elsewhere'; hasChildren: boolean; /** Empty: of no unit. */ path: string; within: Within }
export interface Tree { unit: { id: string; name: string; path: string }; path: UnitRef[]; whole: Within; branches: Branch[] }

/**
 * A unit with what lies directly under it. At the top of one's range `elsewhere` takes up whoever belongs to none of it and is to be seen
 * nevertheless: a guest at one's own event. The branches are disjoint and together they are the whole.
 */
export async function treeAt(ctx: Context, { grants }: MemberActor, asked: string | undefined, seen: Within): Promise<Tree> {
  const top = [...grants].sort((a, b) => a.unitPath.length - b.unitPath.length || (a.unitPath < b.unitPath ? -1 : 1))[0]
  const unit = await unitById(ctx.db, asked ?? top?.unitId ?? '')
  if (!unit || !covers(grants, unit.path)) throw new AppError('forbidden', '这个单位不在你的管理范围内。')
  const children = await childUnits(ctx.db, unit.id)
  const above = new Set((await ctx.db.selectFrom('unit').select('parent_id').distinct().where('parent_id', 'in', ['', ...children.map(({ id }) => id)]).where('active', '=', 1).execute()).map((row) => row.parent_id))
  const atTop = asked === undefined || asked === top?.unitId
  const ref = { id: unit.id, name: unit.name }
  const under = (path: string) => path.startsWith(unit.path)
  const from = Math.min(...grants.filter(({ unitPath }) => unit.path.startsWith(unitPath)).map(({ unitPath }) => lineage(unitPath).length - 1))
  return {
    unit, path: await unitRefs(ctx.db, lineage(unit.path).slice(from)),
    whole: (path) => seen(path) && (atTop || under(path)),
    branches: [
      ...children.map(({ id, name, path: own }): Branch => ({ unit: { id, name }, part: 'below', hasChildren: above.has(id), path: own, within: (path) => seen(path) && path.startsWith(own) })),
      // What a closed unit below did stays the unit's own.
      { unit: ref, part: 'itself', hasChildren: false, path: '', within: (path) => seen(path) && under(path) && !children.some((child) => path.startsWith(child.path)) },
      ...(atTop ? [{ unit: ref, part: 'elsewhere' as const, hasChildren: false, path: '', within: (path: string) => seen(path) && !under(path) }] : [])
    ]
  }
}

export interface TreeLine<F> { level: number; name: string; above: string; figures: F }

/** A whole tree, each unit behind the one above it, with its level; where there is nothing to say of what lies under a unit, that is left out. */
export async function treeLines<F>({ db }: Pick<Context, 'db'>, { unit: top, branches }: Tree, seen: Within, of: (within: Within) => F, something: (figures: F) => boolean): Promise<TreeLine<F>[]> {
  const below = new Map<string, { id: string; name: string; path: string }[]>()
  for (const unit of await db.selectFrom('unit').select(['id', 'name', 'path', 'parent_id']).where('active', '=', 1).orderBy('sort').orderBy('id').execute()) {
    const parent = unit.parent_id ?? ''
    below.set(parent, [...below.get(parent) ?? [], unit])
  }
  const lines: TreeLine<F>[] = []
  const walk = async (unit: { id: string; name: string; path: string }, level: number, above: string) => {
    // Others are answered in between: a large association has hundreds of units.
    await new Promise(setImmediate)
    const figures = of((path) => seen(path) && path.startsWith(unit.path))
    if (level > 1 && !something(figures)) return
    lines.push({ level, name: unit.name, above, figures })
    for (const child of below.get(unit.id) ?? []) await walk(child, level + 1, unit.name)
  }
  await walk(top, 1, '')
  const elsewhere = branches.find(({ part }) => part === 'elsewhere')
  const figures = elsewhere && of(elsewhere.within)
  if (figures !== undefined && something(figures)) lines.push({ level: 1, name: '其他单位', above: '', figures })
  return lines
}

/** Every path there is: also of units that are closed by now, which have their people's past. */
export async function unitPaths({ db }: Pick<Context, 'db'>): Promise<Map<string, string>> {
  return new Map((await db.selectFrom('unit').select(['id', 'path']).execute()).map(({ id, path }) => [id, path]))
}

/** Sums of rows by unit over part of the tree. */
export function summed<N extends string>(rows: readonly ({ unit_id: string } & Record<N, number | null>)[], names: readonly N[], pathOf: ReadonlyMap<string, string>, within: Within): Record<N, number> {
  const inside = rows.filter(({ unit_id }) => within(pathOf.get(unit_id) ?? ''))
  return Object.fromEntries(names.map((name) => [name, inside.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)])) as Record<N, number>
}
