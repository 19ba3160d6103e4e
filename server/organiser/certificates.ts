import { sql } from 'kysely'
import type { awardsEndpoints, CheckedCertificate, IssuedCertificate } from '../../contract/awards'
import { checkedView, codeOf, findCertificate, noCertificate, REVOKED_SAYS } from '../awards/certificates'
import { correctedAt, correctedSince } from '../awards/corrected'
import { restoreCertificate, revokeCertificate } from '../awards/writes'
import type { Context } from '../context'
import type { CertificateTable } from '../db/awards-schema'
import { placeCursor, placeOf } from '../http/cursor'
import type { Handlers, MemberActor } from '../http/call'
import { ownRound } from './organise'

export type OrganiserAwardsRoute = Extract<keyof typeof awardsEndpoints, `${string} /organiser/${string}`>
export type CertificatesRoute = Extract<OrganiserAwardsRoute, `${string}/certificates${string}`>

export const certificatesHandlers: Handlers<CertificatesRoute> = {
  async 'GET /organiser/rounds/:id/certificates'({ ctx, actor, input }) {
    const round = await ownRound(ctx, actor, input.id)
    const limit = input.limit ?? 50
    const after = placeOf(input.cursor)
    let query = ctx.db.selectFrom('certificate').selectAll().where('round_id', '=', round.id)
    if (input.cert !== undefined) query = query.where('cert', '=', input.cert)
    if (input.state) query = query.where('revoked_at', input.state === 'valid' ? 'is' : 'is not', null)
    if (input.search?.trim()) query = query.where(found(input.search))
    if (after) query = query.where('issued_at', '<=', after.at).where((eb) => eb.or([eb('issued_at', '<', after.at), eb('code', '<', after.id)]))
    const rows = await query.orderBy('issued_at', 'desc').orderBy('code', 'desc').limit(limit + 1).execute()
    const last = rows.length > limit ? rows[limit - 1] : undefined
    const corrected = await correctedSince(ctx, round, rows)
    return {
      roundTitle: round.title, kinds: (round.config.awards?.certificates ?? []).map(({ id, name }) => ({ id, name })), revokedSays: REVOKED_SAYS,
      items: rows.slice(0, limit).map((row) => issued(row, corrected.get(row.code) ?? null)), next: last ? placeCursor({ at: last.issued_at, id: last.code }) : null
    }
  },

  async 'POST /organiser/certificates/:code/revoke'({ ctx, actor, input, now }) {
    return changed(ctx, actor, input.code, (code) => ctx.writer.write(revokeCertificate, { code, actor: actor.accountId, now, reason: input.reason.trim() }))
  },

  async 'POST /organiser/certificates/:code/restore'({ ctx, actor, input, now }) {
    return changed(ctx, actor, input.code, (code) => ctx.writer.write(restoreCertificate, { code, actor: actor.accountId, now, reason: input.reason.trim() }))
  }
}

/** Part of a name, or of a number as somebody copies it: with spaces, hyphens, small letters. */
function found(search: string) {
  const plain = search.replace(/[%_\\]/g, '').trim()
  const code = plain.replace(/[\s-]/g, '').toUpperCase()
  return sql<boolean>`(name like ${`%${plain}%`} or code like ${`%${code}%`})`
}

const issued = ({ code, title, name, unit, issued_at, revoked_at, reason }: CertificateTable, correctedAt: number | null): IssuedCertificate =>
  ({ code, title, name, unit, issuedAt: issued_at, correctedAt, revoked: revoked_at === null ? null : { at: revoked_at, reason } })

/** A certificate of a round that is the actor's, before and after it is changed. */
async function changed(ctx: Context, actor: MemberActor, typed: string, change: (code: string) => Promise<unknown>): Promise<CheckedCertificate> {
  const row = await findCertificate(ctx, codeOf(typed))
  if (!row) throw noCertificate()
  await ownRound(ctx, actor, row.round_id)
  await change(row.code)
  return checkedView(await findCertificate(ctx, row.code) ?? row, await correctedAt(ctx, row))
}
