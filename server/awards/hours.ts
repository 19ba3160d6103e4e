import { sql } from 'kysely'
import type { CheckedCertificate } from '../../contract/awards'
import type { Context } from '../context'
import type { HoursCertificateTable } from '../db/attendance-schema'
import { duration } from '../rounds/rules/words'
import { certificateView } from './view'

/** A certificate of hours says what they were when it was issued; a correction since is told to whoever checks it. */
export async function checkedHours({ db }: Context, row: HoursCertificateTable): Promise<CheckedCertificate> {
  const { rows: [kept] } = await sql<{ n: number | null }>`select sum(g.n) as n from (select sum(h.delta) as n from hour_entry h join event_session s on s.event_id = h.event_id and s.session = h.session
    where h.member_id = ${row.member_id} and s.begins_at >= ${row.from_at} and s.begins_at < ${row.to_at} group by h.event_id, h.session having sum(h.delta) > 0) g`.execute(db)
  const minutes = Number(kept?.n ?? 0)
  const since = minutes === Number(row.minutes) ? '' : `出具以后时长有更正，现在记的是 ${duration(minutes * 60) || '0 小时'}。`
  return {
    state: 'valid', said: `这张证明是真的，由${row.issuer}出具。${since}`, correctedAt: null,
    certificate: certificateView(row)
  }
}
