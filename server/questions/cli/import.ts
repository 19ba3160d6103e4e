import { basename } from 'node:path'
import type { Context } from '../../context'
import type { ImportItemTable } from '../../db/bank-schema'
import { AppError } from '../../errors'
import { newId } from '../../ids'
import { COMMAND_LINE } from '../detail'
import { commit } from '../imports/commit'
import { bodyIn, factsOf, summaryOf } from '../imports/items'
import { decideNear, stage } from '../imports/stage'
import { dropImport } from '../imports/writes'
import { createBank } from '../writes'
import type { ImportCommand } from './arguments'
import { readPath, type Out } from './parse'

/** Stores what is sound; what is flagged or there already is listed and left out. */
export async function importCommand(ctx: Context, { file, key, bank: name, unit }: ImportCommand, out: Out, builtFrom: string): Promise<number> {
  const read = await readPath(file, key, builtFrom)
  const now = ctx.clock()
  const bankId = await bankCalled(ctx, name, unit, now, out)
  const importId = await stage(ctx, read, { name: basename(file), bankId, actor: COMMAND_LINE, now })
  const staged = () => ctx.db.selectFrom('question_import').selectAll().where('id', '=', importId).executeTakeFirstOrThrow()
  // Nobody is asked here. Two questions that differ in a word are two questions; only the very same is left out.
  await decideNear(ctx, await staged(), 'take', now)
  const near = await ctx.db.selectFrom('import_item').selectAll().where('import_id', '=', importId).where('state', '=', 'duplicate').where('decision', '=', 'take').orderBy('no').execute()
  const row = await staged()
  await commit(ctx, row, COMMAND_LINE, now)
  const { counts, imported } = await summaryOf(ctx, importId)
  const left = await ctx.db.selectFrom('import_item').selectAll().where('import_id', '=', importId).where('state', '!=', 'done').orderBy('no').execute()
  out.print(`读到 ${counts.total} 题，存入题库“${name}” ${imported.created} 题。`)
  const flagged = left.filter(({ state }) => state === 'problem')
  const doubled = left.filter(({ state }) => state === 'duplicate')
  if (flagged.length) out.print(`有问题、没有存的 ${flagged.length} 题：`)
  for (const item of flagged) out.print(`  ${placeOf(item)}：${factsOf(item).problems.map(({ message }) => message).join('')}`)
  if (doubled.length) out.print(`和已有的题或前面的题完全一样、没有再存的 ${doubled.length} 题：`)
  for (const item of doubled) out.print(`  ${placeOf(item)}`)
  if (near.length) out.print(`存了，但和别的题很相近、请再看看的 ${near.length} 题：`)
  for (const item of near) out.print(`  ${placeOf(item)}，${twinOf(item)}`)
  for (const { message, line } of read.problems) out.warn(`${line === null ? '' : `第 ${line} 行：`}${message}`)
  await ctx.writer.write(dropImport, { importId, actor: COMMAND_LINE, now })
  return flagged.length > 0 ? 1 : 0
}

const placeOf = (item: ImportItemTable) => `第 ${item.no} 题${item.line === null ? '' : `（第 ${item.line} 行）`}“${bodyIn(item).stem.slice(0, 40)}”`

function twinOf(item: ImportItemTable): string {
  const { twin } = factsOf(item)
  return twin?.no == null ? '与题库里的一题相近' : `与第 ${twin.no} 题相近`
}

async function bankCalled(ctx: Context, name: string, unitId: string | undefined, now: number, out: Out): Promise<string> {
  const units = ctx.db.selectFrom('unit').select(['id', 'name']).where('active', '=', 1)
  const unit = await (unitId === undefined ? units.where('parent_id', 'is', null).orderBy('sort') : units.where('id', '=', unitId)).executeTakeFirst()
  if (!unit) throw new AppError('not_found', unitId === undefined ? '数据库里还没有单位。请先启动一次学史（npm start），或检查 DATABASE_URL。' : `没有编号为 ${unitId} 的单位。`)
  let banks = ctx.db.selectFrom('bank').select('id').where('name', '=', name)
  if (unitId !== undefined) banks = banks.where('unit_id', '=', unit.id)
  const found = await banks.execute()
  if (found.length > 1) throw new AppError('conflict', `有 ${found.length} 个题库都叫“${name}”，请用 --unit 写明是哪个单位的。`)
  if (found[0]) return found[0].id
  const id = newId(now)
  await ctx.writer.write(createBank, { id, unitId: unit.id, name, practice: false, actor: COMMAND_LINE, now })
  out.print(`新建了题库“${name}”（${unit.name}）。`)
  return id
}
