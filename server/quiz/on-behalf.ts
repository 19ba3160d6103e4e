import type { Context } from '../context'
import { notFound } from '../errors'
import type { MemberActor } from '../http/call'
import { lineage } from '../unit-path'

/** An organiser who acts for somebody: what is asked is asked about that member, who holds no roles here. */
export async function onBehalf({ db }: Pick<Context, 'db'>, actor: MemberActor, memberId: string): Promise<MemberActor> {
  const member = await db.selectFrom('member').innerJoin('unit', 'unit.id', 'member.unit_id').select(['member.id', 'member.name', 'unit.id as unitId', 'unit.name as unitName', 'unit.path'])
    .where('member.id', '=', memberId).executeTakeFirst()
  if (!member) throw notFound('这个人')
  return { ...actor, grants: [], member: { id: member.id, name: member.name, unitId: member.unitId, unitName: member.unitName, unitPath: member.path, lineage: lineage(member.path) } }
}
