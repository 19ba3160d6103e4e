import type { Context } from '../context'
import { AppError } from '../errors'
import type { JobKind } from '../jobs/kind'
import { masked } from '../leaderboard/people'
import { findRound, type Round } from '../rounds/round'
import { drawWords } from '../rounds/rules/notice-awards'
import { moment } from '../rounds/rules/words'
import { XLSX, workbook, type Sheet } from '../sheets/workbook'
import { keptDraws, replayed, ticketsIn, type KeptDraw } from './draws'
import { awardLists, listId, memberRows, type BuiltList, type ListHead, type ListRow } from './lists'
import { whyNotYet } from './ready'
import { roundStandings } from './standings'
import { whyAwarded, type WhyAwarded } from './why'

export const HONOURS_EXPORT = 'honours.export'
export interface HonoursExport { roundId: string; names: 'full' | 'masked' }

/**
 * Lists for a bulletin: those that were announced, or what would be; and of each draw who won, and with whose tickets it was drawn, so that
 * anybody may draw it again.
 */
export const honoursExport: JobKind = {
  kind: HONOURS_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, file }) {
    const { roundId, names } = JSON.parse(job.input) as HonoursExport
    const round = await findRound(ctx.db, roundId)
    if (!round) throw new AppError('not_found', '这场竞赛已经不在了。')
    const { lead, lists, why } = await listsOf(ctx, round)
    const said = ({ holder_id, unit_id, name }: ListRow) => (names === 'masked' && holder_id !== unit_id ? masked(name) : name)
    const sheets: Sheet[] = lists.map(({ id, name, kind, rows }) => ({
      name, lead: [`${round.title}：${name}`, `${lead}，共 ${rows.length} ${kind === 'unit' ? '个单位' : '人'}`],
      columns: [{ title: '名次', width: 8 }, ...(kind === 'unit' ? [{ title: '单位', width: 30 }] : [{ title: '姓名', width: 14 }, { title: '单位', width: 30 }]), ...(why ? [{ title: '依据', width: 30 }] : [])],
      rows: rows.map((row) => [row.rank, said(row), ...(kind === 'unit' ? [] : [row.unit]), ...(why ? [why.of(id, row.holder_id) ?? ''] : [])])
    }))
    for (const [draw, kept] of await keptDraws(ctx, round.id)) sheets.push(...await drawSheets(ctx, round, draw, kept, said))
    if (sheets.length === 0) throw new AppError('conflict', '还没有名单可以导出：没有设奖项，也没有抽过奖。')
    await file({ name: `${round.title}获奖名单.xlsx`, mime: XLSX }, [await workbook(sheets)])
    return { message: `共 ${sheets.length} 张表` }
  }
}

async function listsOf(ctx: Context, round: Round): Promise<{ lead: string; lists: BuiltList[]; why: WhyAwarded | null }> {
  const newest = await ctx.db.selectFrom('announcement').selectAll().where('round_id', '=', round.id).orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (newest) {
    const rows = await ctx.db.selectFrom('honour').selectAll().where('round_id', '=', round.id).where('version', '=', newest.version).orderBy('place').execute()
    const heads = JSON.parse(newest.lists) as ListHead[]
    return { lead: `${moment(newest.at, ctx.config.zone, ctx.clock())} 公布`, why: null, lists: heads.map((head) => ({ ...head, rows: rows.filter(({ list }) => list === head.id) })) }
  }
  const whyNot = await whyNotYet(ctx, round, ctx.clock())
  if (whyNot && !(await keptDraws(ctx, round.id)).size) throw new AppError('conflict', whyNot)
  if (whyNot) return { lead: '', lists: [], why: null }
  const standings = await roundStandings(ctx, round)
  return { lead: '还没有公布', lists: await awardLists(ctx, round, standings), why: whyAwarded(round.config, standings) }
}

async function drawSheets(ctx: Context, round: Round, draw: string, kept: KeptDraw, said: (row: ListRow) => string): Promise<Sheet[]> {
  const { rule, record, at } = kept
  const rows = await ctx.db.selectFrom('honour').selectAll().where('round_id', '=', round.id).where('list', '=', listId('draw', draw)).where('version', '=', 1).orderBy('place').execute()
  const named = await memberRows(ctx, record.holders.map(({ member }) => ({ member, unitId: '', rank: null })))
  const lead = [`${round.title}：${rule.name}`, `${drawWords(round.config, rule)}。${moment(at, ctx.config.zone, ctx.clock())} 抽取，种子 ${record.seed}，重算结果${replayed(kept).same ? '一致' : '不一致'}`]
  return [
    { name: rule.name, lead, columns: [{ title: '次序', width: 8 }, { title: '姓名', width: 14 }, { title: '单位', width: 30 }, { title: '奖品', width: 20 }], rows: rows.map((row) => [row.place, said(row), row.unit, row.prize]) },
    {
      name: `${rule.name}抽奖名单`, lead: [lead[0] ?? '', `${record.holders.length} 人，${ticketsIn(record.holders)} 次机会，次序就是抽奖时的次序`],
      columns: [{ title: '次序', width: 8 }, { title: '人员编号', width: 30 }, { title: '姓名', width: 14 }, { title: '机会', width: 8 }],
      rows: record.holders.map(({ member, tickets }, i) => { const row = named.get(member); return [i + 1, member, row ? said({ ...row, unit_id: '' }) : '', tickets] })
    }
  ]
}
