import type { CheckedCertificate } from '../../contract/awards'
import type { Certificate, RoundConfig } from '../../contract/round-config'
import { countFailure, shut } from '../account/writes'
import type { Context } from '../context'
import type { CertificateTable } from '../db/awards-schema'
import { AppError } from '../errors'
import { momentOf, type Round } from '../rounds/round'
import { whoWords } from '../rounds/rules/notice-awards'
import { qualifies, type Judged } from '../rounds/rules/qualify'
import { toPoints } from '../rounds/rules/types'
import { endMoment, moment, number } from '../rounds/rules/words'
import { correctedAt } from './corrected'
import { checkedHours } from './hours'
import { codeFrom, readCode } from './rules/check-code'
import { certificateView } from './view'

/** A place or the upper end of a tier can still be lost while the round goes on. */
const waitsForClose = ({ who }: Certificate) => who.rankTo !== undefined || who.below !== undefined

/** Whether somebody may have a certificate now, its dates not looked at. */
export const deserves = (round: Round, certificate: Certificate, person: Judged | null, now: number): boolean =>
  person !== null && qualifies(certificate.who, person) && (!waitsForClose(certificate) || momentOf(round, now) === 'closed')

/** Why a certificate is not issued now, as a sentence; empty: it is. */
export function whyNoCertificate(ctx: Context, round: Round, certificate: Certificate, person: Judged | null, now: number): string {
  const { who, from, until } = certificate
  if (!person || !qualifies(who, person)) return `还没有达到要求：${requirement(round.config, certificate)}。`
  if (!deserves(round, certificate, person, now)) return '名次要到竞赛截止后才定下来，请截止后来领取。'
  if (from !== undefined && now < from) return `证书从 ${moment(from, ctx.config.zone, now)} 起领取，请到时再来。`
  if (until !== undefined && now > until) return `领取时间在 ${endMoment(until, ctx.config.zone, now)} 结束了。如有疑问，请联系组织者。`
  return ''
}

/** 得分不低于 60 分的 → 得分不低于 60 分 */
const requirement = (config: RoundConfig, { who }: Certificate) => whoWords(config, who).replace(/的$/, '')

/** What it is for, as it is printed. */
export function certificateText({ config, title }: Round, certificate: Certificate, person: Judged): string {
  const { who } = certificate
  const scope = who.phase === undefined ? person : person.phases.get(who.phase)
  const score = config.show.score === false || !scope ? '' : `，成绩 ${number(toPoints(scope.score))} 分`
  const named = Object.keys(who).some((one) => one !== 'phase')
  return `参加“${title}”${score}${named ? `，达到“${requirement(config, certificate)}”的要求` : ''}，特发此证。`
}

export const freshCode = (ctx: Context) => codeFrom(Buffer.from(ctx.secretText(16), 'base64url'))

export const REVOKED_SAYS = '这张证书不再有效。'

/** What stands on it, and whether it still holds: nothing about anybody that is not printed. */
export const checkedView = (row: CertificateTable, correctedAt: number | null): CheckedCertificate => ({
  state: row.revoked_at === null ? 'valid' : 'revoked',
  said: row.revoked_at === null ? `这张证书是真的，由${row.issuer}颁发。` : REVOKED_SAYS,
  correctedAt, certificate: certificateView(row)
})

/** @throws when nobody could have been given such a number */
export function codeOf(typed: string): string {
  const code = readCode(typed)
  if (code === null) throw new AppError('bad_request', '编号不对，请对照证书再看一遍。编号共 12 位，没有 0、O、1、I、L。', { field: 'code' })
  return code
}

export const findCertificate = ({ db }: Context, code: string) => db.selectFrom('certificate').selectAll().where('code', '=', code).executeTakeFirst()

export const noCertificate = () => new AppError('not_found', '没有这张证书。编号没有抄错的话，它不是这里颁发的。')

/** Numbers that are none are counted by address, so that nobody tries them out; a desk that checks real ones all day is let alone. */
export async function checkCertificate(ctx: Context, typed: string, address: string, now: number): Promise<CheckedCertificate> {
  const code = codeOf(typed)
  const key = `ip:certificate:${address}`
  const closed = await ctx.db.selectFrom('throttle').select('until').where('key', '=', key).where('until', '>', now).executeTakeFirst()
  if (closed) throw shut(closed.until, now)
  const row = await findCertificate(ctx, code)
  if (row) return checkedView(row, await correctedAt(ctx, row))
  const hours = await ctx.db.selectFrom('hours_certificate').selectAll().where('code', '=', code).executeTakeFirst()
  if (hours) return checkedHours(ctx, hours)
  await ctx.writer.write(countFailure, { key, now })
  throw noCertificate()
}
