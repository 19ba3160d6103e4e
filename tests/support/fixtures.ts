import type { Kysely } from 'kysely'
import type { Schema } from '../../server/db/schema'
import { indexOf } from '../../server/questions/store'

export interface MemberSpec {
  id: string
  unit: string
  name: string
}

const units: [id: string, parent: string | null, name: string][] = [
  ['u-top', null, '江州省联合会'], ['u-a', 'u-top', '甲市联合会'], ['u-b', 'u-top', '乙市联合会'],
  ['u-a1', 'u-a', '甲市第一党支部'], ['u-a2', 'u-a', '甲市第二党支部'], ['u-b1', 'u-b', '乙市第一党支部']
]

const SURNAMES = '赵钱孙李周吴郑王冯陈'
const members: MemberSpec[] = [
  { id: 'm-top', unit: 'u-a1', name: '管理员' }, { id: 'm-org-a', unit: 'u-a2', name: '甲组织' }, { id: 'm-sec', unit: 'u-a1', name: '书记' },
  ...(['u-a1', 'u-a2', 'u-b1'] as const).flatMap((unit) => Array.from({ length: 5 }, (_, i) => ({
    id: `m-${unit.slice(2)}-${i + 1}`, unit, name: `${SURNAMES.charAt(i)}${unit.slice(2)}${i + 1}`
  })))
]

const grants: [member: string, role: 'organiser' | 'admin', unit: string][] = [
  ['m-top', 'admin', 'u-top'], ['m-top', 'organiser', 'u-top'], ['m-org-a', 'organiser', 'u-a'], ['m-sec', 'organiser', 'u-a1']
]

export async function insertTree(db: Kysely<Schema>, now: number): Promise<void> {
  const paths = new Map<string, string>()
  for (const [i, [id, parent, name]] of units.entries()) {
    const path = `${parent ? paths.get(parent) : ''}${id}/`
    paths.set(id, path)
    await db.insertInto('unit').values({ id, parent_id: parent, name, depth: path.split('/').length - 2, path, sort: i, declared_heads: null, active: 1, created_at: now }).execute()
  }
  for (const { id, unit, name } of members) {
    await db.insertInto('member').values({ id, unit_id: unit, name, staff_no: null, phone_hash: null, phone_enc: null, activation_hash: null, status: 'active', created_at: now }).execute()
    await db.insertInto('account').values({ id: `acc-${id}`, member_id: id, created_at: now, disabled: 0 }).execute()
  }
  for (const [member, role, unit] of grants) await db.insertInto('role_grant').values({ id: `${member}-${role}`, member_id: member, role, unit_id: unit, created_at: now }).execute()
}

/** Forty singles, ten multiples, ten judgements, five fill-ins; the right answer stands in the words, so that tests can play. */
export async function insertBank(db: Kysely<Schema>, now: number): Promise<void> {
  await db.insertInto('bank').values({ id: 'bank', unit_id: 'u-top', name: '测试题库', created_at: now, practice: 1, updated_at: now }).execute()
  await insertSingles(db, now, 1, 40)
  for (let i = 1; i <= 10; i++) await insertQuestion(db, now, { id: `d${i}`, type: 'multiple', stem: `多选第 ${i} 题`, options: LETTERS, rubric: { right: [0, 1, 2], texts: [] } })
  for (let i = 1; i <= 10; i++) await insertQuestion(db, now, { id: `j${i}`, type: 'judge', stem: `判断第 ${i} 题。`, options: [], rubric: { right: [i % 2], texts: [] } })
  for (let i = 1; i <= 5; i++) await insertQuestion(db, now, { id: `f${i}`, type: 'fill', stem: `填空第 ${i} 题____。`, options: [], rubric: { right: [], texts: [[`答案${i}`, `${i}`]] } })
}

export async function insertSingles(db: Kysely<Schema>, now: number, from: number, to: number): Promise<void> {
  for (let i = from; i <= to; i++) await insertQuestion(db, now, { id: `s${i}`, type: 'single', stem: `单选第 ${i} 题`, options: LETTERS, rubric: { right: [i % 4], texts: [] } })
}

const LETTERS = ['甲', '乙', '丙', '丁']

interface QuestionSpec {
  id: string
  type: Schema['question']['type']
  stem: string
  options: string[]
  rubric: { right: number[]; texts: string[][] }
}

async function insertQuestion(db: Kysely<Schema>, now: number, { id, type, stem, options, rubric }: QuestionSpec) {
  await db.insertInto('question').values({ id, bank_id: 'bank', version: 1, type, topic: '专题', period: '综合', difficulty: 1, tags: '[]', status: 'active', created_at: now, updated_at: now, created_by: '', import_id: null }).execute()
  await db.insertInto('question_version').values({
    id: `${id}.1`, question_id: id, version: 1, type, stem, options: JSON.stringify(options), rubric: JSON.stringify(rubric),
    analysis: `解析-${id}`, source: `出处-${id}`, created_at: now, editor: '', kind: 'created', note: '', labels: ''
  }).execute()
  const { keys, text } = indexOf(id, 'bank', { type, stem, options })
  await db.insertInto('question_key').values(keys).execute()
  await db.insertInto('question_text').values(text).execute()
}
