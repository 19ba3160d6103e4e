import type { Entry } from '../../contract/advance'
import { AppError } from '../errors'
import type { JobKind } from '../jobs/kind'
import { findRound } from '../rounds/round'
import { moment } from '../rounds/rules/words'
import { XLSX, workbook, type Sheet } from '../sheets/workbook'
import { entryList } from './list'

export const ENTRIES_EXPORT = 'entries.export'
export interface EntriesExport { roundId: string }

const stateNames: Record<Entry['state'], string> = { in: '晋级', moved: '递补', reserve: '候补', out: '已退出' }

/** Who comes into each phase, one sheet a phase. */
export const entriesExport: JobKind = {
  kind: ENTRIES_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, file }) {
    const { roundId } = JSON.parse(job.input) as EntriesExport
    const round = await findRound(ctx.db, roundId)
    if (!round) throw new AppError('not_found', '这场竞赛已经不在了。')
    const now = ctx.clock()
    const { zone } = ctx.config
    const sheets: Sheet[] = []
    let people = 0
    for (const phase of round.config.phases.filter(({ entry }) => entry)) {
      const list = await entryList(ctx, round, phase, now)
      people += list.entries.length
      sheets.push({
        name: list.phase.name, lead: [`${round.title}${list.phase.name}名单`, list.decidedAt === null ? list.waits : `晋级 ${list.admitted} 人，候补 ${list.reserves} 人，${moment(list.decidedAt, zone, now)} 产生`],
        columns: [{ title: '情况', width: 10 }, { title: '名次', width: 8 }, { title: '姓名', width: 12 }, { title: '单位', width: 28 }, { title: '来自', width: 14 }, { title: '答卷', width: 10 }, { title: '说明', width: 30 }],
        rows: list.entries.map(({ state, place, name, unit, source, started, finished, note }) =>
          [stateNames[state], (list.ranked && state === 'in') || state === 'reserve' ? place : null, name, unit.name, source, finished ? '已交卷' : started ? '正在答' : '', note])
      })
    }
    await file({ name: `${round.title}晋级名单.xlsx`, mime: XLSX }, [await workbook(sheets)])
    return { message: `共 ${people} 人` }
  }
}
