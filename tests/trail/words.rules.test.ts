import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kindsOf, trailKinds, trailWords } from '../../server/trail/rules/words'

const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  if (entry.name === 'dist' || entry.name === 'node_modules') return []
  const path = join(folder, entry.name)
  return entry.isDirectory() ? sources(path) : entry.name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : []
})

/** What stands behind `kind:` within three lines of a call that records something. */
const recorded = () => sources(join(__dirname, '../../server')).flatMap((text) => [...text.matchAll(/recordAudit\(tx, \{([\s\S]{0,160}?)subject:/g)]
  .flatMap(([, head = '']) => [...(head.match(/kind:(.*)/)?.[1] ?? '').matchAll(/'([\w.-]+)'/g)].map(([, kind = '']) => kind)))

test('everything that is recorded is said in words', () => {
  const kinds = recorded()
  expect(kinds.length).toBeGreaterThan(25)
  expect(kinds.filter((kind) => !trailKinds[kind])).toEqual([])
  // And nothing has words that is recorded nowhere.
  expect(Object.keys(trailKinds).filter((kind) => !kinds.includes(kind))).toEqual([])
})

test('what was done, with what matters about it', () => {
  expect(trailWords('round.end', { reason: '改到下周' })).toEqual({ group: 'round', what: '提前结束竞赛', details: [{ name: '原因', value: '改到下周' }] })
  expect(trailWords('honours.announce', { version: 2, reason: '' })).toEqual({ group: 'award', what: '更正并再次公布获奖名单', details: [] })
  expect(trailWords('round.amend', { reason: '更正', remarked: 3 }).details).toEqual([{ name: '原因', value: '更正' }, { name: '重新计分', value: '3 份' }])
  expect(trailWords('question.status', { status: 'active' }).what).toBe('启用试题')
  expect(trailWords('round.excuse', { member: 'm-1', reason: '长期病假' }, '刘美华（普及处党支部）').details).toEqual([{ name: '人员', value: '刘美华（普及处党支部）' }, { name: '原因', value: '长期病假' }])
  expect(trailWords('export', { file: '个人成绩', filter: '' })).toEqual({ group: 'round', what: '导出个人成绩', details: [] })
  expect(trailWords('export', { file: '参加人员', filter: '没参加' }).details).toEqual([{ name: '范围', value: '没参加' }])
  expect(trailWords('of.tomorrow', {})).toEqual({ group: 'account', what: 'of.tomorrow', details: [] })
})

test('signing in is left out unless one asks for accounts', () => {
  expect(kindsOf(undefined)).not.toContain('sign-in')
  expect(kindsOf('account')).toContain('sign-in')
  expect(kindsOf('award')).toEqual(expect.arrayContaining(['draw', 'certificate.revoke']))
})
