import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { RoleGrant } from '../../../contract/account'
import type { MemberDetail, OwnUnit } from '../../../contract/roster'
import { Choice } from '../shell/Choice'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { session } from '../services/session'
import { Field } from '../shell/Field'
import { Problem } from '../shell/Problem'
import { UnitPick } from './UnitPick'
import { roleName } from './words'

type Role = RoleGrant['role']
interface Props { member: MemberDetail; units: OwnUnit[]; own: boolean; changed: (member: MemberDetail) => void }

/** What somebody may do for which unit; given and taken by whoever reaches as far. */
export function Roles({ member, units, own, changed }: Props) {
  const { modal } = App.useApp()
  const [asking, setAsking] = useState(false)
  const withdraw = useAct(async ({ role, unit }: RoleGrant) => changed(await request('POST /organiser/members/:id/roles/withdraw', { id: member.id, role, unitId: unit.id })))
  const ask = (grant: RoleGrant) => modal.confirm({
    title: `免去${member.name}的“${roleName(grant)}”？`, content: '马上生效：不能再管理这个单位的竞赛、花名册和题库。已经办的事都留着，以后可以再任命。', okText: '免去', cancelText: '不免', onOk: () => withdraw.run(grant)
  })
  const mayChange = !member.guarded && !member.left
  if (!mayChange && member.roles.length === 0) return null
  return (
    <section className='drawer-part' aria-label='角色'>
      <div className='between'><h2 className='h2'>角色</h2>{mayChange ? <Button onClick={() => setAsking(true)}>任命</Button> : null}</div>
      {member.roles.length === 0 ? <p className='cap'>没有角色，只能参加。任命为组织者后，可以在电脑和手机上管理所选单位及其下级。</p> : (
        <ul className='stays'>
          {member.roles.map((grant) => (
            <li key={roleName(grant)}>
              <span>{roleName(grant)}</span>
              {mayChange && !own ? <Button type='link' className='in-table' disabled={withdraw.busy} aria-label={`免去${roleName(grant)}`} onClick={() => ask(grant)}>免去</Button> : null}
            </li>
          ))}
        </ul>
      )}
      {own && member.roles.length ? <p className='cap'>自己的角色由另一位管理员或上级来免去。</p> : null}
      <Problem error={withdraw.error} />
      {asking ? <Appoint member={member} units={units} close={() => setAsking(false)} done={changed} /> : null}
    </section>
  )
}

function Appoint({ member, units, close, done }: { member: MemberDetail; units: OwnUnit[]; close: () => void; done: (member: MemberDetail) => void }) {
  const admin = session.use((state) => state.me?.roles.some(({ role }) => role === 'admin') ?? false)
  const [role, setRole] = useState<Role>('organiser')
  const [unitId, setUnit] = useState(units.some(({ id }) => id === member.unit.id) ? member.unit.id : units[0]?.id ?? '')
  const appoint = useAct(async () => {
    done(await request('POST /organiser/members/:id/roles', { id: member.id, role, unitId }))
    close()
  })
  return (
    <Modal title={`任命${member.name}`} open okText='任命' cancelText='不任命' confirmLoading={appoint.busy} onOk={() => appoint.run()} onCancel={close} width={480}>
      {admin ? <Choice<Role> label='角色' value={role} change={setRole} items={[{ value: 'organiser', text: '组织者' }, { value: 'admin', text: '管理员' }]} /> : null}
      <p className='sub appoint-says'>{role === 'admin' ? '管理员可以做组织者能做的一切，还可以任免管理员。' : '组织者可以管理所选单位及其下级的竞赛、花名册和题库，任免下级的组织者。'}</p>
      <Field label='管理哪个单位（含下级）'>{(field) => <UnitPick {...field} units={units} value={unitId} choose={setUnit} />}</Field>
      <Problem error={appoint.error} />
    </Modal>
  )
}
