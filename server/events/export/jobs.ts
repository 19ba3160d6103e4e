import type { AttendanceRow } from '../../../contract/attendance'
import type { MemberActor } from '../../http/call'
import type { JobKind } from '../../jobs/kind'
import { endMoment, moment } from '../../rounds/rules/words'
import { DOCX } from '../../sheets/paper'
import { XLSX, workbook } from '../../sheets/workbook'
import { attendancePage } from '../attendance/view'
import { sessionOf, type Event } from '../event'
import { managedEvent } from '../managed'
import { eventTree } from '../figures/event'
import { signInPaper, type PaperRow } from './paper'
import { eventLines, peopleSheet } from './people'
import { unitsSheet } from './units'
import type { Context } from '../../context'

export const EVENT_EXPORT = 'event.export'
export const EVENT_SHEET = 'event.sheet'
const AT_A_TIME = 200
const fileName = (name: string) => name.replace(/[\\/:*?"<>|]/g, ' ')

/** Who ordered it with his range of that moment: the file holds what he could see then. */
export interface EventFile { eventId: string; session: string; actor: MemberActor }

/** Everybody with what they did, and the figures by unit, as two sheets. */
export const eventExport: JobKind = {
  kind: EVENT_EXPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { eventId, actor } = JSON.parse(job.input) as EventFile
    const now = ctx.clock()
    const event = await managedEvent(ctx, actor, eventId)
    const made = `${moment(now, ctx.config.zone, 0)} 导出`
    const lines = await eventLines(ctx, actor, event, (done) => tell({ done, message: `已整理 ${done} 条` }))
    const sheets = [await peopleSheet(ctx, actor, event, lines, made), unitsSheet(event, await eventTree(ctx, actor, event, now), made)]
    await file({ name: fileName(`${event.title}名单.xlsx`), mime: XLSX }, [await workbook(sheets)])
    return { message: `共 ${lines.length} 条` }
  }
}

/** The list to be signed, for one session. */
export const eventSheet: JobKind = {
  kind: EVENT_SHEET, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { eventId, session: id, actor } = JSON.parse(job.input) as EventFile
    const event = await managedEvent(ctx, actor, eventId)
    const session = sessionOf(event, id)
    const groups = await groupsOf(ctx, actor, event, id, (done) => tell({ done, message: `已整理 ${done} 人` }))
    const place = session.venue ?? event.config.venue
    const n = groups.reduce((sum, { rows }) => sum + rows.length, 0)
    const { zone } = ctx.config
    await file({ name: fileName(`${event.title}${event.config.sessions.length > 1 ? session.name : ''}签到表.docx`), mime: DOCX }, [await signInPaper({
      title: `${event.title}签到表`, groups, blank: event.config.attendance?.walkIn ? 15 : 5,
      lines: [
        ...(event.config.sessions.length > 1 ? [`场次：${session.name}`] : []), `时间：${moment(session.begins, zone, 0)}至 ${endMoment(session.ends, zone, session.begins)}`, ...(place ? [`地点：${[place.name, place.address].filter(Boolean).join('，')}`] : []), `应到：${n} 人`
      ]
    })])
    return { message: `共 ${n} 人` }
  }
}

/** Unit by unit, in the order of the tree, each booking's companions behind whoever booked. */
async function groupsOf(ctx: Context, actor: MemberActor, event: Event, session: string, tell: (done: number) => Promise<void>) {
  const found: AttendanceRow[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Awaited<ReturnType<typeof attendancePage>> = await attendancePage(ctx, actor, event, { session, ...(cursor && { cursor }), limit: AT_A_TIME })
    found.push(...page.items)
    cursor = page.next
    await tell(found.length)
  }
  const groups = new Map<string, { unit: string; rows: PaperRow[] }>()
  for (const { name, unit, position, walkIn, group: party } of found) {
    if (walkIn) continue
    const group = groups.get(unit.id) ?? { unit: unit.name, rows: [] }
    groups.set(unit.id, group)
    // Who books without coming is on nobody's list.
    if (party?.leaderComes !== false) group.rows.push({ name, unit: unit.name, position, note: '' })
    group.rows.push(...(party?.others ?? []).map((other) => ({ name: other.name, unit: unit.name, position, note: party?.leaderComes === false ? `${name}报名` : `${name}同行` })))
  }
  return [...groups.values()]
}
