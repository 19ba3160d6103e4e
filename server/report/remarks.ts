import type { Context } from '../context'
import type { Round } from '../rounds/round'
import { closeUp, dateWords, momentWords } from './rules/words'

const KINDS = ['round.pause', 'round.resume', 'round.end', 'round.amend', 'round.rescore', 'honours.announce'] as const
type Data = { reason?: string; remarked?: number; version?: number; question?: string }

/** What has happened to a round that whoever reads its figures should know: members have been told the same. */
export async function remarksOf({ db, config }: Pick<Context, 'db' | 'config'>, rounds: readonly Round[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (rounds.length === 0) return found
  const rows = await db.selectFrom('audit').select(['at', 'kind', 'subject', 'data']).where('at', '>=', Math.min(...rounds.map(({ opens_at }) => opens_at)))
    .where('kind', 'in', [...KINDS]).where('subject', 'in', rounds.map(({ id }) => id)).where('outcome', '=', 'done').orderBy('at').orderBy('id').execute()
  for (const { id } of rounds) {
    const own = rows.filter(({ subject }) => subject === id).map((row) => ({ kind: row.kind as (typeof KINDS)[number], at: Number(row.at), data: JSON.parse(row.data) as Data }))
    const rescored = own.filter(({ kind }) => kind === 'round.rescore')
    const last = rescored.at(-1)
    const questions = new Set(rescored.map(({ data }) => data.question)).size
    found.set(id, [
      ...own.flatMap((one) => said(one, config.zone)),
      ...(last ? [`因改正${questions}道题的答案重新计分，最近一次在${dateWords(last.at, config.zone)}，以上为重新计分后的成绩`] : [])
    ])
  }
  return found
}

function said({ kind, at, data }: { kind: (typeof KINDS)[number]; at: number; data: Data }, zone: string): string[] {
  const why = data.reason ? `，原因：${closeUp(data.reason).replace(/[。；]+$/, '')}` : ''
  switch (kind) {
    case 'round.pause': return [`${momentWords(at, zone)}暂停答题${why}`]
    case 'round.resume': return [`${momentWords(at, zone)}恢复答题`]
    case 'round.end': return [`${momentWords(at, zone)}提前结束${why}`]
    case 'round.amend': return [`${momentWords(at, zone)}调整规则${why}${data.remarked ? `，重新计分${data.remarked}份` : ''}`]
    case 'honours.announce': return Number(data.version) > 1 ? [`${dateWords(at, zone)}更正并再次公布获奖名单${why}`] : []
    case 'round.rescore': return []
    default: return kind satisfies never
  }
}
