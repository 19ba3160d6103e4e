import type { Certificate } from '../../contract/round-config'
import type { Context } from '../context'
import type { CertificateTable } from '../db/awards-schema'
import { AppError } from '../errors'
import type { MemberActor } from '../http/call'
import { unitRefs } from '../roster/queries'
import type { Round } from '../rounds/round'
import { certificateText, freshCode, whyNoCertificate } from './certificates'
import { judgedMember, keptMember } from './person'
import { issueCertificate } from './writes'

/** The certificate of a member who deserves it; the one there is, where it was issued before. @throws where it is not deserved */
export async function issueTo(ctx: Context, actor: MemberActor, round: Round, rule: Certificate, now: number): Promise<CertificateTable> {
  const kept = round.practice ? null : await keptMember(ctx, actor, round)
  const person = kept && await judgedMember(ctx, actor.member.id, round, kept)
  const whyNot = whyNoCertificate(ctx, round, rule, person, now)
  if (whyNot || !person || !kept) throw new AppError('not_revealed', whyNot)
  const [issuer, unit] = await Promise.all([round.unit_id, [...kept.standings.values()][0]?.unit_id ?? actor.member.unitId].map(async (id) => (await unitRefs(ctx.db, [id]))[0]?.name ?? ''))
  const { certificate } = await ctx.writer.write(issueCertificate, {
    actor: actor.accountId,
    certificate: {
      code: freshCode(ctx), round_id: round.id, cert: rule.id, member_id: actor.member.id, title: rule.name, name: actor.member.name, unit: unit ?? '',
      text: certificateText(round, rule, person), issuer: issuer ?? '', issued_at: now, revoked_at: null, revoked_by: null, reason: ''
    }
  })
  return certificate
}
