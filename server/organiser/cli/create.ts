import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import { newId } from '../../ids'
import { COMMAND_LINE } from '../../questions/detail'
import { unitById } from '../../roster/queries'
import type { CreateCommand } from '../../rounds/cli/arguments'
import { readJson, type Out } from '../../rounds/cli/files'
import { readRoundConfig } from '../../rounds/config'
import { activeQuestions } from '../../rounds/pool'
import { noticeForRound } from '../../rounds/round-notice'
import { checkPapers, checkRules, checkStart } from '../../rounds/rules/check'
import { papersOf } from '../../rounds/rules/phases'
import { createRound, publishRound } from '../writes'

/** Enough to see that it is the round one meant. */
const SENTENCES = 5

interface Owner {
  id: string
  name: string
  path: string
}

/** Stores a file as a draft, and publishes it where that is asked for. @returns 1 when the rules are wrong, and nothing is stored */
export async function createCommand(ctx: Context, { file, unit, publish }: CreateCommand, out: Out): Promise<number> {
  const owner = await ownerCalled(ctx, unit)
  const now = ctx.clock()
  const read = readRoundConfig(readJson(file, '规则文件'))
  const problems = 'problems' in read ? read.problems : await problemsFor(ctx, read.config, owner, now, publish)
  for (const { level, field, message } of problems) out.warn(`${level === 'error' ? '错误' : '提醒'}　${field || '整体'}：${message}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  if ('problems' in read || errors) {
    out.warn(`共 ${errors} 处错误，没有存。`)
    return 1
  }
  const { config } = read
  const roundId = newId(now)
  const { version } = await ctx.writer.write(createRound, { roundId, unitId: owner.id, actor: COMMAND_LINE, now, config, seed: ctx.secretText(12) })
  if (publish) await ctx.writer.write(publishRound, { roundId, actor: COMMAND_LINE, now, version })
  out.print(`${publish ? '已发布' : '已存为草稿'}：${roundId}（${owner.name}，${config.title}）`)
  const sentences = await noticeForRound(ctx, config)
  for (const sentence of sentences.slice(0, SENTENCES)) out.print(sentence)
  if (sentences.length > SENTENCES) out.print(`……共 ${sentences.length} 条。`)
  return 0
}

/** A draft may lie in the past, since its dates can still be moved; what is published may not. */
async function problemsFor(ctx: Context, config: RoundConfig, owner: Owner, now: number, publish: boolean): Promise<Problem[]> {
  const questions = await activeQuestions(ctx, config.phases.flatMap((phase) => papersOf(phase).map(({ paper }) => paper)), owner.path)
  return [
    ...await unitProblems(ctx, config, owner),
    ...checkStart(config, now).map((problem): Problem => (publish ? problem : { ...problem, level: 'warning' })),
    ...checkPapers(config, questions), ...checkRules(config, ctx.config.zone)
  ]
}

/** Every unit that the file names, by field: those that are not there, and invited ones that lie outside the owner's subtree. */
async function unitProblems({ db }: Context, { audience, phases }: RoundConfig, owner: Owner): Promise<Problem[]> {
  const named: [field: string, ids: readonly string[]][] = [
    ['audience.units', audience.units],
    ...(audience.groups?.list ?? []).map(({ units = [] }, i): [string, string[]] => [`audience.groups.list.${i}.units`, units]),
    ['audience.outOfRanking.units', audience.outOfRanking?.units ?? []],
    ...phases.flatMap(({ window, entry }, i): [string, string[]][] => [
      ...(window.batches ?? []).map(({ units }, n): [string, string[]] => [`phases.${i}.window.batches.${n}.units`, units]),
      ...(entry?.from ?? []).map(({ cut }, n): [string, string[]] => [`phases.${i}.entry.from.${n}.cut.quotas`, cut.kind === 'perUnit' ? (cut.quotas ?? []).map(({ unit }) => unit) : []])
    ])
  ]
  const problems: Problem[] = []
  for (const [field, ids] of named) {
    for (const id of new Set(ids)) {
      const unit = await unitById(db, id)
      if (!unit) problems.push({ level: 'error', field, message: `没有编号为 ${id} 的单位。` })
      else if (!unit.path.startsWith(owner.path)) problems.push({ level: 'error', field, message: `“${unit.name}”不在“${owner.name}”之内，请用 --unit 写明主办单位。` })
    }
  }
  return problems
}

/** By id or by name; nothing named: the top unit. */
async function ownerCalled({ db }: Context, called: string | undefined): Promise<Owner> {
  const units = db.selectFrom('unit').select(['id', 'name', 'path']).where('active', '=', 1)
  const found = await (called === undefined ? units.where('parent_id', 'is', null).orderBy('sort').limit(1)
    : units.where((eb) => eb.or([eb('id', '=', called), eb('name', '=', called)])).orderBy('id')).execute()
  const exact = found.find(({ id }) => id === called) ?? found[0]
  if (!exact) throw new AppError('not_found', called === undefined ? '数据库里还没有单位。请先启动一次学史（npm start），或检查 DATABASE_URL。' : `没有名称或编号为“${called}”的单位。`)
  if (exact.id !== called && found.length > 1) throw new AppError('conflict', `有 ${found.length} 个单位都叫“${called}”，请用编号：${found.map(({ id }) => id).join('、')}。`)
  return exact
}
