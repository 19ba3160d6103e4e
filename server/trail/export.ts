import type { Context } from '../context'
import type { JobKind } from '../jobs/kind'
import { XLSX, workbook, type Cell } from '../sheets/workbook'
import { localTime } from '../zone'
import { trailPage, type Reader, type TrailFilter } from './find'
import { groupNames } from './rules/words'

export const TRAIL_EXPORT = 'trail.export'
/** A table longer than that nobody reads; the newest are kept. */
const MOST = 50_000
const AT_A_TIME = 500

export interface TrailExport { reader: Reader; filter: TrailFilter }

export const trailExport: JobKind = {
  kind: TRAIL_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { reader, filter } = JSON.parse(job.input) as TrailExport
    const rows: Cell[][] = []
    let after: { at: number; id: string } | undefined
    for (let more = true; more && rows.length < MOST;) {
      const page = await trailPage(ctx, reader, filter, after, AT_A_TIME)
      rows.push(...page.items.map((entry) => [
        momentOf(ctx, entry.at), entry.who?.name ?? '系统', entry.who?.unit ?? '', groupNames[entry.group], entry.what, entry.about,
        entry.details.map(({ name, value }) => `${name}：${value}`).join('；'), entry.done ? '' : '没有做成'
      ]))
      after = page.items.at(-1)
      more = page.more
      await tell({ done: rows.length, message: `已整理 ${rows.length} 条` })
    }
    const columns = [['时间', 18], ['操作人', 12], ['单位', 26], ['类别', 10], ['做了什么', 24], ['对象', 36], ['说明', 50], ['结果', 10]] as const
    await file({ name: '操作记录.xlsx', mime: XLSX }, [await workbook([{ name: '操作记录', columns: columns.map(([title, width]) => ({ title, width })), rows }])])
    return { message: `共 ${rows.length} 条${rows.length >= MOST ? `，只导出最近的 ${MOST} 条` : ''}` }
  }
}

/** 2026-06-15 08:05: sorts as text. */
function momentOf({ config }: Pick<Context, 'config'>, at: number): string {
  const { year, month, day, hour, minute } = localTime(at, config.zone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}
