import { sql } from 'kysely'
import { recordAudit } from '../../audit'
import type { HoursCertificateTable } from '../../db/attendance-schema'
import { forUpdate } from '../../db/dialects'
import { defineWrite } from '../../db/writer/write'
import { putNotices, withdrawNotices } from '../../inbox/put'

/** The same person, days and minutes are the same certificate. */
export const issueHours = defineWrite('hours.certificate', async (tx, { certificate, actor }: { certificate: HoursCertificateTable; actor: string }): Promise<HoursCertificateTable> => {
  const { member_id, from_at, to_at, minutes, text, name, unit } = certificate
  // One member's requests come one after another: two taps do not make two.
  await sql`select id from member where id = ${member_id} ${forUpdate(tx.engine)}`.execute(tx.db)
  const kept = await tx.db.selectFrom('hours_certificate').selectAll().where('member_id', '=', member_id).where('from_at', '=', from_at).where('to_at', '=', to_at).where('minutes', '=', minutes).where('text', '=', text).where('name', '=', name).where('unit', '=', unit).executeTakeFirst()
  if (kept) return kept
  await tx.db.insertInto('hours_certificate').values(certificate).execute()
  await recordAudit(tx, { at: certificate.issued_at, actor, kind: 'hours.certificate', subject: certificate.code, outcome: 'done', data: { member: member_id, minutes } })
  return certificate
})

export const appealBar = defineWrite('event-bar.appeal', async (tx, { id, memberId, text, actor, now }: { id: string; memberId: string; text: string; actor: string; now: number }) => {
  const row = await tx.db.updateTable('event_bar').set({ appeal: text, appeal_at: now }).where('id', '=', id).where('member_id', '=', memberId).where('appeal_at', 'is', null).where('state', '=', 'in-force').returning('id').executeTakeFirst()
  if (row) await recordAudit(tx, { at: now, actor, kind: 'event-bar.appeal', subject: memberId, outcome: 'done', data: { text } })
  return {}
})

/** Two organisers who answer at the same moment: the first answer stands. */
export const decideAppeal = defineWrite('event-bar.decide', async (tx, { id, lift, reason, actor, now }: { id: string; lift: boolean; reason: string; actor: string; now: number }) => {
  const row = await tx.db.updateTable('event_bar').set({ ...(lift && { state: 'lifted' as const }), decided_by: actor, decision: reason || '已解除', decided_at: now }).where('id', '=', id).where('appeal_at', 'is not', null).where('decided_at', 'is', null)
    .returning(['member_id', 'reason', 'sign_up_id']).executeTakeFirst()
  if (!row) return {}
  if (lift && row.sign_up_id !== null) await withdrawNotices(tx, row.sign_up_id, undefined, [row.member_id])
  await putNotices(tx, [{
    memberId: row.member_id, kind: 'event', about: id, once: `event-bar:${id}:decided`, page: 'events/hours/index', title: lift ? '申诉通过，可以报名了' : '申诉没有通过',
    text: [row.reason, reason && `答复：${reason}`].filter(Boolean).join('\n')
  }], now)
  await recordAudit(tx, { at: now, actor, kind: 'event-bar.decide', subject: row.member_id, outcome: 'done', data: { lift, reason } })
  return {}
})

export const hoursWrites = [issueHours, appealBar, decideAppeal]
